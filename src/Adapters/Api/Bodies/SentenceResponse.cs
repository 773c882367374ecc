using System.Diagnostics.CodeAnalysis;
using BucketManager.Domain.Basics;

namespace BucketManager.Adapters.Api.Bodies;

/// <summary>Something said to a person: English text, and code and arguments from which other languages are made.</summary>
/// <param name="Code">One of the catalogue's.</param>
/// <param name="Args">Texts or whole numbers.</param>
/// <param name="Text">English.</param>
public sealed record SentenceResponse(string Code, IReadOnlyDictionary<string, object> Args, string Text)
{
    public static SentenceResponse From(Sentence sentence) => new(sentence.Code, sentence.Args, sentence.Text);

    [return: NotNullIfNotNull(nameof(sentence))]
    public static SentenceResponse? Of(Sentence? sentence) => sentence is null ? null : From(sentence);

    public static IReadOnlyList<SentenceResponse> List(IEnumerable<Sentence> sentences) => [.. sentences.Select(From)];
}

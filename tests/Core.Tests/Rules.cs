using BucketManager.Domain.Basics;

namespace BucketManager.Core.Tests;

/// <summary>What a refusal says is wrong, short enough to compare.</summary>
public static class Rules
{
    /// <summary>The rules that are broken, each with its field: <c>/spec/title required</c>.</summary>
    public static string[] Broken<T>(this Result<T> result)
        where T : notnull =>
        result.Refusal.Broken();

    /// <inheritdoc cref="Broken{T}"/>
    public static string[] Broken(this Refusal? refusal) => refusal switch
    {
        null => [],
        Refusal.Invalid invalid => [.. invalid.Errors.Select(e => $"{e.Field} {e.Says.Code}")],
        _ => [refusal.GetType().Name],
    };

    /// <summary>The codes of sentences.</summary>
    public static string[] Codes(this IEnumerable<Sentence> sentences) => [.. sentences.Select(s => s.Code)];

    /// <summary>The English texts of sentences.</summary>
    public static string[] Texts(this IEnumerable<Sentence> sentences) => [.. sentences.Select(s => s.Text)];
}

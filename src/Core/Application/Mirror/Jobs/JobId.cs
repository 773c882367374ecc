using BucketManager.Domain.Basics;

namespace BucketManager.Application.Mirror.Jobs;

/// <summary>A job's id: a letter, then letters, digits and hyphens, at most 64. Ids sort by the time at which they were made.</summary>
public sealed record JobId
{
    public const int MaxLength = 64;

    private readonly string text;

    private JobId(string text) => this.text = text;

    /// <summary>A new id: <c>j</c> and 26 characters.</summary>
    public static JobId New(DateTimeOffset now, IEntropy entropy) => new(SortableId.New('j', now, entropy));

    public static Result<JobId> Check(string? text) =>
        text is { Length: > 0 and <= MaxLength } && char.IsAsciiLetter(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? new JobId(text)
            : new Refusal.Invalid("id", FieldRules.Characters("letters, digits and hyphens"));

    public static JobId Parse(string text) => Check(text).Value;

    public override string ToString() => text;
}

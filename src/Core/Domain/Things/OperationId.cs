using BucketManager.Domain.Basics;

namespace BucketManager.Domain.Things;

/// <summary>
/// A change's id, which is also its token at CloudFormation: a letter, then letters, digits and hyphens, at most 64.
/// Ids sort by the time at which they were made.
/// </summary>
public sealed record OperationId : IComparable<OperationId>
{
    public const int MaxLength = 64;

    private readonly string text;

    private OperationId(string text) => this.text = text;

    /// <summary>Token of the call that clears the way for this change: deletes a failed creation, continues a roll-back.</summary>
    public string ClearingToken => text + "-clear";

    /// <summary>A new id: <c>o</c> and 26 characters.</summary>
    public static OperationId New(DateTimeOffset now, IEntropy entropy) => new(SortableId.New('o', now, entropy));

    public static Result<OperationId> Check(string? text) =>
        text is { Length: > 0 and <= MaxLength } && char.IsAsciiLetter(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? new OperationId(text)
            : new Refusal.Invalid("id", FieldRules.Characters("letters, digits and hyphens"));

    public static OperationId Parse(string text) => Check(text).Value;

    public int CompareTo(OperationId? other) => string.CompareOrdinal(text, other?.text);

    public override string ToString() => text;
}

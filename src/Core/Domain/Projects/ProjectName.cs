using BucketManager.Domain.Basics;

namespace BucketManager.Domain.Projects;

/// <summary>2 to 20 of <c>a-z 0-9 -</c>; starts with a letter, ends with a letter or digit, no <c>--</c>.</summary>
public sealed record ProjectName : IComparable<ProjectName>
{
    public const int MaxLength = 20;

    private readonly string text;

    private ProjectName(string text) => this.text = text;

    public static Result<ProjectName> Check(string? text) =>
        NameShape.Broken(text, 2, MaxLength) is { } broken ? new Refusal.Invalid("project", broken) : new ProjectName(text!);

    public static ProjectName Parse(string text) => Check(text).Value;

    public int CompareTo(ProjectName? other) => string.CompareOrdinal(text, other?.text);

    public override string ToString() => text;
}

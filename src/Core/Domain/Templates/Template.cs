namespace BucketManager.Domain.Templates;

/// <summary>A rendered template: the same record gives the same bytes.</summary>
/// <param name="Text">JSON, ASCII only, lines end with LF.</param>
public sealed record Template(string Text);

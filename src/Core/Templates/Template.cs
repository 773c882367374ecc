namespace BucketManager.Core.Templates;

/// <summary>A rendered template: the same record gives the same bytes.</summary>
/// <param name="Text">JSON, ASCII only, lines end with LF.</param>
/// <param name="ResourceCount">Resources in it: how many parts an operation on it has.</param>
public sealed record Template(string Text, int ResourceCount);

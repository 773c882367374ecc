namespace BucketManager.Core.Templates;

/// <summary>The difference of two templates for engineers.</summary>
public static class TemplateDiff
{
    /// <summary>A unified diff with three lines of context; empty when the texts are equal. Null: there is no such template.</summary>
    public static string Unified(string? before, string? after) => throw new NotSupportedException($"{before} {after}");
}

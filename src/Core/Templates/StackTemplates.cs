using BucketManager.Core.State;

namespace BucketManager.Core.Templates;

/// <summary>The templates of the four kinds of stack: written from records, and read back.</summary>
public static class StackTemplates
{
    /// <summary>AWS takes no longer template in a call. Bytes. Source: CloudFormation quotas.</summary>
    public const int MaxBytes = 51_200;

    /// <summary>The template of a project's baseline, a bucket or a user.</summary>
    public static Template Render(ThingRecord record) => throw new NotSupportedException($"{record}");

    /// <summary>The template of a project's registry.</summary>
    public static Template Render(ProjectRegistration registration) => throw new NotSupportedException($"{registration}");

    /// <summary>Values of the template's parameters, from the baseline's outputs. Null: the baseline lacks one that is needed.</summary>
    public static ValueMap<string>? ParametersOf(ThingRecord record, ValueMap<string> baselineOutputs) =>
        throw new NotSupportedException($"{record} {baselineOutputs}");

    /// <summary>The constant tags of a thing's stack.</summary>
    public static ValueMap<string> TagsOf(ThingKey key) => throw new NotSupportedException($"{key}");

    public static TemplateReading Read(string text) => throw new NotSupportedException(text);

    /// <summary>The refusal that AWS would give later: policies or template too large. Null: it fits.</summary>
    public static Refusal? Oversize(ThingRecord record) => throw new NotSupportedException($"{record}");
}

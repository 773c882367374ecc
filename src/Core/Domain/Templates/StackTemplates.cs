using BucketManager.Domain.Basics;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Sentences;
using BucketManager.Domain.Things;

namespace BucketManager.Domain.Templates;

/// <summary>The templates of the four kinds of stack: written from records, and read back.</summary>
public static class StackTemplates
{
    /// <summary>AWS takes no longer template in a call. Bytes. Source: CloudFormation quotas.</summary>
    public const int MaxBytes = 51_200;

    // During a change the same few are asked for again and again: with every event of the stack, and before each call.
    private static readonly BoundedCache<string, TemplateReading> Readings = new(TemplateReader.Read, StringComparer.Ordinal);

    private static readonly BoundedCache<ThingRecord, RenderedStack> Written = new(
        record => new RenderedStack(record),
        EqualityComparer<ThingRecord>.Create(
            (one, other) => one == other, record => HashCode.Combine(record.OperationId, record.Renderer)));

    /// <summary>The template of a project's baseline, a bucket or a user, in the version that the record names.</summary>
    public static Template Render(ThingRecord record) => Written.Of(record).Template;

    /// <summary>The template of a project's registry.</summary>
    public static Template Render(ProjectRegistration registration) => RegistryTemplate.Of(registration).ToTemplate();

    /// <summary>Resources of a thing's stack: how many parts an operation on it has.</summary>
    public static int CountResources(ThingRecord record) => Model(record).Resources.Count;

    /// <summary>Values of the template's parameters, from the baseline's outputs. Null: the baseline lacks one that is needed.</summary>
    public static ValueMap<string>? ParametersOf(ThingRecord record, ValueMap<string> baselineOutputs)
    {
        var needed = Model(record).Parameters;
        return needed.All(baselineOutputs.ContainsKey)
            ? new ValueMap<string>(needed.Select(name => KeyValuePair.Create(name, baselineOutputs[name])))
            : null;
    }

    /// <summary>The constant tags of a thing's stack.</summary>
    public static ValueMap<string> TagsOf(ThingKey key) => Tags(key.Project.ToString(), key.Kind.Word(), key.Name);

    /// <summary>The constant tags of a project's registry.</summary>
    public static ValueMap<string> RegistryTagsOf(ProjectName project) => Tags(project.ToString(), RecordJson.Registry, project.ToString());

    /// <summary>What a template's text is. Never throws.</summary>
    public static TemplateReading Read(string text) => Readings.Of(text);

    /// <summary>
    /// Whether the live template is not what the version that its record names makes of that: then it was changed outside.
    /// </summary>
    public static bool Differs(ThingRecord record, string text) => Render(record).Text != text;

    /// <summary>The refusal that AWS would give later: policies or template too large. Null: it fits.</summary>
    public static Refusal? Oversize(ThingRecord record)
    {
        if (record.Key.Kind is ThingKind.User)
            return PolicyBudget.Of(record) is { IsExceeded: true } budget ? new Refusal.PolicyTooLarge(budget.Used, budget.Limit) : null;
        var length = Model(record).ShortLength();
        return length > MaxBytes
            ? new Refusal.Invalid("/spec", Say.TemplateTooLarge(used: length, limit: MaxBytes))
            : null;
    }

    private static StackModel Model(ThingRecord record) => Written.Of(record).Model;

    private static ValueMap<string> Tags(string project, string kind, string name) => new(
    [
        new("bucket-manager:project", project),
        new("bucket-manager:kind", kind),
        new("bucket-manager:name", name),
    ]);
}

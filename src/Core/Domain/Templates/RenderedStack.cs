using BucketManager.Domain.Records;
using BucketManager.Domain.Things;

namespace BucketManager.Domain.Templates;

/// <summary>What is made of a record; its text only once somebody asks for it.</summary>
internal sealed class RenderedStack(ThingRecord record)
{
    private Template? template;

    public StackModel Model { get; } = record.Key.Kind switch
    {
        ThingKind.Project => BaselineTemplate.Of(record),
        ThingKind.Bucket => BucketTemplate.Of(record),
        ThingKind.User => UserTemplate.Of(record),
        _ => throw new ArgumentOutOfRangeException(nameof(record)),
    };

    public Template Template => template ??= Model.ToTemplate();
}

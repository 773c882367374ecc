namespace BucketManager.Domain.Templates;

/// <summary>A resource of a stack.</summary>
/// <param name="Id">Its logical id.</param>
internal sealed record Resource(string Id, string Type, Json Properties)
{
    /// <summary>Set on the main resource.</summary>
    public Json? Record { get; init; }

    /// <summary>Holds files, or what opens them: a failed creation leaves nothing behind, and no deletion of a stack loses it.</summary>
    public bool Kept { get; init; }

    /// <summary>Logical id of what must exist before and is not referred to.</summary>
    public string? After { get; init; }

    public Json ToJson() => Json.Of(
        ("Type", Type),
        ("DeletionPolicy", Kept ? "RetainExceptOnCreate" : null),
        ("UpdateReplacePolicy", Kept ? "Retain" : null),
        ("DependsOn", After is null ? null : (Json)After),
        ("Metadata", Record is null ? null : Json.Of(("BucketManager", Record))),
        ("Properties", Properties));
}

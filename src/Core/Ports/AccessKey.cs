namespace BucketManager.Core.Ports;

/// <summary>An access key as its owner's account lists it.</summary>
/// <param name="LastUsedAt">Null: never. Hours late.</param>
public sealed record AccessKey(string Id, bool Active, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt);

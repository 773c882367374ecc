namespace BucketManager.Domain.Credentials;

/// <summary>An access key as its owner's account lists it.</summary>
/// <param name="LastUsedAt">Null: never. Hours late.</param>
public sealed record AccessKey(string Id, bool Active, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt)
{
    /// <summary>Access keys that a user can have. Source: IAM quotas.</summary>
    public const int MaxPerUser = 2;
}

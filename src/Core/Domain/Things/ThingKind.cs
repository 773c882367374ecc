namespace BucketManager.Domain.Things;

/// <summary>The kinds of thing that have a stack of their own.</summary>
public enum ThingKind
{
    Project,
    Bucket,
    User,
}

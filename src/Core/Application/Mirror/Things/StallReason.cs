namespace BucketManager.Application.Mirror.Things;

/// <summary>What keeps a change that is under way from ending as soon as such changes do. Nobody has to do anything about it.</summary>
public enum StallReason
{
    /// <summary>AWS works on it, for much longer than usual.</summary>
    TakesLong,

    /// <summary>AWS takes no more calls of ours at the moment.</summary>
    Throttled,
}

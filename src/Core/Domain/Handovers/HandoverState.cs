namespace BucketManager.Domain.Handovers;

/// <summary>Where a link is. Only an open one can be claimed.</summary>
public enum HandoverState
{
    Open,

    /// <summary>The right passcode came; the key is being made. Nobody else can claim.</summary>
    Claiming,
    Claimed,
    Expired,
    Withdrawn,

    /// <summary>Too many wrong passcodes, for good.</summary>
    Locked,
}

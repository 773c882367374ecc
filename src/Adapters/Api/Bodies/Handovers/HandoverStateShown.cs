namespace BucketManager.Adapters.Api.Bodies.Handovers;

/// <summary>Where a link is. Only an open one can be claimed.</summary>
public enum HandoverStateShown
{
    Open,
    Claimed,
    Expired,
    Withdrawn,
    Locked,
}

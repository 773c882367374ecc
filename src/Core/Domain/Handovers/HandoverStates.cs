namespace BucketManager.Domain.Handovers;

/// <summary>The words of the states, as people and programs read them.</summary>
public static class HandoverStates
{
    /// <summary>One that is being claimed is open until that is done.</summary>
    public static string Word(this HandoverState state) => state switch
    {
        HandoverState.Open or HandoverState.Claiming => "open",
        HandoverState.Claimed => "claimed",
        HandoverState.Expired => "expired",
        HandoverState.Withdrawn => "withdrawn",
        HandoverState.Locked => "locked",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}

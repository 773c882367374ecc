namespace BucketManager.Adapters.SimulatedAws;

internal enum StepStage
{
    Waiting,
    Started,

    /// <summary>The resource exists and has a physical id.</summary>
    Initiated,
    Done,
    Failed,
    Cancelled,
}

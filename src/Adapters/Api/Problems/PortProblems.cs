using BucketManager.Domain.Basics;
using BucketManager.Domain.Sentences;

namespace BucketManager.Adapters.Api.Problems;

/// <summary>The one place that knows the status of a driven side's trouble. A test feeds it every case.</summary>
public static class PortProblems
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <param name="fault">What kind of trouble.</param>
    /// <param name="traceId">Under which the cause is logged.</param>
    /// <param name="says">What the driven side itself has to say to people; null: nothing.</param>
    public static Refusal Of(PortFault fault, string traceId, Sentence? says = null) => fault switch
    {
        PortFault.Throttled or PortFault.Unavailable => new Refusal.Unavailable(
            says ?? Say.DrivenSideUnavailable(RequestFault.Seconds(Pause)), Pause),
        PortFault.Refused or PortFault.NotFound or PortFault.Bug => new RequestFault.Unexpected(traceId),
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };
}

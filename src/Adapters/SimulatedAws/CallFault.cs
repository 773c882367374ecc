namespace BucketManager.Adapters.SimulatedAws;

/// <summary>What goes wrong with a call.</summary>
public abstract record CallFault
{
    private CallFault()
    {
    }

    /// <summary>"Rate exceeded"; nothing is done.</summary>
    public sealed record Throttled : CallFault;

    /// <summary>The call gets lost on its way: nothing is done, and the caller hears nothing.</summary>
    public sealed record Lost : CallFault;

    /// <summary>The call is carried out, but its answer gets lost.</summary>
    public sealed record AnswerLost : CallFault;

    /// <summary>Rights or a quota; nothing is done.</summary>
    public sealed record Refused(string Reason) : CallFault;

    /// <summary>The call arrives after <paramref name="Delay"/>, even if its caller has given up by then.</summary>
    public sealed record Late(TimeSpan Delay) : CallFault;

    /// <summary>A read that shows a stack as it was <paramref name="States"/> changes of status ago.</summary>
    public sealed record Stale(int States) : CallFault;
}

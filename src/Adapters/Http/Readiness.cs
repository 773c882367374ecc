using BucketManager.Domain.Basics;

namespace BucketManager.Adapters.Http;

/// <summary>Whether requests can be taken, for <c>/readyz</c>. A host says no while it starts and stops.</summary>
public sealed class Readiness
{
    private volatile bool ready = true;

    public bool IsReady
    {
        get => ready;
        set => ready = value;
    }

    /// <summary>Asked each time: why nothing can be changed at the moment, or null. Reads are served meanwhile.</summary>
    public Func<Sentence?> Trouble { get; set; } = () => null;
}

using BucketManager.Application.Mirror.Things;
using BucketManager.Domain.Records;

namespace BucketManager.Application.WriteLoop;

/// <summary>One look at a thing, and what became clear in it.</summary>
public sealed record ReconcileAttempt(ThingKey Key, bool Force)
{
    /// <summary>How often it was put off already.</summary>
    public int Attempt { get; set; }

    public TemplateMismatch? Doubt { get; set; }

    /// <summary>True: the template is not what the stack says is live, and that may be because one of the two reads lags.</summary>
    public bool Doubts(AppliedRecord template, ObservedStack seen)
    {
        if (template.Record.OperationId == seen.OperationId)
        {
            Doubt = null;
            return false;
        }

        var doubt = new TemplateMismatch(template.Record.OperationId, seen);
        if (Doubt == doubt)
            return Attempt < Backoff.BeyondLag;
        (Doubt, Attempt) = (doubt, 0);
        return true;
    }
}

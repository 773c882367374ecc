namespace BucketManager.Core.State;

/// <summary>One look at a thing, and what became clear in it.</summary>
internal sealed record Look(ThingKey Key, bool Force)
{
    /// <summary>How often it was put off already.</summary>
    public int Attempt { get; set; }

    public Doubt? Doubt { get; set; }

    /// <summary>True: the template is not what the stack says is live, and that may be because one of the two reads lags.</summary>
    public bool Doubts(AppliedRecord template, StackSeen seen)
    {
        if (template.Record.OperationId == seen.OperationId)
        {
            Doubt = null;
            return false;
        }

        var doubt = new Doubt(template.Record.OperationId, seen);
        if (Doubt == doubt)
            return Attempt < PutOff.BeyondLag;
        (Doubt, Attempt) = (doubt, 0);
        return true;
    }
}

namespace BucketManager.Domain.Basics;

/// <summary>Kinds of trouble of a driven side.</summary>
public enum PortFault
{
    /// <summary>Too many calls. This one was not carried out.</summary>
    Throttled,

    /// <summary>No answer, or none that says anything: the call may have been carried out.</summary>
    Unavailable,

    /// <summary>Understood and refused, for example for lack of rights. Not carried out.</summary>
    Refused,

    /// <summary>What the call is about does not exist.</summary>
    NotFound,

    /// <summary>The adapter and the other side do not understand each other: a defect.</summary>
    Bug,
}

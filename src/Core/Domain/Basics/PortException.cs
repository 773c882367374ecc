namespace BucketManager.Domain.Basics;

/// <summary>The trouble of a driven side, told in one way by every adapter. The cause is inside.</summary>
public sealed class PortException(PortFault fault, string message, Exception? cause = null) : Exception(message, cause)
{
    public PortFault Fault { get; } = fault;

    /// <summary>For people who use the program, where the adapter knows what is wrong; without secrets, paths and names of machines.</summary>
    public Sentence? Says { get; init; }
}

namespace BucketManager.Core.Ports;

/// <summary>The trouble of a driven side, told in one way by every adapter. The cause is inside.</summary>
public sealed class PortException(PortFault fault, string message, Exception? cause = null) : Exception(message, cause)
{
    public PortFault Fault { get; } = fault;
}

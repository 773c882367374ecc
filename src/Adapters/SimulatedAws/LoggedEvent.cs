using BucketManager.Application.Ports;

namespace BucketManager.Adapters.SimulatedAws;

/// <summary>An event as the stack's file keeps it.</summary>
internal sealed record LoggedEvent(
    string EventId,
    DateTimeOffset At,
    string LogicalId,
    string? PhysicalId,
    string ResourceType,
    string Status,
    string? Reason,
    string? Token)
{
    public StackEvent Of(StackState stack) => new(
        EventId, stack.Place, stack.Id, stack.Name, LogicalId, PhysicalId, ResourceType, At, Status, Reason, Token);
}

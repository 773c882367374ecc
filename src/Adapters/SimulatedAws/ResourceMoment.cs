using BucketManager.Application.Mirror.Things;
using BucketManager.Domain.Projects;

namespace BucketManager.Adapters.SimulatedAws;

/// <summary>The moment at which something that was being done to a resource would succeed.</summary>
/// <param name="Phase">The stack's status: tells a roll-back from the way there.</param>
/// <param name="Token">The operation's.</param>
public sealed record ResourceMoment(
    StackPlace Place, string StackName, string LogicalId, string Type, ResourceAction Action, StackStatus Phase, string Token)
{
    public bool InRollback => Phase is
        StackStatus.RollbackInProgress or StackStatus.UpdateRollbackInProgress or StackStatus.UpdateRollbackCompleteCleanupInProgress;
}

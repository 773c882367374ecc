using BucketManager.Application.Mirror.Things;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Projects;

namespace BucketManager.Application.Ports;

/// <summary>
/// Makes, changes and shows stacks. Calls are carried out at most once per answer: no call is repeated by the adapter.
/// Reads may lag behind writes. Throttled calls throw <see cref="PortFault.Throttled"/>; a lost answer <see cref="PortFault.Unavailable"/>.
/// </summary>
public interface IStackProvisioner
{
    Task<StackResult> CreateAsync(StackRequest order, CancellationToken cancel);

    /// <summary>Updates the stack whose id is <see cref="StackRequest.Name"/>.</summary>
    Task<StackResult> UpdateAsync(StackRequest order, CancellationToken cancel);

    /// <summary>Deletes by id. A stack that is gone already is an accepted deletion.</summary>
    Task<StackResult> DeleteAsync(StackPlace place, string stackId, string token, CancellationToken cancel);

    /// <summary>Takes up a roll-back that failed.</summary>
    Task<StackResult> ContinueRollbackAsync(StackPlace place, string stackId, string token, CancellationToken cancel);

    /// <summary>By id also stacks that are deleted (for 90 days); by name only those that are not. Null: it does not exist.</summary>
    Task<StackSnapshot?> FindAsync(StackPlace place, string nameOrId, CancellationToken cancel);

    /// <summary>The template's text as submitted, but every raw character beyond ASCII as <c>?</c>. Null: there is no such stack.</summary>
    Task<string?> ReadTemplateAsync(StackPlace place, string stackId, CancellationToken cancel);

    /// <summary>The stack's whole event log, newest first; empty where there is no such stack.</summary>
    Task<IReadOnlyList<StackEvent>> ListEventsAsync(StackPlace place, string stackId, CancellationToken cancel);

    /// <summary>All stacks of a place that are not deleted.</summary>
    Task<IReadOnlyList<StackSnapshot>> ListAsync(StackPlace place, CancellationToken cancel);
}

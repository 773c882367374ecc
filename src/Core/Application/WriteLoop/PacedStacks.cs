using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Projects;

namespace BucketManager.Application.WriteLoop;

/// <summary>A provisioner that calls no faster than a pace that others share, and each with its priority.</summary>
public sealed class PacedStacks(IStackProvisioner stacks, StackPace pace, CallPriority priority) : IStackProvisioner
{
    public Task<StackResult> CreateAsync(StackRequest order, CancellationToken cancel) =>
        PacedAsync(order.Place, () => stacks.CreateAsync(order, cancel), cancel);

    public Task<StackResult> UpdateAsync(StackRequest order, CancellationToken cancel) =>
        PacedAsync(order.Place, () => stacks.UpdateAsync(order, cancel), cancel);

    public Task<StackResult> DeleteAsync(StackPlace place, string stackId, string token, CancellationToken cancel) =>
        PacedAsync(place, () => stacks.DeleteAsync(place, stackId, token, cancel), cancel);

    public Task<StackResult> ContinueRollbackAsync(StackPlace place, string stackId, string token, CancellationToken cancel) =>
        PacedAsync(place, () => stacks.ContinueRollbackAsync(place, stackId, token, cancel), cancel);

    public Task<StackSnapshot?> FindAsync(StackPlace place, string nameOrId, CancellationToken cancel) =>
        PacedAsync(place, () => stacks.FindAsync(place, nameOrId, cancel), cancel);

    public Task<string?> ReadTemplateAsync(StackPlace place, string stackId, CancellationToken cancel) =>
        PacedAsync(place, () => stacks.ReadTemplateAsync(place, stackId, cancel), cancel);

    public Task<IReadOnlyList<StackEvent>> ListEventsAsync(StackPlace place, string stackId, CancellationToken cancel) =>
        PacedAsync(place, () => stacks.ListEventsAsync(place, stackId, cancel), cancel);

    public Task<IReadOnlyList<StackSnapshot>> ListAsync(StackPlace place, CancellationToken cancel) =>
        PacedAsync(place, () => stacks.ListAsync(place, cancel), cancel);

    private async Task<T> PacedAsync<T>(StackPlace place, Func<Task<T>> call, CancellationToken cancel)
    {
        await pace.WaitAsync(place, priority, cancel);
        try
        {
            return await call();
        }
        catch (PortException throttled) when (throttled.Fault == PortFault.Throttled)
        {
            pace.SlowDown(place);
            throw;
        }
    }
}

using BucketManager.Core.Ports;

namespace BucketManager.Contract.Tests.InMemory;

public sealed class SimulatedCloudFormationTests : StackProvisionerContract, IDisposable
{
    private readonly Cloud cloud = new();

    protected override IStackProvisioner Stacks => cloud.Stacks;

    protected override StackPlace Place => Cloud.Place;

    public void Dispose() => cloud.Dispose();

    protected override Task PassAsync(TimeSpan time)
    {
        cloud.Clock.Advance(time);
        return Task.CompletedTask;
    }
}

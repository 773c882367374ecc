using BucketManager.Application.Ports;
using BucketManager.Domain.Projects;

namespace BucketManager.Contract.Tests.Simulated;

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

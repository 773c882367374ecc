using BucketManager.Adapters.InMemory;
using BucketManager.Adapters.InMemory.Simulation;
using BucketManager.Core.Ports;
using BucketManager.Core.Projects;
using Microsoft.Extensions.Time.Testing;

namespace BucketManager.Contract.Tests.InMemory;

public sealed class SimulatedCloudFormationTests : StackProvisionerContract, IDisposable
{
    private readonly FakeTimeProvider clock = new(A.Start);
    private readonly SimulatedAws aws;

    public SimulatedCloudFormationTests() => aws = new SimulatedAws(clock, new SystemEntropy());

    protected override IStackProvisioner Stacks => aws.CloudFormation;

    protected override StackPlace Place { get; } = new(AccountId.Parse("123456789012"), Region.Parse("eu-central-1"));

    public void Dispose() => aws.Dispose();

    protected override Task PassAsync(TimeSpan time)
    {
        clock.Advance(time);
        return Task.CompletedTask;
    }
}

using BucketManager.Application.Ports;
using BucketManager.Domain.Projects;

namespace BucketManager.Contract.Tests.Simulated;

public sealed class SimulatedAccountsTests : AccountGatewayContract, IDisposable
{
    private readonly Cloud cloud = new();

    protected override IAccountGateway Accounts => cloud.Aws.Accounts;

    protected override StackPlace Place => Cloud.Place;

    public void Dispose() => cloud.Dispose();
}

using BucketManager.Core.Ports;

namespace BucketManager.Contract.Tests.InMemory;

public sealed class SimulatedAccountsTests : AccountGatewayContract, IDisposable
{
    private readonly Cloud cloud = new();

    protected override IAccountGateway Accounts => cloud.Aws.Accounts;

    protected override StackPlace Place => Cloud.Place;

    public void Dispose() => cloud.Dispose();
}

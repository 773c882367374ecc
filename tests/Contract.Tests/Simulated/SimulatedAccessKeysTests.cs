using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Users;
using Xunit;

namespace BucketManager.Contract.Tests.Simulated;

public sealed class SimulatedAccessKeysTests : AccessKeyIssuerContract, IDisposable
{
    private readonly Cloud cloud = new();

    protected override IAccessKeyIssuer Keys => cloud.Aws.AccessKeys;

    protected override StackPlace Place => Cloud.Place;

    [Fact]
    public async Task A_user_with_keys_cannot_be_deleted()
    {
        var user = UserName.Parse("acme");
        var id = await cloud.CreatedAsync("user", Cloud.UserTemplate);
        var key = await Keys.CreateAsync(Place, Project, user, Cancel);

        await cloud.DeleteAsync(id);
        cloud.Pass(60);

        Assert.Equal(StackStatus.DeleteFailed, await cloud.StatusAsync(id));
        Assert.Equal("Cannot delete entity, must delete access keys first.", await cloud.ReasonAsync(id, "User", "DELETE_FAILED"));
        Assert.Equal("The following resource(s) failed to delete: [User]. ", (await cloud.ShowAsync(id)).StatusReason);

        await Keys.DeleteAsync(Place, Project, user, key.Id, Cancel);
        await cloud.DeleteAsync(id, "o10");
        cloud.Pass(60);
        Assert.Equal(StackStatus.DeleteComplete, await cloud.StatusAsync(id));
    }

    public void Dispose() => cloud.Dispose();

    protected override async Task<UserName> NewUserAsync(string name)
    {
        await cloud.CreatedAsync(name, Cloud.UserTemplate.Replace("bm-contract-acme", $"bm-{Project}-{name}", StringComparison.Ordinal));
        return UserName.Parse(name);
    }
}

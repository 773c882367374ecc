using BucketManager.Application.Ports;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Credentials;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Users;
using Xunit;

namespace BucketManager.Contract.Tests;

/// <summary>Access keys: at most two for each user, and a secret that is told once.</summary>
public abstract class AccessKeyIssuerContract
{
    protected static CancellationToken Cancel => CancellationToken.None;

    protected static ProjectName Project { get; } = ProjectName.Parse("contract");

    protected abstract IAccessKeyIssuer Keys { get; }

    protected abstract StackPlace Place { get; }

    [Fact]
    public async Task A_new_key_has_the_format_of_aws_and_is_active()
    {
        var user = await NewUserAsync("keys-one");

        var issued = await Keys.CreateAsync(Place, Project, user, Cancel);

        Assert.Matches("^AKIA[A-Z2-7]{16}$", issued.Id);
        Assert.Matches("^[A-Za-z0-9/+]{40}$", issued.Secret);
        Assert.DoesNotContain(issued.Secret, issued.ToString(), StringComparison.Ordinal);
        Assert.Equal(new AccessKey(issued.Id, Active: true, issued.CreatedAt, LastUsedAt: null), Assert.Single(await ListAsync(user)));
    }

    [Fact]
    public async Task A_third_key_is_refused()
    {
        var user = await NewUserAsync("keys-three");
        var first = await Keys.CreateAsync(Place, Project, user, Cancel);
        var second = await Keys.CreateAsync(Place, Project, user, Cancel);

        var refused = await Assert.ThrowsAsync<PortException>(() => Keys.CreateAsync(Place, Project, user, Cancel));

        Assert.Equal((PortFault.Refused, "Cannot exceed quota for AccessKeysPerUser: 2"), (refused.Fault, refused.Message));
        Assert.Equal([first.Id, second.Id], (await ListAsync(user)).Select(k => k.Id));
    }

    [Fact]
    public async Task A_user_that_does_not_exist_gets_no_key_and_has_none()
    {
        var nobody = UserName.Parse("keys-nobody");

        var refused = await Assert.ThrowsAsync<PortException>(() => Keys.CreateAsync(Place, Project, nobody, Cancel));

        Assert.Equal(PortFault.NotFound, refused.Fault);
        Assert.Empty(await ListAsync(nobody));
    }

    [Fact]
    public async Task A_key_is_switched_off_and_on()
    {
        var user = await NewUserAsync("keys-switch");
        var issued = await Keys.CreateAsync(Place, Project, user, Cancel);

        await Keys.SetActiveAsync(Place, Project, user, issued.Id, active: false, Cancel);
        Assert.False(Assert.Single(await ListAsync(user)).Active);

        await Keys.SetActiveAsync(Place, Project, user, issued.Id, active: true, Cancel);
        Assert.True(Assert.Single(await ListAsync(user)).Active);
    }

    [Fact]
    public async Task Only_a_key_that_exists_and_is_the_users_can_be_switched()
    {
        var user = await NewUserAsync("keys-mine");
        var other = await NewUserAsync("keys-theirs");
        var issued = await Keys.CreateAsync(Place, Project, other, Cancel);

        var refused = await Assert.ThrowsAsync<PortException>(
            () => Keys.SetActiveAsync(Place, Project, user, issued.Id, active: false, Cancel));

        Assert.Equal(PortFault.NotFound, refused.Fault);
        Assert.True(Assert.Single(await ListAsync(other)).Active);
    }

    [Fact]
    public async Task A_deleted_key_makes_room_and_may_be_deleted_again()
    {
        var user = await NewUserAsync("keys-room");
        var first = await Keys.CreateAsync(Place, Project, user, Cancel);
        var second = await Keys.CreateAsync(Place, Project, user, Cancel);

        await Keys.DeleteAsync(Place, Project, user, first.Id, Cancel);
        await Keys.DeleteAsync(Place, Project, user, first.Id, Cancel);

        Assert.Equal(second.Id, Assert.Single(await ListAsync(user)).Id);
        await Keys.CreateAsync(Place, Project, user, Cancel);
    }

    /// <summary>Makes the user of that name in the project.</summary>
    protected abstract Task<UserName> NewUserAsync(string name);

    private Task<IReadOnlyList<AccessKey>> ListAsync(UserName user) => Keys.ListAsync(Place, Project, user, Cancel);
}

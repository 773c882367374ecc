using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Reading;
using BucketManager.Domain.Basics;
using BucketManager.Domain.People;
using BucketManager.Domain.Records;
using BucketManager.Domain.Things;
using BucketManager.Domain.Users;
using Xunit;

namespace BucketManager.Core.Tests.Handovers;

public sealed class UserKeysTests
{
    private readonly HandoverWorld world = new();

    [Fact]
    public async Task Keys_are_listed_oldest_first_and_viewers_may_look()
    {
        var second = world.Keys.MadeByHand(A.Now.AddMinutes(1));
        var first = world.Keys.MadeByHand(A.Now);

        var listed = (await world.UserKeys.ListAsync(A.Viewer, A.Project, HandoverWorld.User, default)).Value;

        Assert.Equal([first.Id, second.Id], listed.Select(k => k.Id));
        Assert.All(listed, k => Assert.Equal((true, null, null, null), (k.Active, k.Replaces, k.EndsAt, k.DeletesAt)));
    }

    [Fact]
    public async Task A_key_goes_off_and_on_and_each_stands_in_the_diary_once()
    {
        var key = world.Keys.MadeByHand().Id;

        Assert.False((await SetAsync(key, false)).Value.Active);
        Assert.False((await SetAsync(key, false)).Value.Active);
        Assert.True((await SetAsync(key, true)).Value.Active);

        Assert.True(world.Keys.All[0].Active);
        Assert.Equal(["key-switched-on", "key-switched-off"], (await world.DiaryAsync()).Select(e => e.Sentence.Code));
        Assert.All(world.Told, t => Assert.Equal([new Invalidation(InvalidatedList.Keys, "acme-edi")], t.Touched));
    }

    [Fact]
    public async Task An_active_key_is_not_deleted_and_an_inactive_one_is()
    {
        var key = world.Keys.MadeByHand().Id;

        Assert.IsType<Refusal.InUse>((await DeleteAsync(key)).Refusal);
        await SetAsync(key, false);
        Assert.True((await DeleteAsync(key)).Accepted);

        Assert.Empty(world.Keys.All);
        Assert.IsType<Refusal.NotFound>((await DeleteAsync(key)).Refusal);
    }

    [Fact]
    public async Task A_key_that_the_user_has_not_is_not_found()
    {
        Assert.IsType<Refusal.NotFound>((await SetAsync("AKIAOTHER", false)).Refusal);
        Assert.IsType<Refusal.NotFound>((await DeleteAsync("AKIAOTHER")).Refusal);
        Assert.IsType<Refusal.NotFound>((await world.UserKeys.ListAsync(A.Manager, A.Project, UserName.Parse("nobody"), default)).Refusal);
    }

    [Fact]
    public async Task Viewers_change_no_key_and_strangers_see_none()
    {
        var key = world.Keys.MadeByHand().Id;

        Assert.IsType<Refusal.Forbidden>((await SetAsync(key, false, A.Viewer)).Refusal);
        Assert.IsType<Refusal.NotFound>((await SetAsync(key, false, A.Stranger)).Refusal);
        Assert.IsType<Refusal.NotFound>((await world.UserKeys.ListAsync(A.Stranger, A.Project, HandoverWorld.User, default)).Refusal);
        Assert.True(world.Keys.All[0].Active);
    }

    [Fact]
    public async Task A_stopped_users_key_stays_off_but_can_be_switched_off_and_deleted()
    {
        var key = world.Keys.MadeByHand().Id;
        Stop();

        Assert.False((await SetAsync(key, false)).Value.Active);
        Assert.IsType<Refusal.NotReady>((await SetAsync(key, true)).Refusal);
        Assert.False(world.Keys.All[0].Active);
        Assert.True((await DeleteAsync(key)).Accepted);
    }

    [Fact]
    public async Task A_key_that_is_switched_on_while_its_user_is_stopped_does_not_stay_on()
    {
        var key = world.Keys.MadeByHand().Id;
        await SetAsync(key, false);
        world.Gate.Passing = (call, carriedOut) =>
        {
            if (call != "IAccessKeyIssuer.SetActiveAsync" || carriedOut)
                return;
            world.Gate.Passing = null;
            Stop();
        };

        Assert.IsType<Refusal.NotReady>((await SetAsync(key, true)).Refusal);
        Assert.False(world.Keys.All[0].Active);
    }

    [Fact]
    public async Task Trouble_of_the_keys_side_is_told_as_such()
    {
        world.Gate.Passing = (call, _) =>
        {
            if (call == "IAccessKeyIssuer.ListAsync")
                throw new PortException(PortFault.Throttled, "failed by the test");
        };

        await Assert.ThrowsAsync<PortException>(() => world.UserKeys.ListAsync(A.Manager, A.Project, HandoverWorld.User, default));
    }

    private void Stop() => world.Put(A.Ready(A.User(), A.UserSpec()) with
    {
        Queued = new Change(
            OperationId.Parse("o-stop"),
            ChangeAction.Update,
            A.Record(A.User(), A.UserSpec(), 2) with { Stopped = new Suspension(A.Now, "manager@example.com", "") }),
    });

    private Task<Result<KeySummary>> SetAsync(string key, bool active, Actor? actor = null) =>
        world.UserKeys.SetActiveAsync(actor ?? A.Manager, A.Project, HandoverWorld.User, key, active, default);

    private Task<Result<KeySummary>> DeleteAsync(string key) =>
        world.UserKeys.DeleteAsync(A.Manager, A.Project, HandoverWorld.User, key, default);
}

using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Application.Reading;
using BucketManager.Application.Reading.Views;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Credentials;
using BucketManager.Domain.Handovers;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Things;
using BucketManager.Domain.Users;
using NSubstitute;
using NSubstitute.ExceptionExtensions;
using Xunit;

namespace BucketManager.Core.Tests.State;

public sealed class ReadProjectTests
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Fact]
    public async Task A_stranger_learns_the_same_of_a_project_that_is_there_and_of_one_that_is_not()
    {
        var read = (await Known.WithAsync(A.Ready(A.Bucket(), BucketSpec.Plain))).ReadProject;

        Assert.Equal(new Refusal.NotFound(), (await read.ThingAsync(A.Stranger, A.ProjectKey, Cancel)).Refusal);
        Assert.Equal(new Refusal.NotFound(), (await read.ThingAsync(A.Stranger, A.Bucket(), Cancel)).Refusal);
        Assert.Equal(new Refusal.NotFound(), (await read.ThingAsync(A.Stranger, ThingKey.OfProject(ProjectName.Parse("nowhere")), Cancel)).Refusal);
        Assert.Equal(new Refusal.NotFound(), (await read.ListAsync(A.Stranger, A.Project, ThingKind.User, new ListQuery(Sort: "wrong"), Cancel)).Refusal);
    }

    [Fact]
    public async Task A_viewer_reads_all_of_the_project()
    {
        var read = (await Known.WithAsync(A.Ready(A.Bucket(), BucketSpec.Plain))).ReadProject;

        Assert.True((await read.ThingAsync(A.Viewer, A.ProjectKey, Cancel)).Accepted);
        Assert.True((await read.ThingAsync(A.Viewer, A.Bucket(), Cancel)).Accepted);
        Assert.True((await read.ListAsync(A.Viewer, A.Project, ThingKind.Bucket, new ListQuery(), Cancel)).Accepted);
    }

    [Fact]
    public async Task What_was_deleted_is_not_found_and_not_listed()
    {
        var read = (await Known.WithAsync(new ThingState(A.Bucket()) { Revision = 3, Kept = true })).ReadProject;

        Assert.IsType<Refusal.NotFound>((await read.ThingAsync(A.Manager, A.Bucket(), Cancel)).Refusal);
        Assert.Equal(0, (await read.ListAsync(A.Manager, A.Project, ThingKind.Bucket, new ListQuery(), Cancel)).Value.Page.Total);
    }

    [Fact]
    public async Task A_project_counts_its_things_and_those_that_need_somebody()
    {
        var changedOutside = A.Ready(A.Bucket("outside"), BucketSpec.Plain);
        var rolledBack = A.Ready(A.Bucket("rolled-back"), BucketSpec.Plain);
        var known = await Known.WithAsync(
            A.Ready(A.Bucket("fine"), BucketSpec.Plain),
            changedOutside with { Applied = changedOutside.Applied! with { ChangedOutside = true } },
            rolledBack with { Failed = A.NeverMade(A.Bucket("rolled-back"), BucketSpec.Plain).Failed },
            A.NeverMade(A.Bucket("never-made"), BucketSpec.Plain),
            EndsIn("ends-in-13-days", 13), EndsIn("ends-in-15-days", 15), EndsIn("ended", -1));

        var counts = (await known.ReadProject.ThingAsync(A.Viewer, A.ProjectKey, Cancel)).Value.Counts;

        Assert.Equal(4, counts.Buckets);
        Assert.Equal(3, counts.Users);
        Assert.Equal(5, counts.Attention);
    }

    [Fact]
    public async Task A_project_counts_as_much_as_its_list_of_what_needs_attention_holds()
    {
        var changedOutside = A.Ready(A.Bucket("outside"), BucketSpec.Plain);
        var rolledBack = A.Ready(A.Bucket("rolled-back"), BucketSpec.Plain);
        var stopped = A.Ready(A.User("stopped"), A.UserSpec());
        var known = await Known.WithAsync(
            A.Ready(A.Bucket("fine"), BucketSpec.Plain),
            A.NeverMade(A.Bucket("never-made"), BucketSpec.Plain),
            rolledBack with { Failed = A.NeverMade(A.Bucket("rolled-back"), BucketSpec.Plain).Failed },
            changedOutside with { Applied = changedOutside.Applied! with { ChangedOutside = true } },
            A.Ready(A.User("locked"), A.UserSpec()), EndsIn("soon", 13), EndsIn("later", 15), A.Ready(A.User("unopened"), A.UserSpec()), EndsIn("over", -1),
            stopped with { Applied = stopped.Applied! with { Record = stopped.Applied.Record with { Stopped = new(A.Now, "manager@example.com", string.Empty) } } });
        await known.LinkAsync("locked", HandoverState.Locked, user: "locked");
        await known.LinkAsync("unopened", user: "unopened");
        await known.LinkAsync("unopened-too", user: "unopened");
        await known.LinkAsync("of-stopped", HandoverState.Locked, user: "stopped");

        var items = (await known.ReadProject.AttentionAsync(A.Viewer, A.Project, Cancel)).Value;
        var alone = (await known.ReadProject.ThingAsync(A.Viewer, A.ProjectKey, Cancel)).Value.Counts.Attention;
        var listed = (await new ListProjects(known.Views, known.Attention).RunAsync(A.Viewer, new ListQuery(), Cancel)).Value.Items[0].Counts.Attention;

        Assert.Equal(
            [
                "never-made Failed", "rolled-back NotApplied", "outside ChangedOutside", "locked LinkLocked", "soon EndsSoon", "unopened LinkUnopened",
                "over Ended", "stopped Stopped",
            ],
            items.Select(i => $"{i.Thing.Name} {i.Cause}"));
        Assert.Equal((8, 8), (alone, listed));
    }

    [Fact]
    public async Task A_locked_link_needs_attention_until_a_newer_one_was_made_or_its_time_is_over()
    {
        var known = await Known.WithAsync(A.Ready(A.User("again"), A.UserSpec()), A.Ready(A.User("waits"), A.UserSpec()));
        await known.LinkAsync("locked", HandoverState.Locked, user: "again", at: A.Now.AddHours(-2));
        await known.LinkAsync("newer", HandoverState.Claimed, user: "again", at: A.Now.AddHours(-1));
        await known.LinkAsync("left", HandoverState.Locked, user: "waits");
        var read = known.ReadProject;

        Assert.Equal([(A.User("waits"), AttentionCause.LinkLocked)], (await FindAsync()).Select(i => (i.Thing, i.Cause)));

        known.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Empty(await FindAsync());

        async Task<IReadOnlyList<AttentionItem>> FindAsync() => (await read.AttentionAsync(A.Viewer, A.Project, Cancel)).Value;
    }

    [Fact]
    public async Task A_bucket_counts_the_users_that_can_reach_it_each_once()
    {
        var known = await Known.WithAsync(
            A.Ready(A.Bucket(), BucketSpec.Plain),
            A.Ready(A.User("one"), A.UserSpec(A.Grant(), A.Grant(prefix: "out/"))),
            A.Ready(A.User("two"), A.UserSpec(A.Grant())),
            A.Wanted(A.User("coming"), A.UserSpec(A.Grant())));

        Assert.Equal(2, (await known.ReadProject.ThingAsync(A.Viewer, A.Bucket(), Cancel)).Value.Counts.Users);
    }

    [Fact]
    public async Task A_user_shows_its_keys_open_links_last_use_and_whether_it_ended()
    {
        var known = await Known.WithAsync(A.Ready(A.User(), A.UserSpec()), EndsIn("ended", -1));
        known.Keys.ListAsync(null!, null!, null!, default).ReturnsForAnyArgs(
            [new AccessKey("AKIA1", true, A.Now, A.Now.AddHours(-3)), new AccessKey("AKIA2", false, A.Now, null)]);
        await known.LinkAsync("open");
        await known.LinkAsync("claimed", HandoverState.Claimed);
        await known.LinkAsync("of-another", user: "ended");

        var user = (await known.ReadProject.ThingAsync(A.Viewer, A.User(), Cancel)).Value;
        var listed = (await known.ReadProject.ListAsync(A.Viewer, A.Project, ThingKind.User, new ListQuery(), Cancel)).Value.Page.Items;

        Assert.Equal((2, 1), (user.Counts.Keys, user.Counts.OpenHandovers));
        Assert.Equal(A.Now.AddHours(-3), user.LastUsedAt);
        Assert.False(user.Ended);
        Assert.Equal(user.Counts, listed[0].Counts);
        Assert.Equal("ended", listed[1].State.Key.Name);
        Assert.True(listed[1].Ended);
        Assert.Equal(0, listed[1].Counts.OpenHandovers); // its link opens nothing any more
    }

    [Fact]
    public async Task A_list_of_users_asks_for_each_ones_keys_only_once_until_they_are_touched()
    {
        var known = await Known.WithAsync([.. Enumerable.Range(0, 20).Select(i => A.Ready(A.User($"user-{i:00}"), A.UserSpec()))]);
        var read = known.ReadProject;

        await ListAsync();
        await ListAsync();
        Assert.Equal(20, known.Keys.ReceivedCalls().Count());

        await known.TouchKeysAsync("user-07");
        await ListAsync();
        Assert.Equal(21, known.Keys.ReceivedCalls().Count());

        known.Clock.Advance(TimeSpan.FromMinutes(5));
        await ListAsync();
        Assert.Equal(41, known.Keys.ReceivedCalls().Count());

        Task ListAsync() => read.ListAsync(A.Viewer, A.Project, ThingKind.User, new ListQuery(), Cancel);
    }

    [Fact]
    public async Task A_list_of_users_counts_links_anew_once_they_are_touched_or_five_minutes_are_over()
    {
        var known = await Known.WithAsync(A.Ready(A.User(), A.UserSpec()), A.Ready(A.User("other"), A.UserSpec()));
        var read = known.ReadProject;
        Assert.Equal(0, await OpenLinksAsync(read));

        await known.LinkAsync("one");
        Assert.Equal(0, await OpenLinksAsync(read)); // whoever writes a link tells the project afterwards
        await known.TouchKeysAsync();
        Assert.Equal(0, await OpenLinksAsync(read));
        await known.TouchLinksAsync("other");
        Assert.Equal(1, await OpenLinksAsync(read));

        await known.LinkAsync("two");
        known.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(2, await OpenLinksAsync(read));
    }

    [Fact]
    public async Task A_link_that_is_remembered_ends_when_its_time_is_over_all_the_same()
    {
        var known = await Known.WithAsync(A.Ready(A.User(), A.UserSpec()), A.Ready(A.User("other"), A.UserSpec()));
        known.Clock.Advance(TimeSpan.FromDays(3) - TimeSpan.FromMinutes(1));
        await known.LinkAsync("ends-in-a-minute");
        var read = known.ReadProject;
        Assert.Equal(1, await OpenLinksAsync(read));

        known.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(0, await OpenLinksAsync(read));
    }

    [Fact]
    public async Task A_list_of_users_is_shown_also_while_nobody_can_tell_their_keys()
    {
        var known = await Known.WithAsync(A.Ready(A.User(), A.UserSpec()));
        known.Keys.ListAsync(null!, null!, null!, default).ThrowsAsyncForAnyArgs(new PortException(PortFault.Throttled, "Rate exceeded"));

        var user = (await known.ReadProject.ThingAsync(A.Viewer, A.User(), Cancel)).Value;

        Assert.Null(user.Counts.Keys);
        Assert.Equal(0, user.Counts.OpenHandovers);
    }

    [Fact]
    public async Task Reading_buckets_asks_nobody_but_the_cache()
    {
        var known = await Known.WithAsync(A.Ready(A.Bucket(), BucketSpec.Plain), A.Ready(A.User(), A.UserSpec(A.Grant())));

        await known.ReadProject.ListAsync(A.Viewer, A.Project, ThingKind.Bucket, new ListQuery(), Cancel);
        await known.ReadProject.ThingAsync(A.Viewer, A.ProjectKey, Cancel);
        await known.ReadProject.GrantsOnBucketAsync(A.Viewer, A.Project, BucketName.Parse("invoices"), Cancel);
        await known.ReadProject.GrantsOfUserAsync(A.Viewer, A.Project, UserName.Parse("acme-edi"), Cancel);

        Assert.Empty(known.Keys.ReceivedCalls());
        Assert.Empty(known.Accounts.ReceivedCalls());
    }

    [Fact]
    public async Task Grants_that_are_read_are_the_applied_ones_with_the_newest_revision()
    {
        var user = A.Waiting(A.Ready(A.User(), A.UserSpec(A.Grant())), A.UserSpec(A.Grant(prefix: "out/")));
        var known = await Known.WithAsync(A.Ready(A.Bucket(), BucketSpec.Plain), user);

        var ofUser = (await known.ReadProject.GrantsOfUserAsync(A.Viewer, A.Project, UserName.Parse("acme-edi"), Cancel)).Value;
        var onBucket = (await known.ReadProject.GrantsOnBucketAsync(A.Viewer, A.Project, BucketName.Parse("invoices"), Cancel)).Value;

        Assert.Equal([A.Grant()], ofUser.Grants);
        Assert.Equal(2, ofUser.Revision);
        Assert.Equal([(UserName.Parse("acme-edi"), A.Grant())], onBucket);
    }

    [Fact]
    public async Task Grants_of_nobody_and_on_nothing_are_not_found()
    {
        var read = (await Known.WithAsync()).ReadProject;

        Assert.IsType<Refusal.NotFound>((await read.GrantsOfUserAsync(A.Viewer, A.Project, UserName.Parse("nobody"), Cancel)).Refusal);
        Assert.IsType<Refusal.NotFound>((await read.GrantsOnBucketAsync(A.Viewer, A.Project, BucketName.Parse("nothing"), Cancel)).Refusal);
    }

    [Fact]
    public async Task A_template_is_shown_once_it_is_applied()
    {
        var known = await Known.WithAsync(A.Ready(A.Bucket(), BucketSpec.Plain), A.Wanted(A.Bucket("coming"), BucketSpec.Plain));
        await known.CommitAsync([], new Commit(A.Project, null, 1, A.Now) { Templates = [new AppliedTemplate(A.Bucket(), "{}")] });

        Assert.Equal("{}", (await known.ReadProject.TemplateAsync(A.Viewer, A.Bucket(), Cancel)).Value);
        Assert.IsType<Refusal.NotFound>((await known.ReadProject.TemplateAsync(A.Viewer, A.Bucket("coming"), Cancel)).Refusal);
        Assert.IsType<Refusal.NotFound>((await known.ReadProject.TemplateAsync(A.Stranger, A.Bucket(), Cancel)).Refusal);
    }

    [Fact]
    public async Task Protections_are_what_the_account_check_finds_now()
    {
        var known = await Known.WithAsync();
        known.Accounts.CheckAsync(new StackPlace(A.ProjectSpec().Account, A.ProjectSpec().Region), Cancel).Returns([new Finding("config", true)]);

        var (findings, at) = (await known.ReadProject.ProtectionsAsync(A.Viewer, A.Project, Cancel)).Value;

        Assert.Equal([new Finding("config", true)], findings);
        Assert.Equal(A.Now, at);
    }

    [Fact]
    public async Task A_list_carries_the_number_that_it_shows()
    {
        var known = await Known.WithAsync(A.Ready(A.Bucket(), BucketSpec.Plain));
        var before = (await known.ReadProject.ListAsync(A.Viewer, A.Project, ThingKind.Bucket, new ListQuery(), Cancel)).Value;
        await known.CommitAsync(A.Ready(A.Bucket("orders"), BucketSpec.Plain));

        var after = (await known.ReadProject.ListAsync(A.Viewer, A.Project, ThingKind.Bucket, new ListQuery(), Cancel)).Value;

        Assert.Equal(before.Sequence + 1, after.Sequence);
        Assert.Equal((1, 2), (before.Page.Total, after.Page.Total));
    }

    /// <summary>Of the first user of the list.</summary>
    private static async Task<int> OpenLinksAsync(ReadProject read) =>
        (await read.ListAsync(A.Viewer, A.Project, ThingKind.User, new ListQuery(), Cancel)).Value.Page.Items[0].Counts.OpenHandovers;

    private static ThingState EndsIn(string name, int days) =>
        A.Ready(A.User(name), UserSpec.Check(A.UserFields() with { ExpiresAt = A.Now.AddDays(days) }).Value);
}

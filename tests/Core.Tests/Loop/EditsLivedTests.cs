using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.UseCases;
using BucketManager.Core.Tests.Worlds;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Grants;
using BucketManager.Domain.Handovers;
using BucketManager.Domain.Users;
using Xunit;

namespace BucketManager.Core.Tests.Loop;

/// <summary>Edits from their acceptance to their end, where more than a plan is at stake.</summary>
public sealed class EditsLivedTests : IDisposable
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    private readonly World world = new();

    public void Dispose() => world.Dispose();

    [Fact]
    public async Task A_grant_is_there_in_every_view_once_it_is_applied()
    {
        await (await world.WithProjectAsync()).WithBucketAsync();
        await world.WithUserAsync();

        await World.AcceptedAsync(GrantAsync(1, A.Grant()));
        Assert.Empty((await world.App.ReadAccess.MatrixAsync(A.Viewer, A.Project, Cancel)).Value.Grants);
        await world.SettleAsync();

        Assert.Equal([(UserName.Parse("acme-edi"), A.Grant())], (await world.App.ReadAccess.MatrixAsync(A.Viewer, A.Project, Cancel)).Value.Grants);
        Assert.Equal(1, (await world.App.ReadProject.ThingAsync(A.Viewer, A.Bucket(), Cancel)).Value.Counts.Users);
        var diary = (await world.App.ReadOperations.ActivityAsync(A.Viewer, A.Project, new(), 1, null, Cancel)).Value.Page.Items[0];
        Assert.Equal("manager@example.com let one deliver into invoices/in/", diary.Sentence.Text);
        Assert.Equal(OperationState.Succeeded, diary.Result);
    }

    [Fact]
    public async Task A_bucket_in_use_is_free_only_when_the_grant_is_gone_from_its_user()
    {
        await (await world.WithProjectAsync()).WithBucketAsync();
        await world.WithUserAsync();
        await World.AcceptedAsync(GrantAsync(1, A.Grant()));
        await world.SettleAsync();

        await World.AcceptedAsync(GrantAsync(2));
        Assert.Equal(["acme-edi"], (await World.RefusedAsync<Refusal.InUse>(world.DeleteBucketAsync(1))).Users);
        await world.SettleAsync();
        await World.AcceptedAsync(world.DeleteBucketAsync(1));
        await world.SettleAsync();

        Assert.Null((await world.App.ReadProject.ViewAsync(A.Manager, A.Project, Cancel)).Value.FindBucket(BucketName.Parse("invoices")));
    }

    [Fact]
    public async Task Of_a_grant_and_a_deletion_at_once_one_is_refused()
    {
        await (await world.WithProjectAsync()).WithBucketAsync();
        await world.WithUserAsync();

        var answers = await Task.WhenAll(GrantAsync(1, A.Grant()), world.DeleteBucketAsync(1));

        Assert.Single(answers, a => a.Accepted);
    }

    [Fact]
    public async Task A_bucket_with_files_is_not_deleted_and_its_management_may_end()
    {
        await (await world.WithProjectAsync()).WithBucketAsync();
        var physical = PhysicalName.Of(BucketName.Parse("invoices"), world.Place.Account, world.Place.Region);
        await world.Aws.BucketContents.SetObjectsAsync(world.Place, physical, 1, Cancel);

        await World.RefusedAsync<Refusal.NotEmpty>(world.DeleteBucketAsync(1));
        await World.AcceptedAsync(world.DeleteBucketAsync(1, keepFiles: true));
        await world.SettleAsync();

        Assert.True((await world.ThingAsync(A.Bucket())).Kept);
        await World.RefusedAsync<Refusal.NameTaken>(world.CreateBucketAsync());
        var project = await world.ThingAsync(A.ProjectKey);
        Assert.Equal(
            "project-has-kept-buckets",
            (await World.RefusedAsync<Refusal.InUse>(
                world.App.CloseProject.RunAsync(A.Admin, A.Project, leaveKept: false, new EditTerms(project.Revision), Cancel))).Says.Code);
    }

    [Fact]
    public async Task The_links_of_a_removed_user_are_withdrawn_at_once()
    {
        await (await world.WithProjectAsync()).WithUserAsync();
        await world.App.ManageHandovers.OfferAsync(
            A.Manager, A.Project, UserName.Parse("acme-edi"), new HandoverOffer(HandoverKind.AccessKey), null, Cancel);
        Assert.Equal(1, (await world.App.ReadProject.ThingAsync(A.Viewer, A.User(), Cancel)).Value.Counts.OpenHandovers);

        await World.AcceptedAsync(world.RemoveUserAsync(1));

        Assert.Equal([HandoverState.Withdrawn], (await world.Handovers.ListAsync(A.Project, null, Cancel)).Select(h => h.State));
    }

    [Fact]
    public async Task A_preview_shows_the_difference_and_changes_nothing()
    {
        await (await world.WithProjectAsync()).WithBucketAsync();
        var before = (await world.Cache.FindHeadAsync(A.Project, Cancel))!.Sequence;
        var fields = new BucketFields { Retention = new RetentionFields { KeepPreviousVersionsDays = 30 } };

        var preview = Assert.IsType<EditResult.Preview>((await world.App.ChangeBucket.RunAsync(
            A.Manager, A.Project, BucketName.Parse("invoices"), fields, new EditTerms(IfMatch: 1, DryRun: true), Cancel)).Value);

        Assert.Equal(["Keeps previous versions for 30 days (was for ever)"], preview.Summary.Texts());
        Assert.Contains("+", preview.TemplateDiff, StringComparison.Ordinal);
        Assert.Equal(before, (await world.Cache.FindHeadAsync(A.Project, Cancel))!.Sequence);
    }

    [Fact]
    public async Task The_account_of_a_new_project_is_protected()
    {
        await world.WithProjectAsync();

        var (findings, _) = (await world.App.ReadProject.ProtectionsAsync(A.Viewer, A.Project, Cancel)).Value;

        Assert.True(findings.Single(f => f.Code == "account-public-access-block").State);
    }

    [Fact]
    public async Task A_preview_of_a_new_project_protects_no_account()
    {
        await world.App.OpenProject.RunAsync(A.Admin, A.Project, A.ProjectFields(), new EditTerms(DryRun: true), Cancel);

        Assert.False((await world.Aws.Accounts.CheckAsync(world.Place, Cancel)).Single(f => f.Code == "account-public-access-block").State);
    }

    [Fact]
    public async Task Operations_are_told_newest_first_also_when_several_are_accepted_within_a_millisecond()
    {
        await world.WithProjectAsync();
        for (var i = 0; i < 20; i++)
        {
            await World.AcceptedAsync(world.CreateBucketAsync($"bucket-{i}"));
            world.Clock.Advance(TimeSpan.FromMicroseconds(300));
        }

        var times = (await world.OperationsAsync()).Select(o => o.RequestedAt).ToList();

        Assert.Equal(times.OrderDescending(), times);
    }

    private Task<Result<EditResult>> GrantAsync(long revision, params Grant[] grants) => world.App.ReplaceGrants.RunAsync(
        A.Manager, A.Project, UserName.Parse("acme-edi"), [.. grants.Select(A.Fields)], new EditTerms(IfMatch: revision), Cancel);
}

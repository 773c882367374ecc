using System.Text.Json.Nodes;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Reading;
using BucketManager.Application.Reading.Views;
using BucketManager.Application.UseCases;
using BucketManager.Core.Tests.Worlds;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Records;
using BucketManager.Domain.Users;
using Xunit;

namespace BucketManager.Core.Tests.State;

/// <summary>Templates that are not ours any more, or not our best, are shown for what they are and put back.</summary>
public sealed class PutBackTests : IAsyncLifetime, IDisposable
{
    private readonly World world = new();

    private static CancellationToken Cancel => CancellationToken.None;

    public async Task InitializeAsync()
    {
        await (await world.WithProjectAsync()).WithUserAsync();
        await world.WithBucketAsync(fields: new BucketFields { ObjectLockDays = 30 });
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => world.Dispose();

    [Fact]
    public async Task What_nobody_touched_has_no_drift_and_no_difference()
    {
        foreach (var key in new[] { A.ProjectKey, A.User(), A.Bucket() })
            Assert.Equal(new DriftReport(null, string.Empty), await DriftAsync(key));
    }

    [Fact]
    public async Task What_is_not_applied_has_none()
    {
        Assert.IsType<Refusal.NotFound>((await world.App.ReadProject.DriftAsync(A.Manager, A.User("nobody"), Cancel)).Refusal);
        Assert.IsType<Refusal.NotFound>((await world.App.ReadProject.DriftAsync(A.Stranger, A.User(), Cancel)).Refusal);
        await World.AcceptedAsync(world.AddUserAsync("new-one"));
        Assert.IsType<Refusal.NotFound>((await world.App.ReadProject.DriftAsync(A.Manager, A.User("new-one"), Cancel)).Refusal);
        await World.RefusedAsync<Refusal.NotFound>(PutBackAsync(A.User("new-one")));
        await World.RefusedAsync<Refusal.NotFound>(PutBackAsync(A.User("nobody")));
    }

    [Fact]
    public async Task A_change_outside_is_shown_line_by_line_and_put_back()
    {
        await world.ChangeOutsideAsync(A.Bucket(), text => text.Replace("\"Status\": \"Enabled\"", "\"Status\": \"Suspended\"", StringComparison.Ordinal));
        var drifted = await DriftAsync(A.Bucket());
        Assert.Equal(Drift.ChangedOutside, drifted.Drift);
        Assert.Contains("-", drifted.Difference, StringComparison.Ordinal);
        Assert.Contains("Suspended", Lines(drifted.Difference, '-'), StringComparison.Ordinal);
        Assert.Contains("Enabled", Lines(drifted.Difference, '+'), StringComparison.Ordinal);
        Assert.Equal("next-put-back", Advice.Of(await world.ThingAsync(A.Bucket()))?.Code);

        var preview = await PreviewAsync(A.Bucket());
        Assert.Equal((drifted.Difference, "puts-back"), (preview.TemplateDiff, Assert.Single(preview.Summary).Code));
        Assert.Equal(1, (await world.ThingAsync(A.Bucket())).Revision);
        var operation = await World.AcceptedAsync(PutBackAsync(A.Bucket()));
        await world.SettleAsync();

        Assert.Equal(("put-back", A.Manager.Email.ToString()), (operation.Says.Code, operation.RequestedBy));
        Assert.Equal(OperationState.Succeeded, (await world.OperationAsync(operation.Id)).State);
        Assert.Equal(new DriftReport(null, string.Empty), await DriftAsync(A.Bucket()));
        var thing = await world.ThingAsync(A.Bucket());
        Assert.Equal((2, null), (thing.Revision, Advice.Of(thing)));
        await Invariants.AssertAsync(world);
    }

    /// <summary>The template says where a user's limits stand, its parameter what they are.</summary>
    [Fact]
    public async Task Another_value_of_a_parameter_is_a_change_outside_too()
    {
        const string Admin = "arn:aws:iam::aws:policy/AdministratorAccess";
        var right = (await world.StackAsync(A.User()))!.Parameters["BoundaryArn"];

        await world.ChangeParameterOutsideAsync(A.User(), "BoundaryArn", Admin);

        var drifted = await DriftAsync(A.User());
        Assert.Equal(Drift.ChangedOutside, drifted.Drift);
        Assert.Equal($"-Parameter BoundaryArn = {Admin}", Lines(drifted.Difference, '-').Split('\n')[^1]);
        Assert.Equal($"+Parameter BoundaryArn = {right}", Lines(drifted.Difference, '+').Split('\n')[^1]);
        Assert.Equal("next-put-back", Advice.Of(await world.ThingAsync(A.User()))?.Code);
        var diary = await world.Cache.ListActivityAsync(A.Project, new(), 10, null, Cancel);
        Assert.Equal("noticed-changed-outside", diary.Items[0].Sentence.Code);
        Assert.Equal(drifted.Difference, (await PreviewAsync(A.User())).TemplateDiff);

        await World.AcceptedAsync(PutBackAsync(A.User()));
        await world.SettleAsync();

        Assert.Equal(new DriftReport(null, string.Empty), await DriftAsync(A.User()));
        Assert.Equal(right, (await world.StackAsync(A.User()))!.Parameters["BoundaryArn"]);
        await Invariants.AssertAsync(world);
    }

    [Fact]
    public async Task A_template_without_line_breaks_is_shown_line_by_line_beside_another_value_of_a_parameter_too()
    {
        await world.ChangeOutsideAsync(A.User(), text => JsonNode.Parse(text)!.ToJsonString().Replace("\"Deny\"", "\"Allow\"", StringComparison.Ordinal));
        await world.ChangeParameterOutsideAsync(A.User(), "BoundaryArn", "arn:aws:iam::aws:policy/AdministratorAccess");

        var drifted = await DriftAsync(A.User());

        Assert.Contains("\"Allow\"", Lines(drifted.Difference, '-'), StringComparison.Ordinal);
        Assert.Contains("AdministratorAccess", Lines(drifted.Difference, '-'), StringComparison.Ordinal);
        Assert.All(drifted.Difference.Split('\n'), line => Assert.InRange(line.Length, 0, 130));
    }

    [Fact]
    public async Task Who_gives_a_parameter_its_value_back_leaves_nothing_to_put_back()
    {
        var right = (await world.StackAsync(A.Bucket()))!.Parameters["KeyArn"];
        await world.ChangeParameterOutsideAsync(A.Bucket(), "KeyArn", "arn:aws:kms:eu-central-1:111122223333:key/another");
        Assert.Equal(Drift.ChangedOutside, (await DriftAsync(A.Bucket())).Drift);

        await world.ChangeParameterOutsideAsync(A.Bucket(), "KeyArn", right);

        Assert.Equal(new DriftReport(null, string.Empty), await DriftAsync(A.Bucket()));
    }

    [Fact]
    public async Task Another_value_of_a_parameter_is_found_again_after_a_loss_of_the_cache()
    {
        await world.ChangeParameterOutsideAsync(A.User(), "BoundaryArn", "arn:aws:iam::aws:policy/AdministratorAccess");

        world.LoseTheCache();
        await world.App.Rebuild.LostProjectsAsync(Cancel);

        Assert.Equal(Drift.ChangedOutside, (await DriftAsync(A.User())).Drift);
        Assert.Null((await DriftAsync(A.Bucket())).Drift);
    }

    [Fact]
    public async Task An_older_template_of_ours_is_told_from_one_that_was_changed()
    {
        await world.WriteByVersionAsync(A.Bucket(), renderer: 1);

        var drifted = await DriftAsync(A.Bucket());
        Assert.Equal(Drift.UpdateAvailable, drifted.Drift);
        Assert.Contains("DenyBypassOfLock", Lines(drifted.Difference, '+'), StringComparison.Ordinal);
        Assert.Equal("next-bring-up-to-date", Advice.Of(await world.ThingAsync(A.Bucket()))?.Code);

        await world.ChangeOutsideAsync(A.Bucket(), text => text.Replace("\"Days\": 30", "\"Days\": 1", StringComparison.Ordinal));
        Assert.Equal(Drift.ChangedOutside, (await DriftAsync(A.Bucket())).Drift);

        var operation = await World.AcceptedAsync(PutBackAsync(A.Bucket()));
        await world.SettleAsync();
        Assert.Equal("put-back", operation.Says.Code);
        Assert.Equal((null, ThingRecord.CurrentRenderer), await RendererAsync(A.Bucket()));
    }

    [Fact]
    public async Task An_older_template_that_would_only_get_another_number_needs_nobody()
    {
        await world.WriteByVersionAsync(A.User(), renderer: 1);

        Assert.Equal((null, 1), await RendererAsync(A.User()));
        Assert.Equal(new DriftReport(null, string.Empty), await DriftAsync(A.User()));
        Assert.Null(Advice.Of(await world.ThingAsync(A.User())));
    }

    [Fact]
    public async Task A_thing_alone_is_brought_up_to_date_the_same_way()
    {
        await world.WriteByVersionAsync(A.Bucket(), renderer: 1);
        Assert.Equal("brings-up-to-date", Assert.Single((await PreviewAsync(A.Bucket())).Summary).Code);

        var operation = await World.AcceptedAsync(PutBackAsync(A.Bucket()));
        await world.SettleAsync();

        Assert.Equal("brought-up-to-date", operation.Says.Code);
        Assert.Equal((null, ThingRecord.CurrentRenderer), await RendererAsync(A.Bucket()));
    }

    [Fact]
    public async Task A_user_that_is_stopped_is_put_back_stopped()
    {
        Assert.True((await world.App.StopUser.RunAsync(A.Manager, A.Project, UserName.Parse("acme-edi"), null, Cancel)).Accepted);
        await world.SettleAsync();
        await world.ChangeOutsideAsync(A.User(), text => text.Replace("\"Effect\": \"Deny\"", "\"Effect\": \"Allow\"", StringComparison.Ordinal));
        Assert.Equal(Drift.ChangedOutside, (await DriftAsync(A.User())).Drift);

        await World.AcceptedAsync(PutBackAsync(A.User()));
        await world.SettleAsync();

        Assert.Null((await DriftAsync(A.User())).Drift);
        Assert.NotNull((await world.ThingAsync(A.User())).Applied!.Record.Stopped);
    }

    [Fact]
    public async Task What_waits_is_contained_in_what_is_put_back()
    {
        var running = await World.AcceptedAsync(world.ChangeUserAsync(1, "two"));
        var waiting = await World.AcceptedAsync(world.ChangeUserAsync(2, "three"));

        var operation = await World.AcceptedAsync(PutBackAsync(A.User()));
        await world.SettleAsync();

        Assert.Equal(OperationState.Succeeded, (await world.OperationAsync(running.Id)).State);
        Assert.Equal((OperationState.Superseded, operation.Id),
            ((await world.OperationAsync(waiting.Id)).State, (await world.OperationAsync(waiting.Id)).SupersededBy));
        Assert.Equal("three", ((UserSpec)(await world.ThingAsync(A.User())).Applied!.Record.Spec).Company);
    }

    [Fact]
    public async Task A_template_without_a_readable_record_is_put_back_from_what_is_known()
    {
        await world.ChangeOutsideAsync(A.User(), text => text.Replace("\"schema\": 1", "\"schema\": 99", StringComparison.Ordinal));
        Assert.Equal(("template-newer", Drift.ChangedOutside),
            ((await world.ThingAsync(A.User())).Reason?.Code, (await DriftAsync(A.User())).Drift));
        Assert.Contains("99", Lines((await DriftAsync(A.User())).Difference, '-'), StringComparison.Ordinal);

        await World.AcceptedAsync(PutBackAsync(A.User()));
        await world.SettleAsync();

        var thing = await world.ThingAsync(A.User());
        Assert.Equal((null, "one"), (thing.Drift, ((UserSpec)thing.Applied!.Record.Spec).Company));
    }

    [Fact]
    public async Task Nothing_to_put_back_is_said_in_the_preview_and_does_no_harm()
    {
        var preview = await PreviewAsync(A.User());
        Assert.Equal((0, string.Empty), (preview.Summary.Count, preview.TemplateDiff));

        var operation = await World.AcceptedAsync(PutBackAsync(A.User()));
        await world.SettleAsync();

        Assert.Equal(OperationState.Succeeded, (await world.OperationAsync(operation.Id)).State);
    }

    [Fact]
    public async Task Viewers_look_and_do_not_put_back()
    {
        Assert.True((await world.App.ReadProject.DriftAsync(A.Viewer, A.User(), Cancel)).Accepted);
        Assert.IsType<Refusal.Forbidden>((await world.App.RestoreTemplate.RunAsync(A.Viewer, A.User(), new EditTerms(), Cancel)).Refusal);
        Assert.IsType<Refusal.NotFound>((await world.App.RestoreTemplate.RunAsync(A.Stranger, A.User(), new EditTerms(), Cancel)).Refusal);
    }

    private static string Lines(string diff, char mark) => string.Join('\n', diff.Split('\n').Where(l => l.StartsWith(mark)));

    private Task<Result<EditResult>> PutBackAsync(ThingKey key, EditTerms? terms = null) =>
        world.App.RestoreTemplate.RunAsync(A.Manager, key, terms ?? new EditTerms(), Cancel);

    private async Task<EditResult.Preview> PreviewAsync(ThingKey key) =>
        Assert.IsType<EditResult.Preview>((await PutBackAsync(key, new EditTerms(DryRun: true))).Value);

    private async Task<DriftReport> DriftAsync(ThingKey key) => (await world.App.ReadProject.DriftAsync(A.Manager, key, Cancel)).Value;

    private async Task<(Drift? Drift, int Renderer)> RendererAsync(ThingKey key)
    {
        var thing = await world.ThingAsync(key);
        return (thing.Drift, thing.Applied!.Record.Renderer);
    }
}

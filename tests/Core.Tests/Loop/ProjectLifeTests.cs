using BucketManager.Adapters.SimulatedAws;
using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Application.Reading.Views;
using BucketManager.Application.UseCases;
using BucketManager.Core.Tests.Worlds;
using BucketManager.Domain.Basics;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Sentences;
using BucketManager.Domain.Templates;
using BucketManager.Domain.Things;
using BucketManager.Domain.Users;
using Xunit;

namespace BucketManager.Core.Tests.Loop;

/// <summary>A project's entry in the register comes first and goes last.</summary>
public sealed class ProjectLifeTests : IDisposable
{
    private static readonly ProjectName Other = ProjectName.Parse("other");

    private static readonly string Registry = ThingKey.RegistryStackName(A.Project);

    private readonly World world = new();

    public void Dispose() => world.Dispose();

    [Fact]
    public async Task A_project_that_cannot_be_registered_fails_before_anything_of_it_is_made_and_can_be_saved_again()
    {
        world.Faults.FailResource("AWS::SSM::Parameter", "The limit of parameters is reached");
        await World.AcceptedAsync(OpenAsync());
        await world.SettleAsync();

        var thing = await world.ThingAsync(A.ProjectKey);
        Assert.Equal(ThingStatus.Failed, thing.Status);
        Assert.Contains("The limit of parameters is reached", thing.Reason!.Text, StringComparison.Ordinal);
        Assert.Empty(await world.StacksAsync());

        await World.AcceptedAsync(SaveAsync(1));
        await world.SettleAsync();
        Assert.Equal(ThingStatus.Ready, (await world.ThingAsync(A.ProjectKey)).Status);
        Assert.Equal(StackStatus.CreateComplete, Assert.Single(await RegisterAsync()).Status);
        await Invariants.AssertAsync(world);
    }

    [Fact]
    public async Task A_refusal_to_register_is_the_answer()
    {
        world.Faults.Refuse("You may not create stacks in the hub", action: AwsAction.CreateStack);

        var refusal = await World.RefusedAsync<RefusedByCloud>(OpenAsync());

        Assert.Contains("You may not create stacks in the hub", refusal.Says.Text, StringComparison.Ordinal);
        Assert.Equal(ThingStatus.Failed, (await world.ThingAsync(A.ProjectKey)).Status);
    }

    /// <summary>Found by the simulation: the change waited for ever.</summary>
    [Fact]
    public async Task An_entry_whose_change_is_rolled_back_fails_the_project_which_can_be_saved_again()
    {
        // After a loss of the cache: of the project there is only its entry, which somebody changes.
        await world.Aws.CloudFormation.CreateAsync(EntryOf("bm-earlier"), CancellationToken.None);
        await world.PassAsync(30);
        await World.RefusedAsync<Refusal.NameTaken>(OpenAsync());
        await world.Aws.CloudFormation.UpdateAsync(EntryOf("bm-outside"), CancellationToken.None);
        await world.PassAsync(150);
        world.Faults.FailResource("AWS::SSM::Parameter", "It is protected", ResourceAction.Update);

        var operation = await World.AcceptedAsync(SaveAsync(1000));
        await world.SettleAsync();

        Assert.Equal(OperationState.Failed, (await world.OperationAsync(operation.Id)).State);
        Assert.Contains("It is protected", (await world.ThingAsync(A.ProjectKey)).Reason!.Text, StringComparison.Ordinal);
        await World.AcceptedAsync(SaveAsync(1001));
        await world.SettleAsync();
        Assert.Equal(ThingStatus.Ready, (await world.ThingAsync(A.ProjectKey)).Status);
        await Invariants.AssertAsync(world);
    }

    /// <summary>Found by the simulation: who closed the project next left a bucket behind.</summary>
    [Fact]
    public async Task A_project_that_was_lost_with_the_cache_is_found_again_instead_of_opened()
    {
        await world.WithProjectAsync();
        world.LoseTheCache();

        await World.RefusedAsync<Refusal.NameTaken>(OpenAsync());

        var found = await world.ThingAsync(A.ProjectKey);
        Assert.Equal((ThingStatus.Ready, 1001), (found.Status, found.Revision));
        Assert.IsType<Refusal.Unavailable>((await CloseAsync(1001)).Refusal);
    }

    [Fact]
    public async Task The_account_of_a_project_that_was_lost_with_the_cache_is_given_to_no_other()
    {
        await world.WithProjectAsync();
        world.LoseTheCache();

        await World.RefusedAsync<Refusal.AccountTaken>(
            world.App.OpenProject.RunAsync(A.Admin, Other, A.ProjectFields(), new EditTerms(), CancellationToken.None));

        Assert.Equal(ThingStatus.Ready, (await world.ThingAsync(A.ProjectKey)).Status);
        Assert.Equal(A.Project, await world.Cache.FindAccountOwnerAsync(world.Place.Account, CancellationToken.None));
    }

    [Fact]
    public async Task A_lost_project_in_whose_account_another_was_opened_is_found_all_the_same_and_the_diary_says_so()
    {
        await world.WithProjectAsync();
        await world.WithBucketAsync();
        world.LoseTheCache();
        Assert.Equal(CommitOutcome.Committed, await world.Cache.CommitAsync(
            Commit.After(Other, null, A.Now) with { Account = new AccountClaim(world.Place.Account, Release: false) }, CancellationToken.None));

        await world.App.Rebuild.LostProjectsAsync(CancellationToken.None);

        Assert.Equal(ThingStatus.Ready, (await world.ThingAsync(A.ProjectKey)).Status);
        Assert.Equal(ThingStatus.Ready, (await world.ThingAsync(A.Bucket())).Status);
        var diary = await world.Cache.ListActivityAsync(A.Project, new(), 10, null, CancellationToken.None);
        Assert.Equal("other", Assert.Single(diary.Items, line => line.Sentence.Code == "noticed-shared-account").Sentence.Args["other"]);
    }

    [Fact]
    public async Task A_foreign_stack_under_the_name_of_an_entry_is_left_alone()
    {
        var template = StackTemplates.Render(new ProjectRegistration(A.Project, world.Place, "theirs", OperationId.Parse("theirs"))).Text;
        await world.Aws.CloudFormation.CreateAsync(
            new StackRequest(A.Hub, Registry, template, ValueMap<string>.Empty, ValueMap<string>.Empty, "theirs"), CancellationToken.None);
        await world.PassAsync(30);

        Assert.Equal("stack-name-taken", (await World.RefusedAsync<RefusedByCloud>(OpenAsync())).Says.Code);
        Assert.Empty(await world.StacksAsync());
    }

    [Fact]
    public async Task The_register_says_where_a_project_is_and_what_its_roles_demand()
    {
        await world.WithProjectAsync();

        var text = await world.Aws.CloudFormation.ReadTemplateAsync(A.Hub, Assert.Single(await RegisterAsync()).Id, CancellationToken.None);
        var entry = Assert.IsType<TemplateReading.Registered>(StackTemplates.Read(text!)).Registration;

        var record = (await world.ThingAsync(A.ProjectKey)).Applied!.Record;
        Assert.Equal((A.Project, world.Place, record.ExternalId), (entry.Project, entry.Place, entry.ExternalId));
        Assert.StartsWith("bm-", record.ExternalId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_baseline_keeps_its_entry_until_the_project_is_closed()
    {
        world.Faults.FailResource("AWS::KMS::Key", "No more keys");
        await World.AcceptedAsync(OpenAsync());
        await world.SettleAsync();
        Assert.Equal(ThingStatus.Failed, (await world.ThingAsync(A.ProjectKey)).Status);
        Assert.Single(await RegisterAsync());

        await World.AcceptedAsync(CloseAsync(1));
        await world.SettleAsync();

        Assert.True((await world.ThingAsync(A.ProjectKey)).IsTombstone);
        Assert.Empty(await RegisterAsync());
        Assert.Null(await world.Cache.FindAccountOwnerAsync(world.Place.Account, CancellationToken.None));
        await World.AcceptedAsync(OpenAsync());
        await world.SettleAsync();
        Assert.Equal(ThingStatus.Ready, (await world.ThingAsync(A.ProjectKey)).Status);
    }

    [Fact]
    public async Task An_entry_that_cannot_be_removed_fails_the_closing_which_can_be_repeated()
    {
        await world.WithProjectAsync();
        world.Faults.FailResource("AWS::SSM::Parameter", "It is protected", ResourceAction.Delete);

        var operation = await World.AcceptedAsync(CloseAsync(1));
        await world.SettleAsync();

        Assert.Equal(OperationState.Failed, (await world.OperationAsync(operation.Id)).State);
        var thing = await world.ThingAsync(A.ProjectKey);
        Assert.Equal((ThingStatus.Failed, "next-delete-again"), (thing.Status, Advice.Of(thing)!.Code));
        Assert.Contains("It is protected", thing.Reason!.Text, StringComparison.Ordinal);
        await World.AcceptedAsync(CloseAsync(2));
        await world.SettleAsync();
        Assert.True((await world.ThingAsync(A.ProjectKey)).IsTombstone);
        Assert.Empty(await RegisterAsync());
    }

    [Fact]
    public async Task A_baseline_that_was_deleted_outside_is_made_again_when_the_project_is_saved()
    {
        await world.WithProjectAsync();
        var stack = (await world.StackAsync(A.ProjectKey))!;
        await world.Aws.CloudFormation.DeleteAsync(world.Place, stack.Id, "outside", CancellationToken.None);
        await world.PassAsync(120);
        var thing = await world.ThingAsync(A.ProjectKey);
        Assert.Equal((ThingStatus.Failed, "deleted-outside"), (thing.Status, thing.Reason!.Code));
        Assert.Equal(A.Project, await world.Cache.FindAccountOwnerAsync(world.Place.Account, CancellationToken.None));

        await World.AcceptedAsync(SaveAsync(1));
        await world.SettleAsync();
        var again = await world.ThingAsync(A.ProjectKey);
        Assert.True(again.Status == ThingStatus.Ready, again.Reason?.Text);
        await Invariants.AssertAsync(world);
    }

    [Fact]
    public async Task A_user_waits_for_what_the_baseline_gives_only_after_its_own_change()
    {
        await world.WithProjectAsync();
        await World.AcceptedAsync(world.App.ChangeProject.RunAsync(
            A.Admin, A.Project, A.ProjectFields(sftp: true), new EditTerms(IfMatch: 1), CancellationToken.None));
        var plan = new EditPlan(UseCase.AddUser, A.User(), ChangeAction.Create)
        {
            Make = _ => new Edit(
                ChangeAction.Create, UserSpec.Check(A.UserFields(A.Grant()) with { Sftp = true }).Value, Say.DeletedOutside()),
        };

        var operation = await World.AcceptedAsync(world.Submit.RunAsync(A.Manager, plan, new EditTerms(), CancellationToken.None));

        Assert.Equal(OperationState.Queued, operation.State);
        await world.PassAsync(60);
        Assert.Equal(OperationState.Queued, (await world.OperationAsync(operation.Id)).State);
        await world.SettleAsync();
        Assert.Equal(OperationState.Succeeded, (await world.OperationAsync(operation.Id)).State);
    }

    private StackRequest EntryOf(string externalId)
    {
        var entry = new ProjectRegistration(A.Project, world.Place, externalId, OperationId.Parse("earlier"));
        return new StackRequest(
            A.Hub, Registry, StackTemplates.Render(entry).Text, ValueMap<string>.Empty, StackTemplates.RegistryTagsOf(A.Project), externalId);
    }

    private Task<Result<EditResult>> OpenAsync() =>
        world.App.OpenProject.RunAsync(A.Admin, A.Project, A.ProjectFields(), new EditTerms(), CancellationToken.None);

    private Task<Result<EditResult>> SaveAsync(long revision) =>
        world.App.ChangeProject.RunAsync(A.Admin, A.Project, A.ProjectFields(), new EditTerms(IfMatch: revision), CancellationToken.None);

    private Task<Result<EditResult>> CloseAsync(long revision) =>
        world.App.CloseProject.RunAsync(A.Admin, A.Project, false, new EditTerms(IfMatch: revision), CancellationToken.None);

    private Task<IReadOnlyList<StackSnapshot>> RegisterAsync() => world.Aws.CloudFormation.ListAsync(A.Hub, CancellationToken.None);
}

using BucketManager.Adapters.SimulatedAws;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Reading.Views;
using BucketManager.Application.UseCases;
using BucketManager.Core.Tests.Worlds;
using BucketManager.Domain.Basics;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Sentences;
using BucketManager.Domain.Users;
using Xunit;

namespace BucketManager.Core.Tests.Loop;

/// <summary>What is accepted, what is refused, and in which order.</summary>
public sealed class SubmitTests : IDisposable
{
    private readonly World world = new();

    public void Dispose() => world.Dispose();

    [Fact]
    public async Task An_accepted_edit_stands_in_cache_diary_and_message_of_one_commit()
    {
        await world.WithProjectAsync();
        world.Told.Changes.Clear();

        var operation = await World.AcceptedAsync(world.AddUserAsync());

        var accepted = world.Told.Changes[0];
        Assert.Equal(OperationState.Queued, Assert.Single(accepted.Operations).State);
        Assert.Equal(operation.Id, accepted.Things[0].Queued!.Id);
        Assert.Equal(accepted.Sequence, accepted.Things[0].Version);
        var entry = Assert.Single(accepted.Activity);
        Assert.Equal((operation.Id.ToString(), null), (entry.Id, entry.Result));
        Assert.Equal(OperationState.Running, operation.State);
        Assert.Equal(ThingStatus.Creating, (await world.ThingAsync(A.User())).Status);
    }

    [Fact]
    public async Task Nobody_but_those_who_see_a_project_learns_that_it_exists()
    {
        await world.WithProjectAsync();

        await World.RefusedAsync<Refusal.NotFound>(world.AddUserAsync(actor: A.Stranger));
        await World.RefusedAsync<Refusal.NotFound>(world.App.AddUser.RunAsync(
            A.Stranger, ProjectName.Parse("nowhere"), UserName.Parse("some-one"), A.UserFields(), new EditTerms(), CancellationToken.None));
        await World.RefusedAsync<Refusal.Forbidden>(world.AddUserAsync(actor: A.Viewer));
        await World.RefusedAsync<Refusal.Forbidden>(OpenAsync("other", A.Manager));
        await World.RefusedAsync<Refusal.Forbidden>(OpenAsync("acme", A.Stranger));
    }

    [Fact]
    public async Task What_was_written_about_a_deleted_user_is_found_by_its_company()
    {
        await world.WithProjectAsync();
        await World.AcceptedAsync(world.AddUserAsync(company: "Äußere Mühle"));
        await world.SettleAsync();
        await World.AcceptedAsync(world.RemoveUserAsync(1));
        await world.SettleAsync();
        Assert.True((await world.ThingAsync(A.User())).IsTombstone);

        var found = await world.App.ReadOperations.ActivityAsync(
            A.Manager, A.Project, new ActivityFilter(Name: "muhle"), 50, null, CancellationToken.None);

        Assert.Equal(["user-removed", "user-added"], found.Value.Page.Items.Select(a => a.Sentence.Code));
    }

    [Fact]
    public async Task Rights_come_before_fields_fields_before_the_thing_the_thing_before_its_revision_and_that_before_its_state()
    {
        await (await world.WithProjectAsync()).WithUserAsync();
        await World.AcceptedAsync(world.RemoveUserAsync(1));

        await World.RefusedAsync<Refusal.Forbidden>(ChangeAsync("acme-edi", "", 7, A.Viewer));
        await World.RefusedAsync<Refusal.Invalid>(ChangeAsync("nobody", "", 7, A.Manager));
        await World.RefusedAsync<Refusal.NotFound>(ChangeAsync("nobody", "Two", null, A.Manager));
        await World.RefusedAsync<Refusal.RevisionRequired>(ChangeAsync("acme-edi", "Two", null, A.Manager));
        Assert.Equal(2, (await World.RefusedAsync<StaleRevision>(ChangeAsync("acme-edi", "Two", 1, A.Manager))).Current.Revision);
        await World.RefusedAsync<Refusal.NotReady>(ChangeAsync("acme-edi", "Two", 2, A.Manager));
    }

    [Fact]
    public async Task Of_two_edits_on_one_revision_the_second_is_refused_with_what_the_first_made()
    {
        await (await world.WithProjectAsync()).WithUserAsync();

        await World.AcceptedAsync(world.ChangeUserAsync(1, "two"));
        var refusal = await World.RefusedAsync<StaleRevision>(world.ChangeUserAsync(1, "three", actor: A.SecondManager));

        Assert.Equal(2, refusal.Current.Revision);
        Assert.Equal("two", ((UserSpec)refusal.Current.NewestRecord!.Spec).Company);
    }

    [Fact]
    public async Task An_edit_behind_a_running_one_waits_and_a_third_takes_its_place_in_the_same_commit()
    {
        await (await world.WithProjectAsync()).WithUserAsync();
        var first = await World.AcceptedAsync(world.ChangeUserAsync(1, "two"));
        var second = await World.AcceptedAsync(world.ChangeUserAsync(2, "three"));
        var running = (await world.ThingAsync(A.User())).Running;
        world.Told.Changes.Clear();

        var third = await World.AcceptedAsync(world.ChangeUserAsync(3, "four"));

        Assert.Equal((OperationState.Running, OperationState.Queued), (first.State, second.State));
        var change = world.Told.Changes[0];
        var superseded = Assert.Single(change.Operations, o => o.Id == second.Id);
        Assert.Equal((OperationState.Superseded, third.Id), (superseded.State, superseded.SupersededBy));
        Assert.NotNull(superseded.FinishedAt);
        Assert.Contains(change.Operations, o => o.Id == third.Id && o.State == OperationState.Queued);
        Assert.Contains(change.Activity, a => a.OperationId == second.Id && a.Result == OperationState.Superseded);
        Assert.Equal(running, change.Things[0].Running);

        await world.SettleAsync();
        Assert.Equal(OperationState.Succeeded, (await world.OperationAsync(first.Id)).State);
        Assert.Equal(OperationState.Succeeded, (await world.OperationAsync(third.Id)).State);
        Assert.Equal("four", ((UserSpec)(await world.ThingAsync(A.User())).Applied!.Record.Spec).Company);
        Assert.Equal(4, (await world.ThingAsync(A.User())).Revision);
    }

    [Fact]
    public async Task A_thing_that_is_to_go_takes_no_edit()
    {
        await (await world.WithProjectAsync()).WithUserAsync();
        await World.AcceptedAsync(world.ChangeUserAsync(1, "two"));
        var waiting = await World.AcceptedAsync(world.RemoveUserAsync(2));

        Assert.Equal(OperationState.Queued, waiting.State);
        Assert.Equal(ThingStatus.Deleting, (await world.ThingAsync(A.User())).Status);
        await World.RefusedAsync<Refusal.NotReady>(world.ChangeUserAsync(3, "three"));
        await World.RefusedAsync<Refusal.NotReady>(world.RemoveUserAsync(3));
        await World.RefusedAsync<Refusal.NameTaken>(world.AddUserAsync());

        await world.SettleAsync();
        Assert.True((await world.ThingAsync(A.User())).IsTombstone);
    }

    [Fact]
    public async Task A_half_deleted_thing_can_only_be_deleted_again()
    {
        await (await world.WithProjectAsync()).WithUserAsync();
        world.Faults.FailResource("AWS::IAM::User", "It cannot be detached", ResourceAction.Delete);
        await World.AcceptedAsync(world.RemoveUserAsync(1));
        await world.SettleAsync();
        Assert.Equal(ThingStatus.Failed, (await world.ThingAsync(A.User())).Status);

        Assert.Equal("only-deletion-left", (await World.RefusedAsync<Refusal.NotReady>(world.ChangeUserAsync(2, "two"))).Says.Code);

        await World.AcceptedAsync(world.RemoveUserAsync(2));
        await world.SettleAsync();
        Assert.True((await world.ThingAsync(A.User())).IsTombstone);
    }

    [Fact]
    public async Task What_somebody_makes_outside_under_the_name_of_what_is_gone_takes_no_edit_until_it_is_known()
    {
        await (await world.WithProjectAsync()).WithUserAsync();
        var record = (await world.ThingAsync(A.User())).Applied!.Record;
        await World.AcceptedAsync(world.RemoveUserAsync(1));
        await world.SettleAsync();

        await world.MakeOutsideAsync(record);
        await world.PassAsync(5);
        Assert.Null((await world.ThingAsync(A.User())).LastRecord);
        Assert.Equal("made-outside", (await World.RefusedAsync<Refusal.NotReady>(world.RemoveUserAsync(2))).Says.Code);
        Assert.Equal("made-outside", (await World.RefusedAsync<Refusal.NotReady>(world.ChangeUserAsync(2, "two"))).Says.Code);

        await world.SettleAsync();
        await World.AcceptedAsync(world.RemoveUserAsync(2));
    }

    [Fact]
    public async Task Nothing_below_a_project_changes_until_it_is_applied_or_once_it_is_to_go()
    {
        await World.AcceptedAsync(OpenAsync("acme", A.Admin));
        await World.RefusedAsync<Refusal.NotReady>(world.AddUserAsync(actor: A.Admin));
        await World.RefusedAsync<Refusal.NotFound>(world.AddUserAsync());

        await world.SettleAsync();
        await World.AcceptedAsync(
            world.App.CloseProject.RunAsync(A.Admin, A.Project, false, new EditTerms(IfMatch: 1), CancellationToken.None));
        await World.RefusedAsync<Refusal.NotReady>(world.AddUserAsync());

        await world.SettleAsync();
        await World.RefusedAsync<Refusal.NotFound>(world.AddUserAsync(actor: A.Admin));
    }

    [Fact]
    public async Task The_same_request_again_gets_the_operation_as_it_is_now_and_another_under_its_key_is_refused()
    {
        await world.WithProjectAsync();
        var terms = new EditTerms(RequestKey: new RequestKey("key-1", "hash-1"));
        var first = await World.AcceptedAsync(world.AddUserAsync(terms: terms));
        await world.SettleAsync();

        var again = await World.AcceptedAsync(world.AddUserAsync(terms: terms));

        Assert.Equal((first.Id, OperationState.Succeeded), (again.Id, again.State));
        await World.RefusedAsync<Refusal.IdempotencyMismatch>(
            world.AddUserAsync("another", terms: new EditTerms(RequestKey: new RequestKey("key-1", "hash-2"))));
        await World.AcceptedAsync(
            world.AddUserAsync("another", terms: new EditTerms(RequestKey: new RequestKey("key-1", "hash-2")), actor: A.SecondManager));
        await World.RefusedAsync<Refusal.NameTaken>(world.AddUserAsync(terms: new EditTerms(DryRun: true, RequestKey: terms.RequestKey)));
    }

    [Fact]
    public async Task A_dry_run_shows_what_would_happen_and_does_nothing()
    {
        await (await world.WithProjectAsync()).WithUserAsync();
        var sequence = (await world.Cache.FindHeadAsync(A.Project, CancellationToken.None))!.Sequence;

        var preview = await PreviewAsync(world.ChangeUserAsync(1, "two", terms: new EditTerms(DryRun: true)));
        var nothing = await PreviewAsync(world.ChangeUserAsync(1, "one", terms: new EditTerms(DryRun: true)));
        var creation = await PreviewAsync(world.AddUserAsync("another", terms: new EditTerms(DryRun: true)));

        Assert.NotEmpty(preview.Summary);
        var changed = preview.TemplateDiff.Split('\n').Where(line =>
            line.Length > 0 && line[0] is '+' or '-' && !line.StartsWith("---", StringComparison.Ordinal)
            && !line.StartsWith("+++", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, changed.Count);
        Assert.Contains("\"two\"", changed[1], StringComparison.Ordinal);
        Assert.Equal((0, string.Empty), (nothing.Summary.Count, nothing.TemplateDiff));
        Assert.Contains("+", creation.TemplateDiff, StringComparison.Ordinal);
        Assert.Equal(sequence, (await world.Cache.FindHeadAsync(A.Project, CancellationToken.None))!.Sequence);
        await World.RefusedAsync<StaleRevision>(world.ChangeUserAsync(9, "two", terms: new EditTerms(DryRun: true)));
    }

    [Fact]
    public async Task A_definite_refusal_of_the_cloud_is_the_answer_and_stands_as_failed_in_the_diary()
    {
        await (await world.WithProjectAsync()).WithUserAsync();
        world.Faults.Refuse("You are not allowed to do that", action: AwsAction.UpdateStack);

        var refusal = await World.RefusedAsync<RefusedByCloud>(world.ChangeUserAsync(1, "two"));

        Assert.Equal(OperationState.Failed, refusal.Operation.State);
        Assert.Contains("You are not allowed to do that", refusal.Says.Text, StringComparison.Ordinal);
        var thing = await world.ThingAsync(A.User());
        Assert.Equal((2L, ThingStatus.Ready), (thing.Revision, thing.Status));
        Assert.Equal(refusal.Operation.Id, thing.Failed!.OperationId);
        await World.AcceptedAsync(world.ChangeUserAsync(2, "three"));
        Assert.Null((await world.ThingAsync(A.User())).Failed);
    }

    [Fact]
    public async Task An_account_belongs_to_one_project_and_is_free_again_when_that_is_gone()
    {
        await world.WithProjectAsync();

        Assert.Equal("111122223333", (await World.RefusedAsync<Refusal.AccountTaken>(OpenAsync("other", A.Admin))).Says.Args["account"]);

        await World.AcceptedAsync(
            world.App.CloseProject.RunAsync(A.Admin, A.Project, false, new EditTerms(IfMatch: 1), CancellationToken.None));
        await World.RefusedAsync<Refusal.AccountTaken>(OpenAsync("other", A.Admin));
        await world.SettleAsync();
        await World.AcceptedAsync(OpenAsync("other", A.Admin));
    }

    [Fact]
    public async Task A_name_that_is_free_again_goes_on_with_its_revision()
    {
        await (await world.WithProjectAsync()).WithUserAsync();
        await World.AcceptedAsync(world.RemoveUserAsync(1));
        await world.SettleAsync();

        await World.AcceptedAsync(world.AddUserAsync());
        await world.SettleAsync();

        var thing = await world.ThingAsync(A.User());
        Assert.Equal((3L, ThingStatus.Ready), (thing.Revision, thing.Status));
    }

    [Fact]
    public async Task A_creation_that_failed_can_be_saved_again()
    {
        await world.WithProjectAsync();
        world.Faults.FailResource("AWS::IAM::User", "Not today", ResourceAction.Create);
        var failed = await World.AcceptedAsync(world.AddUserAsync());
        await world.SettleAsync();
        var thing = await world.ThingAsync(A.User());
        Assert.Equal((ThingStatus.Failed, failed.Id), (thing.Status, thing.Failed!.OperationId));
        Assert.Contains("Not today", thing.Reason!.Text, StringComparison.Ordinal);
        Assert.Equal("next-retry-or-delete", Advice.Of(thing)!.Code);
        await World.RefusedAsync<Refusal.NameTaken>(world.AddUserAsync());

        await World.AcceptedAsync(world.ChangeUserAsync(1, "two"));
        Assert.Equal(ThingStatus.Creating, (await world.ThingAsync(A.User())).Status);
        await world.SettleAsync();

        thing = await world.ThingAsync(A.User());
        Assert.Equal((ThingStatus.Ready, 2L, null), (thing.Status, thing.Revision, thing.Failed));
        Assert.Equal("two", ((UserSpec)thing.Applied!.Record.Spec).Company);
    }

    [Fact]
    public async Task The_program_s_own_edits_ask_for_no_rights_and_say_that_they_are_its_own()
    {
        await (await world.WithProjectAsync()).WithUserAsync();
        var plan = new EditPlan(UseCase.ChangeUser, A.User(), ChangeAction.Update)
        {
            Make = on => new Edit(ChangeAction.Update, on.Newest, Say.DeletedOutside()),
        };

        var operation = await World.AcceptedAsync(world.Submit.RunAsync(new Requester.Program(A.Stranger), plan, new EditTerms(), CancellationToken.None));

        Assert.Equal(Actor.System, operation.RequestedBy);
        await world.SettleAsync();
        Assert.Equal(Actor.System, (await world.ThingAsync(A.User())).Applied!.Record.RequestedBy);
    }

    [Fact]
    public async Task What_only_the_outside_knows_is_asked_once_after_all_else()
    {
        await (await world.WithProjectAsync()).WithUserAsync();
        var asked = 0;
        var plan = new EditPlan(UseCase.ChangeUser, A.User(), ChangeAction.Update)
        {
            NeedsRevision = true,
            Make = on => new Edit(ChangeAction.Update, on.Newest, Say.DeletedOutside()),
            CheckOutside = async (on, _) =>
            {
                // Somebody's edit of another thing comes in between: the rules are asked again, the outside is not.
                asked++;
                await World.AcceptedAsync(world.AddUserAsync("another"));
                return null;
            },
        };

        await World.RefusedAsync<StaleRevision>(
            world.Submit.RunAsync(A.Manager, plan, new EditTerms(IfMatch: 9), CancellationToken.None));
        Assert.Equal(0, asked);
        await World.AcceptedAsync(world.Submit.RunAsync(A.Manager, plan, new EditTerms(IfMatch: 1), CancellationToken.None));
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task The_rules_are_asked_again_when_something_moved_while_an_edit_was_being_accepted()
    {
        await (await world.WithProjectAsync()).WithUserAsync();
        var made = new List<string>();
        var plan = new EditPlan(UseCase.ChangeUser, A.User(), ChangeAction.Update)
        {
            Make = on =>
            {
                made.Add(((UserSpec)on.Newest!).Company);
                if (made.Count == 1)
                    _ = World.AcceptedAsync(world.ChangeUserAsync(1, "two")).IsCompletedSuccessfully;
                return new Edit(ChangeAction.Update, on.Newest, Say.DeletedOutside());
            },
        };

        var operation = await World.AcceptedAsync(world.Submit.RunAsync(A.Manager, plan, new EditTerms(), CancellationToken.None));

        Assert.Equal(["one", "two"], made);
        Assert.Equal(3, operation.Revision);
    }

    private static async Task<EditResult.Preview> PreviewAsync(Task<Result<EditResult>> asked) =>
        Assert.IsType<EditResult.Preview>((await asked).Value);

    private Task<Result<EditResult>> OpenAsync(string name, Actor actor) =>
        world.App.OpenProject.RunAsync(actor, ProjectName.Parse(name), A.ProjectFields(), new EditTerms(), CancellationToken.None);

    private Task<Result<EditResult>> ChangeAsync(string name, string company, long? ifMatch, Actor actor) => world.App.ChangeUser.RunAsync(
        actor, A.Project, UserName.Parse(name), A.UserFields() with { Company = company }, new EditTerms(ifMatch), CancellationToken.None);
}

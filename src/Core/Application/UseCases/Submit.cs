using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Mirror.Jobs;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Application.Reading.Views;
using BucketManager.Application.WriteLoop;
using BucketManager.Domain.Basics;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Sentences;
using BucketManager.Domain.Templates;
using BucketManager.Domain.Things;

namespace BucketManager.Application.UseCases;

/// <summary>Accepts an edit: validates, authorises, commits it, and starts it (protocol.md §2).</summary>
public sealed class Submit(
    IStateCache cache, ProjectViews views, Publish publish, Reconcile reconcile, TimeProvider clock, IEntropy entropy)
{
    // Each time somebody else's edit went through: more of them than people who edit at once.
    private const int MaxTries = 50;

    private static readonly OperationId Preview = OperationId.Parse("preview");

    /// <summary>An edit that a person asks for.</summary>
    public Task<Result<EditResult>> RunAsync(Actor actor, EditPlan plan, EditTerms terms, CancellationToken cancel) =>
        RunAsync(new Requester.Person(actor), plan, terms, cancel);

    /// <summary>The operation, or with <see cref="EditTerms.DryRun"/> what would happen.</summary>
    public async Task<Result<EditResult>> RunAsync(Requester requester, EditPlan plan, EditTerms terms, CancellationToken cancel)
    {
        var actor = requester.Actor;
        var asked = false;
        for (var tries = 0; tries < MaxTries; tries++)
        {
            var view = await views.FindAsync(plan.Key.Project, cancel);

            // One time, in whole milliseconds, for the id and for all that is written: so ids sort operations as their times do.
            var now = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
            var id = terms.DryRun ? Preview : OperationId.New(now, entropy);
            var context = new EditContext(actor, view, view?.Find(plan.Key), now);
            if (CheckRights(requester, plan, context) is { } noRight)
                return noRight;

            var repeated = terms is { RequestKey: { } key, DryRun: false }
                ? await cache.FindIdempotencyAsync(plan.Key.Project, actor.Email.ToString(), key.Key, cancel)
                : null;
            if (repeated is not null && repeated.BodyHash == terms.RequestKey!.BodyHash
                && await cache.FindOperationAsync(plan.Key.Project, OperationId.Parse(repeated.ResultId), cancel) is { } first)
            {
                return new EditResult.Accepted(first);
            }

            if (CheckRequest(plan, terms, context) is { } refusal)
                return refusal;
            if (repeated is not null)
                return new Refusal.IdempotencyMismatch();
            if (CheckState(requester, plan, context) is { } notNow)
                return notNow;
            var edit = plan.Make(context);
            if (!edit.Accepted)
                return edit.Refusal;
            if (await CheckAccountAsync(plan, edit.Value, cancel) is { } taken)
                return taken;
            var record = RecordOf(requester, plan, edit.Value, context, id);
            if (edit.Value.Action != ChangeAction.Delete && StackTemplates.Oversize(record) is { } tooLarge)
                return tooLarge;
            if (!asked && plan.CheckOutside is { } askOutside && await askOutside(context, cancel) is { } outside)
                return outside;
            asked = true;
            if (terms.DryRun)
                return PreviewOf(edit.Value, context, record);

            if (plan.StartsJob is { } kind)
            {
                if (await BeginAsync(kind, edit.Value, context, record, cancel) is { } job)
                    return new EditResult.Begun(job);
                continue;
            }

            switch (await CommitAsync(plan, terms, edit.Value, context, record, cancel))
            {
                case CommitOutcome.Committed:
                    return await StartAsync(plan.Key, id, cancel);
                case CommitOutcome.AccountTaken:
                    return new Refusal.AccountTaken(((ProjectSpec)record.Spec).Account.ToString());
                default:
                    // Something that the rules looked at may have moved: all of them once more.
                    continue;
            }
        }

        return new Refusal.Unavailable(Say.TooBusy(), TimeSpan.FromSeconds(1));
    }

    private static Refusal? CheckRights(Requester requester, EditPlan plan, EditContext context)
    {
        var opens = plan is { Key.Kind: ThingKind.Project, Action: ChangeAction.Create };
        if (!opens && context.View?.Thing is null or { IsTombstone: true })
            return new Refusal.NotFound();
        if (requester is not Requester.Person)
            return null;

        // The answer to who may not open projects is the same whether or not there is one of that name.
        var role = opens ? (context.Actor.IsAdmin ? Role.Admin : Role.None) : context.View!.RoleOf(context.Actor);
        if (!opens && role == Role.None)
            return new Refusal.NotFound();
        return AccessRules.Refused(plan.UseCase, role);
    }

    /// <summary>What the request itself says, and whether it was made on what is there now.</summary>
    private static Refusal? CheckRequest(EditPlan plan, EditTerms terms, EditContext context)
    {
        if (plan.CheckFields(context) is { } fields)
            return fields;
        if (plan.Action == ChangeAction.Create)
            return null;
        if (context.Current is not { IsTombstone: false } current)
            return new Refusal.NotFound();
        if (!plan.NeedsRevision)
            return null;
        if (terms.IfMatch is not { } revision)
            return new Refusal.RevisionRequired();
        return revision == current.Revision ? null : new StaleRevision(current);
    }

    /// <summary>Whether the state of the thing and of its project allow it now.</summary>
    private static Refusal? CheckState(Requester requester, EditPlan plan, EditContext context)
    {
        if (!plan.IsUrgent && Rebuilding.Refused(context.View, context.Now) is { } rebuilding)
            return rebuilding;
        if (plan.Key.Kind != ThingKind.Project && context.View!.Thing is not { IsLive: true })
            return new Refusal.NotReady(Say.ProjectNotReady());
        var name = plan.Key.Name;
        if (plan.Action == ChangeAction.Create)
        {
            return context.Current switch
            {
                null or { IsTombstone: true, Kept: false } => null,
                { IsTombstone: true } => new Refusal.NameTaken(Say.NameOfKeptBucket(name)),
                _ => new Refusal.NameTaken(Say.NameInUse(kind: plan.Key.Kind.Word(), name: name)),
            };
        }

        var asking = (requester as Requester.RunningJob)?.Job;
        return context.Current switch
        {
            { IsBeingEmptied: true, Job: var job } when job != asking => new Refusal.NotReady(Say.BeingEmptied(name)),

            // A job that was stopped meanwhile has said that the bucket stays.
            { Job: var job } when plan.Action == ChangeAction.Delete && asking is not null && job != asking =>
                new Refusal.NotReady(Say.JobHasEnded()),
            { DeleteWanted: true } => new Refusal.NotReady(Say.BeingDeleted(name)),
            { LastRecord: null } => new Refusal.NotReady(Say.MadeOutside(name)),
            { Stack.Status: StackStatus.DeleteFailed or StackStatus.ImportRollbackFailed } when plan.Action != ChangeAction.Delete =>
                new Refusal.NotReady(Say.OnlyDeletionLeft(name)),
            _ => null,
        };
    }

    private async Task<Refusal?> CheckAccountAsync(EditPlan plan, Edit edit, CancellationToken cancel) =>
        edit is { Action: ChangeAction.Create, Spec: ProjectSpec { Account: var account } }
        && await cache.FindAccountOwnerAsync(account, cancel) is { } owner && owner != plan.Key.Project
            ? new Refusal.AccountTaken(account.ToString())
            : null;

    private ThingRecord RecordOf(Requester requester, EditPlan plan, Edit edit, EditContext context, OperationId id)
    {
        var last = context.Current?.LastRecord;
        var spec = edit.Spec ?? last?.Spec ?? throw new InvalidOperationException($"Nothing is known of {plan.Key} that could be deleted.");
        return new ThingRecord(plan.Key, (context.Current?.Revision ?? 0) + 1, spec, requester.RecordedAs, context.Now, id)
        {
            Stopped = edit.Action == ChangeAction.Delete ? last?.Stopped : edit.Stopped,
            KeysValidAfter = KeysValidAfter(edit, context),
            ExternalId = plan.Key.Kind == ThingKind.Project ? last?.ExternalId ?? NewExternalId() : null,
        };
    }

    // A user who is let back in has new keys only: those made from now on.
    private static DateTimeOffset? KeysValidAfter(Edit edit, EditContext context) => (edit, context.Current) switch
    {
        ({ Action: ChangeAction.Create }, _) or (_, null) => null,
        ({ Action: ChangeAction.Delete } or { Stopped: not null }, var current) => current.LastRecord?.KeysValidAfter,
        (_, { LastRecord.Stopped: not null, KeysValidAfter: { } stopped }) => stopped > context.Now ? stopped : context.Now,
        var (_, current) => current.KeysValidAfter,
    };

    private string NewExternalId()
    {
        Span<byte> bytes = stackalloc byte[16];
        entropy.Fill(bytes);
        return $"bm-{Convert.ToHexStringLower(bytes)}";
    }

    private static EditResult.Preview PreviewOf(Edit edit, EditContext context, ThingRecord record)
    {
        // Who asked when is in the template, too, but is not what is asked for.
        var newest = context.Current?.NewestRecord;
        var after = edit.Action == ChangeAction.Delete ? null
            : newest is null ? record
            : newest with { Spec = record.Spec, Stopped = record.Stopped, Renderer = record.Renderer };
        var diff = TemplateDiff.Unified(
            newest is null ? null : StackTemplates.Render(newest).Text, after is null ? null : StackTemplates.Render(after).Text);
        return new EditResult.Preview(edit.Summary, diff, edit.Warnings);
    }

    private async Task<CommitOutcome> CommitAsync(
        EditPlan plan, EditTerms terms, Edit edit, EditContext context, ThingRecord record, CancellationToken cancel)
    {
        var id = record.OperationId;
        var operation = new Operation(
            id, plan.Key, edit.Action, OperationState.Queued, record.Revision, record.RequestedBy, record.RequestedAt, edit.Says)
        {
            Before = context.Newest,
            After = edit.Action == ChangeAction.Delete ? null : record.Spec,
        };
        List<Operation> operations = [operation];
        if (context.Current?.Queued is { } older
            && await cache.FindOperationAsync(plan.Key.Project, older.Id, cancel) is { HasEnded: false } waiting)
        {
            operations.Add(waiting with
            {
                State = OperationState.Superseded,
                SupersededBy = id,
                Reason = Say.SupersededByNewer(),
                FinishedAt = context.Now,
            });
        }

        var commit = Commit.After(plan.Key.Project, context.View?.Head, context.Now);
        var current = context.Current ?? new ThingState(plan.Key);
        var accepted = current with
        {
            Revision = record.Revision,
            Version = commit.Sequence,
            Queued = new Change(id, edit.Action, record, edit.KeepFiles)
            {
                Restates = edit.Restates ? true : null,
                TriedAgain = edit.TriedAgain,
            },
            Failed = edit.Restates ? current.Failed : null,
            Reason = edit.Restates ? current.Reason : null,
            TwoActiveKeys = edit.Action == ChangeAction.Create ? null : current.TwoActiveKeys,

            // What it prepared for is accepted now.
            Job = edit.Action == ChangeAction.Delete ? null : current.Job,
        };
        return await publish.RunAsync(
            commit with
            {
                Things = [new ThingWrite(accepted, context.Current?.Version)],
                Operations = [.. operations],
                Activity = [.. operations.Select(ActivityEntry.Of)],
                Idempotency = terms.RequestKey is { } key
                    ? new IdempotencyEntry(context.Actor.Email.ToString(), key.Key, key.BodyHash, id.ToString(), context.Now)
                    : null,
                Account = edit is { Action: ChangeAction.Create, Spec: ProjectSpec { Account: var account } }
                    ? new AccountClaim(account, Release: false)
                    : null,
            },
            cancel);
    }

    /// <summary>Null: something moved, so that everything has to be looked at again.</summary>
    private async Task<Job?> BeginAsync(JobKind kind, Edit edit, EditContext context, ThingRecord record, CancellationToken cancel)
    {
        var thing = context.Current ?? throw new InvalidOperationException($"A job about {record.Key} needs it to be there.");
        var (job, commit) = JobBook.Begin(kind, thing, context.View?.Head, record.RequestedBy, edit.Says, context.Now, entropy);
        return await publish.RunAsync(commit, cancel) == CommitOutcome.Committed ? job : null;
    }

    /// <summary>It is accepted whatever happens now: only a definite refusal changes the answer.</summary>
    private async Task<Result<EditResult>> StartAsync(ThingKey key, OperationId id, CancellationToken cancel)
    {
        try
        {
            // Who hangs up does not stop what was accepted.
            await reconcile.RunAsync(key, force: false, CancellationToken.None);
        }
        catch (PortException)
        {
            await reconcile.PutOffAsync(key, 1, CancellationToken.None);
        }

        var operation = await cache.FindOperationAsync(key.Project, id, cancel)
            ?? throw new InvalidOperationException($"The operation {id} was accepted and is not there.");
        return operation.State == OperationState.Failed
            ? new RefusedByCloud(operation, operation.Reason ?? operation.Says)
            : new EditResult.Accepted(operation);
    }
}

using BucketManager.Application.Mirror.Jobs;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Reading.Views;
using BucketManager.Application.UseCases.Templates;
using BucketManager.Domain.Basics;
using BucketManager.Domain.People;
using BucketManager.Domain.Records;
using BucketManager.Domain.Sentences;
using BucketManager.Domain.Things;

namespace BucketManager.Application.UseCases.Jobs;

/// <summary>
/// Brings the stacks of a project up to date: the baseline first, because others may need what is new in it, then a few at a time, each
/// by an ordinary edit of the system. Whether a thing needs it, the thing itself says.
/// </summary>
internal sealed class UpgradeSteps(ProjectViews views, Submit submit, JobBook book)
{
    /// <summary>So many changes are under way at once. CloudFormation and people have other things to do.</summary>
    public const int AtATime = 3;

    /// <summary>After so many failures something is wrong with the templates, and not with the things.</summary>
    public const int MaxFailures = 5;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    /// <summary>When to go on; null: it has ended.</summary>
    public async Task<TimeSpan?> RunAsync(Job job, CancellationToken cancel)
    {
        var ended = new Dictionary<ThingKey, Sentence?>();
        foreach (var key in job.Begun)
        {
            if (await AskAsync(job, key, cancel) is (true, var why))
                ended[key] = why;
        }

        var view = await views.FindAsync(job.About.Project, cancel);
        var after = await book.WriteAsync(job.Key, current => Next(current, ended, view), cancel);
        return after is { HasEnded: true } ? null

            // What was just written down as begun is to be asked for.
            : after is not null && after.Begun.Any(k => !job.Begun.Contains(k)) ? TimeSpan.Zero
            : Look;
    }

    /// <summary>The job with what has ended, and what is begun next; or ended itself.</summary>
    internal static Job Next(Job job, IReadOnlyDictionary<ThingKey, Sentence?> ended, ProjectView? view)
    {
        var through = job.Begun.Where(ended.ContainsKey).ToList();
        job = job with
        {
            Begun = [.. job.Begun.Except(through)],
            Through = [.. job.Through, .. through],
            Failures = [.. job.Failures, .. through.Where(k => ended[k] is not null).Select(k => new JobFailure(k, ended[k]!))],
        };

        // Nobody's change outside is overwritten in passing.
        var left = Candidates(job, view).ToList();
        var changed = left.Where(t => t.Drift == Drift.ChangedOutside).Select(t => t.Key).ToList();
        var next = left.Where(t => t.Drift != Drift.ChangedOutside).Select(t => t.Key).ToList();
        job = job with
        {
            Through = [.. job.Through, .. changed],
            Failures = [.. job.Failures, .. changed.Select(k => new JobFailure(k, Say.LeftBecauseChangedOutside()))],
        };
        var total = job.Through.Count + job.Begun.Count + next.Count;
        if (job.State == JobState.Running && !HasGivenUp(job))
        {
            var baselineFirst = next.Concat(job.Begun).Any(k => k.Kind == ThingKind.Project);
            var room = Math.Max(0, (baselineFirst ? 1 : AtATime) - job.Begun.Count);
            job = job with { Begun = [.. job.Begun, .. next.Take(room)] };
        }

        job = job with { Done = job.Through.Count, Total = total };
        return job.Begun.Count > 0 ? job : Ended(job);
    }

    /// <summary>Things that this program would write a better template for, the baseline first.</summary>
    private static IEnumerable<ThingState> Candidates(Job job, ProjectView? view) =>
        (view?.Everything ?? [])
            .Where(t => t is { IsTombstone: false, DeleteWanted: false, Applied: { } applied } && Renderers.HasUpdate(applied.Record)
                && (t.Job is null || t.Job == job.Id)
                && !job.Begun.Contains(t.Key) && !job.Through.Contains(t.Key))
            .OrderBy(t => t.Key.Kind).ThenBy(t => t.Key.Name, StringComparer.Ordinal);

    private static bool HasGivenUp(Job job)
    {
        var failed = job.Failures.Where(f => f.Why.Code != Say.Forms.LeftBecauseChangedOutside.Code).ToList();
        return failed.Count >= MaxFailures || failed.Any(f => f.Key.Kind == ThingKind.Project);
    }

    private static Job Ended(Job job)
    {
        var project = job.About.Project;
        var (done, total, failed) = (job.Done, job.Total, job.Failures.Count);
        var names = string.Join(", ", job.Failures.Select(f => f.Key.Name));
        var (state, outcome) = job switch
        {
            { State: JobState.Stopping } when done < total =>
                (JobState.Stopped, Say.UpgradeStopped(job.StoppedBy!, project, done: done, total: total)),
            { Failures.Count: > 0 } when done < total =>
                (JobState.Failed, Say.UpgradeGivenUp(project, done: done, total: total, failed: failed, names: names)),
            { Failures.Count: > 0 } => (JobState.Failed, Say.UpgradeIncomplete(failed, total, project, names)),
            { Total: 0 } => (JobState.Succeeded, Say.UpgradeNothing(project)),
            _ => (JobState.Succeeded, Say.UpgradeDone(project, total)),
        };
        return job with { State = state, Outcome = outcome };
    }

    /// <summary>
    /// Asks for the change of one thing, or, where it was asked for already, what became of it: the request's key makes one of the two.
    /// </summary>
    private async Task<(bool Ended, Sentence? Why)> AskAsync(Job job, ThingKey key, CancellationToken cancel)
    {
        var plan = new EditPlan(UseCase.UpgradeProject, key, ChangeAction.Update)
        {
            Make = on => RestoreTemplate.Make(on, Say.UpgradedForPerson(name: key.Name, actor: job.RequestedBy)),
        };
        var person = new Actor(EmailAddress.Parse(job.RequestedBy), Actor.System, IsAdmin: false);
        var once = new RequestKey($"{job.Id}-{key.Kind.Word()}-{key.Name}", "upgrade");
        var answer = await submit.RunAsync(new Requester.RunningJob(job.Id, person, Actor.System), plan, new EditTerms(RequestKey: once), cancel);
        return answer switch
        {
            { Accepted: true, Value: EditResult.Accepted { Operation: var operation } } => await OfAsync(operation, cancel),

            // It is gone, or goes: nothing to bring up to date.
            { Refusal: Refusal.NotFound } => (true, null),
            { Refusal: Refusal.NotReady } when await IsGoingAsync(key, cancel) => (true, null),
            { Refusal: Refusal.Unavailable } => (false, null),
            _ => (true, answer.Refusal!.Says),
        };
    }

    private async Task<(bool Ended, Sentence? Why)> OfAsync(Operation operation, CancellationToken cancel)
    {
        switch (operation.State)
        {
            case OperationState.Queued or OperationState.Running:
                return (false, null);
            case OperationState.Succeeded:
                return (true, null);
            case OperationState.Superseded:
                // By an edit that is written in the newest version, too: it counts as ours.
                var thing = (await views.FindAsync(operation.Key.Project, cancel))?.Find(operation.Key);
                return thing is { Newest: not null } ? (false, null)
                    : (true, thing?.Drift == Drift.UpdateAvailable ? Say.AnotherEditFailed() : null);
            default:
                return (true, operation.Reason ?? Say.AnotherEditFailed());
        }
    }

    private async Task<bool> IsGoingAsync(ThingKey key, CancellationToken cancel)
    {
        var view = await views.FindAsync(key.Project, cancel);
        return view?.Thing is null or { DeleteWanted: true } || view.Find(key) is null or { DeleteWanted: true } or { Job: not null };
    }
}

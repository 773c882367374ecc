using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Ports;
using BucketManager.Domain.Basics;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Sentences;
using BucketManager.Domain.Templates;
using BucketManager.Domain.Things;

namespace BucketManager.Application.WriteLoop;

/// <summary>Writes what has become of a thing and of its operations, with their lines in the diary, in one commit.</summary>
public sealed class WriteThing(IStateCache cache, Publish publish, TimeProvider clock, IEntropy entropy)
{
    /// <summary>One commit; again while only the project's number moves.</summary>
    public async Task<CommitOutcome> RunAsync(ProjectHead? head, ThingChange change, CancellationToken cancel)
    {
        var key = change.After.Key;
        while (true)
        {
            var now = clock.GetUtcNow();
            var operations = new List<Operation>();
            foreach (var turn in change.Turns)
            {
                if (await cache.FindOperationAsync(key.Project, turn.Id, cancel) is { HasEnded: false } operation)
                    operations.Add(Turned(operation, turn, change, now));
            }

            // The first number of a project that nobody asks to open: the cache was lost.
            DateTimeOffset? rebuiltAt = head is null ? now : null;
            var commit = Commit.After(key.Project, head, now);
            var after = change.After with { Version = commit.Sequence, RebuiltAt = rebuiltAt ?? change.After.RebuiltAt };
            var outcome = await publish.RunAsync(
                commit with
                {
                    Things = [new ThingWrite(after, change.Before?.Version)],
                    Operations = [.. operations],
                    Activity = [.. operations.Where(o => o.HasEnded).Select(ActivityEntry.Of), .. LinesOf(change, rebuiltAt, now)],
                    Templates = change.Template is { } template ? [template] : [],
                    Touched = change.Touched,
                    Account = change.Account ?? Released(change),
                    RebuiltAt = rebuiltAt,
                },
                cancel);
            if (outcome != CommitOutcome.SequenceMoved)
                return outcome;
            head = await cache.FindHeadAsync(key.Project, cancel);
        }
    }

    private IEnumerable<ActivityEntry> LinesOf(ThingChange change, DateTimeOffset? rebuiltAt, DateTimeOffset now)
    {
        if (rebuiltAt is { } at)
        {
            yield return new ActivityEntry(
                OperationId.New(now, entropy).ToString(), now, Actor.System, Say.RebuiltFromTemplates(at),
                ThingKey.OfProject(change.After.Key.Project), null, null, null, null);
        }

        if (change.Noticed is { } says)
        {
            yield return new ActivityEntry(
                OperationId.New(now, entropy).ToString(), now, Actor.System, says, change.After.Key, null, null,
                change.Before?.Applied?.Record.Spec, change.After.Applied?.Record.Spec);
        }
    }

    private static AccountClaim? Released(ThingChange change) =>
        change.After is { Key.Kind: ThingKind.Project, IsTombstone: true } && change.Before?.LastRecord?.Spec is ProjectSpec spec
            ? new AccountClaim(spec.Account, Release: true)
            : null;

    private static Operation Turned(Operation operation, OperationTransition turn, ThingChange change, DateTimeOffset now) => operation with
    {
        State = turn.State,
        Reason = turn.Reason,
        SupersededBy = turn.SupersededBy,
        StartedAt = turn.State switch
        {
            OperationState.Running => now,
            OperationState.Queued => null,
            _ => operation.StartedAt,
        },
        FinishedAt = turn.State is OperationState.Queued or OperationState.Running ? null : now,
        TotalParts = turn.State == OperationState.Running && change.After.Running is { Change.Record: var record }
            ? StackTemplates.CountResources(record)
            : operation.TotalParts,
    };
}

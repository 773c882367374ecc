using System.Diagnostics.CodeAnalysis;
using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Things;
using BucketManager.Simulation.Actors;
using BucketManager.Simulation.Kernel;

namespace BucketManager.Simulation.Checks;

/// <summary>
/// Sees every commit, every call that changes a stack and everything that happens in AWS, and remembers it, whatever gets lost
/// afterwards. Throws a <see cref="Violation"/> at once where something is seen that must never be.
/// </summary>
public sealed class Witness(World world)
{
    private static readonly IDisposable Nobody = new Landing(null, null);

    private readonly List<Task> watched = [];
    private readonly Dictionary<ThingKey, List<ThingState>> history = [];
    private readonly Dictionary<OperationId, Operation> operations = [];
    private readonly Dictionary<OperationId, ThingRecord> records = [];
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> clearings = new(StringComparer.Ordinal);
    private readonly List<(string Target, string Token)> underWay = [];
    private readonly List<Acceptance> accepted = [];
    private readonly Dictionary<(ProjectName, long), string?> tokens = [];
    private readonly Dictionary<ProjectName, long> sequences = [];
    private DateTimeOffset lostAt;
    private Violation? found;

    /// <summary>What truly happens to the stacks.</summary>
    public CloudLog Cloud { get; } = new(world);

    /// <summary>How often the cache was lost: what was accepted before may be gone.</summary>
    public int Life { get; private set; }

    /// <summary>Number of each project's newest commit.</summary>
    public IEnumerable<long> Sequences => sequences.Values;

    /// <summary>Edits that somebody was told are accepted, in this life of the cache.</summary>
    public IEnumerable<Acceptance> Accepted => accepted.Where(a => a.Life == Life);

    /// <summary>A checksum of everything that was committed.</summary>
    public int Digest { get; private set; }

    public IReadOnlyDictionary<OperationId, Operation> Operations => operations;

    /// <summary>Everything that was asked for.</summary>
    public IEnumerable<ThingRecord> Records => records.Values;

    /// <summary>What was asked for; null: nobody saw it.</summary>
    public ThingRecord? RecordOf(OperationId id) => records.GetValueOrDefault(id);

    public void Watch(Task task) => watched.Add(task);

    /// <summary>Found in the middle of the product's code, which may have caught it: it is thrown again at the next look.</summary>
    public void Keep(Violation violation) => found ??= violation;

    /// <summary>Looks at everything that ended since the last look: trouble of a driven side is part of life, all else a mistake.</summary>
    public void LookAtWhatEnded()
    {
        if (found is not null)
            throw found;
        for (var i = watched.Count - 1; i >= 0; i--)
        {
            if (!watched[i].IsCompleted)
                continue;
            var task = watched[i];
            watched[i] = watched[^1];
            watched.RemoveAt(watched.Count - 1);
            if (task.Exception?.InnerException is { } trouble and not PortException { Fault: not PortFault.Bug })
                throw trouble as Violation ?? new Violation("a defect", trouble.ToString());
        }
    }

    public void CacheLost()
    {
        Life++;
        lostAt = world.Clock.GetUtcNow();
        operations.Clear();

        // Numbers go on higher; what was is forgotten, and may be found again as it was earlier.
        history.Clear();
        places.Clear();
    }

    /// <param name="operation">Of an edit that somebody was told is accepted.</param>
    /// <param name="ifMatch">The revision that it was made on; null: none, or the answer is an earlier one again.</param>
    public void AcceptedBy(Operation operation, long? ifMatch)
    {
        accepted.Add(new Acceptance(operation.Id, operation.Key, Life));
        if (ifMatch is { } revision && operation.Revision != revision + 1)
        {
            throw new Violation(
                "an edit on what its author never saw", $"{operation.Id} was made on revision {revision} and is {operation.Revision}");
        }
    }

    /// <summary>A call to CloudFormation is on its way from here until what is returned is disposed of.</summary>
    public IDisposable Sending(Process process, PortCall call)
    {
        if (!call.Changes || call.Port != "StackProvisioner")
            return Nobody;
        var (target, token) = call.Arguments[0] is StackRequest order
            ? (order.Name, order.Token)
            : ((string)call.Arguments[1]!, (string)call.Arguments[2]!);
        var stack = NameOf(target);
        world.Tell($"{process} sends {call.Method[..^5]} of {stack} ({token})");
        if (CloudLog.IsUnclaimed(token))
        {
            if ((clearings[token] = clearings.GetValueOrDefault(token) + 1) > 400)
                throw new Violation("livelock", $"{token} is sent again and again");
            return Nobody;
        }

        // What is still on its way to one that is gone meanwhile, by its id, does nothing to the next of the name.
        if (underWay.FirstOrDefault(u => NameOf(u.Target) == stack && !IsGone(u.Target)) is { Token: { } other })
            throw new Violation("two calls to one stack", $"{token} is sent while {other} is on its way to {stack}");
        underWay.Add((target, token));
        return new Landing(underWay, (target, token));
    }

    /// <summary>Number of the project's newest commit; 0: none.</summary>
    public long SequenceOf(ProjectName project) => sequences.GetValueOrDefault(project);

    /// <summary>What became of a commit.</summary>
    public void Committed(Commit commit)
    {
        var (project, number) = (commit.Project, (commit.Project, commit.Sequence));
        if (!Sample.Projects.Contains(project))
            return;
        if (!tokens.TryAdd(number, commit.Token))
        {
            // Asked again with its token: it is in already.
            if (tokens[number] != commit.Token)
                throw new Violation("a number given twice", $"{commit.Sequence}");
            return;
        }

        if (commit.ReadSequence is not null && commit.Sequence != SequenceOf(project) + 1)
            throw new Violation("a number left out", $"{commit.Sequence} of {project} follows {SequenceOf(project)}");
        sequences[project] = commit.Sequence;
        world.Tell($"committed {new Told(commit)}");
        foreach (var write in commit.Things)
        {
            See(write.After);
            if (project == Sample.Project)
                world.Keys.Committed(write.After);
        }

        foreach (var job in commit.Jobs)
            world.Files.Committed(job.After);
        foreach (var operation in commit.Operations)
            See(operation);
        foreach (var write in commit.Things)
        {
            CheckOperationsOf(write.After);
            CheckApplied(write.After, commit.Operations);
        }
    }

    /// <summary>A thing that a read showed while the project's number was between the two: it must have been so.</summary>
    public void Shown(ThingState thing, long from, long to)
    {
        if (history.GetValueOrDefault(thing.Key) is not { } states)
            throw new Violation("a state that never was", $"{thing.Key} was never written");
        var at = states.FindIndex(s => s.Version == thing.Version);
        if (at < 0 || states[at] != thing)
            throw new Violation("a state that never was", $"{thing.Key} in version {thing.Version}");
        if (at + 1 < states.Count && states[at + 1].Version <= from)
        {
            throw new Violation(
                "an old state", $"{thing.Key} is shown as in {thing.Version}, {states[at + 1].Version} was there before {from}");
        }

        if (thing.Version > to)
            throw new Violation("a state from the future", $"{thing.Key} {thing.Version} at {to}");
    }

    /// <summary>A read left a thing out while the project's number was between the two: it must have been gone.</summary>
    public void LeftOut(ThingKey key, long from)
    {
        if (history.GetValueOrDefault(key) is not { } states)
            return;
        var before = states.LastOrDefault(s => s.Version <= from);
        if (before is { IsTombstone: false } && !states.Any(s => s.Version > from && s.IsTombstone))
            throw new Violation("an old state", $"{key} is left out of a list, and is there since {before.Version}");
    }

    private bool IsGone(string nameOrId) => nameOrId != NameOf(nameOrId)
        && world.Undisturbed(() => world.Aws.CloudFormation.FindAsync(Sample.Place, nameOrId, CancellationToken.None))
            is { Status: StackStatus.DeleteComplete };

    private static string NameOf(string nameOrId) => nameOrId.Split('/') is [_, var name, ..] ? name : nameOrId;

    private void See(ThingState thing)
    {
        Digest = (Digest * 31) + (int)thing.Version + ((int)thing.Status * 7) + (int)thing.Revision;
        if (!history.TryGetValue(thing.Key, out var states))
            history.Add(thing.Key, states = []);
        if (states.Count > 0 && states[^1] is var before)
        {
            Holds(before.Revision <= thing.Revision, "a revision goes back", thing, $"from {before.Revision} to {thing.Revision}");
            Holds(
                thing.Stack is null || before.Stack is null || !IsEarlier(thing.Stack, before.Stack),
                "a stack goes back", thing, $"from {before.Stack} to {thing.Stack}");
            Holds(
                thing.Stack is null || thing.Stack.Id != before.GoneStackId, "a deleted stack comes back", thing, $"{thing.Stack?.Id}");
        }

        if (thing.Stack is { } stack)
            Cloud.Known(stack.Id);
        CheckClaim(thing, states.LastOrDefault());
        CheckAccount(thing, states.LastOrDefault());
        states.Add(thing);
        foreach (var change in new[] { thing.Running?.Change, thing.Queued })
        {
            if (change is not null)
                records.TryAdd(change.Id, change.Record);
        }

        if (thing is { Applied: { } applied, Stack.Id: var id } && applied != (states.Count > 1 ? states[^2].Applied : null))
        {
            var shown = applied.Record.OperationId;
            Holds(Cloud.HasBeenSeenLive(shown), "a spec shown that never was applied", thing, $"{shown} on {id}");
            Holds(
                !records.TryGetValue(shown, out var record) || applied.ChangedOutside
                    || record with { Renderer = applied.Record.Renderer } == applied.Record,
                "another spec than was asked for", thing, $"{shown}");
        }
    }

    private void See(Operation operation)
    {
        Digest = (Digest * 31) + ((int)operation.State * 13) + operation.DoneParts.Count;
        if (operations.TryGetValue(operation.Id, out var before) && before.HasEnded)
            throw new Violation("an operation ends twice", $"{operation.Id} was {before.State} and becomes {operation.State}");
        operations[operation.Id] = operation;
        Cloud.Accepted(operation, Life);
        var end = Cloud.LastStatus(operation);
        var right = operation.State switch
        {
            // What is to go may have gone before, or somebody outside saw to it; so may they to what was rolled back.
            OperationState.Succeeded => operation.Action == ChangeAction.Delete
                ? !world.HasStack(operation.Key) : Cloud.HasBeenSeenLive(operation.Id),
            OperationState.RolledBack => end is "UPDATE_ROLLBACK_COMPLETE",
            OperationState.Superseded => end is null || Cloud.WasDeletedUnseen(operation),

            // Not whether it ever was live: where somebody deleted what was made unseen, it was made again, and that may fail.
            OperationState.Failed => end is not ("CREATE_COMPLETE" or "UPDATE_COMPLETE") || Cloud.WasDeletedUnseen(operation),
            _ => true,
        };
        if (!right)
        {
            throw new Violation(
                "an end that CloudFormation does not confirm",
                $"{operation.Id} is {operation.State}, CloudFormation says {end ?? "nothing"}");
        }
    }

    // Not the product's own order, which may be what is wrong.
    private static bool IsEarlier(ObservedStack one, ObservedStack other) =>
        one.Id == other.Id && (one.Time, Phase(one.Status)).CompareTo((other.Time, Phase(other.Status))) < 0;

    private static int Phase(StackStatus status) => status switch
    {
        StackStatus.CreateInProgress or StackStatus.UpdateInProgress => 0,
        StackStatus.RollbackInProgress or StackStatus.UpdateRollbackInProgress or StackStatus.UpdateCompleteCleanupInProgress => 1,
        StackStatus.RollbackFailed or StackStatus.UpdateRollbackFailed => 2,
        StackStatus.UpdateRollbackCompleteCleanupInProgress => 3,
        StackStatus.DeleteInProgress => 5,
        StackStatus.DeleteFailed => 6,
        StackStatus.DeleteComplete => 7,
        _ => 4,
    };

    /// <summary>Nothing is sent that the stack, as it is known, must refuse.</summary>
    private static void CheckClaim(ThingState thing, ThingState? before)
    {
        if (thing.Running is not { } running || before?.Running == running)
            return;
        var status = thing.Stack?.Status;
        Holds(
            running.Change.Deletes ? status is { } any && !any.IsInProgress() : status is not { } known || known.IsLive(),
            "sent to be refused", thing, $"{running.Change.Id} to a stack that is {status?.ToString() ?? "not there"}");
    }

    /// <summary>Whatever has not ended is known to the thing that it is about, and the other way round.</summary>
    private void CheckOperationsOf(ThingState thing)
    {
        foreach (var operation in operations.Values.Where(o => !o.HasEnded && o.Key == thing.Key))
        {
            var id = operation.State == OperationState.Running ? thing.Running?.Change.Id : thing.Queued?.Id;
            Holds(
                id == operation.Id, "an operation vanishes", thing, $"{operation.Id} is {operation.State}, and the thing does not know it");
        }

        foreach (var (id, state) in new[] { (thing.Running?.Change.Id, OperationState.Running), (thing.Queued?.Id, OperationState.Queued) })
        {
            Holds(
                id is null || Life > 0 || operations.GetValueOrDefault(id)?.State == state,
                "a change without an operation", thing, $"{id} should be {state}");
        }
    }

    /// <summary>
    /// What is applied goes the way that the stack's templates went, and is what has ended, or came after it: edits are built on it.
    /// </summary>
    private void CheckApplied(ThingState thing, IEnumerable<Operation> operations)
    {
        if (thing is not { Applied.Record.OperationId: var shown, Stack.Id: var stack })
            return;
        var place = places.GetValueOrDefault(stack);
        foreach (var done in operations.Where(o => o.Key == thing.Key && o is { State: OperationState.Succeeded, Action: not ChangeAction.Delete }))
            place = Math.Max(place, Cloud.PlaceOf(stack, done.Id, place, orOutside: false));
        var now = Cloud.PlaceOf(stack, shown, place, orOutside: true);
        Holds(now >= 0, "what was before is applied again", thing, $"{shown} on {stack}");
        places[stack] = now;
    }

    /// <summary>
    /// An account is for one project, also for one that was lost with the cache: but where that was entered into the register as the cache
    /// was lost, and not to be seen there yet.
    /// </summary>
    private void CheckAccount(ThingState thing, ThingState? before)
    {
        if (thing is not { Key.Kind: ThingKind.Project, IsTombstone: false, Newest: not null } || before is { IsTombstone: false })
            return;
        foreach (var other in Sample.Projects.Where(p => p != thing.Key.Project))
        {
            var isFree = history.TryGetValue(ThingKey.OfProject(other), out var states)
                ? states[^1].IsTombstone
                : Life == 0 || Cloud.RegisteredAt(other) is not { } at || at > lostAt - TimeSpan.FromSeconds(30);
            Holds(isFree, "two projects in one account", thing, $"{other}");
        }
    }

    private static void Holds([DoesNotReturnIf(false)] bool holds, string rule, ThingState thing, string what)
    {
        if (!holds)
            throw new Violation(rule, $"{thing.Key}, version {thing.Version}: {what}");
    }

    /// <param name="Life">Of the cache.</param>
    public sealed record Acceptance(OperationId Id, ThingKey Key, int Life);

    private sealed class Landing(List<(string, string)>? underWay, (string, string)? call) : IDisposable
    {
        public void Dispose()
        {
            if (call is { } landed)
                underWay?.Remove(landed);
        }
    }

    /// <summary>A commit in a few words.</summary>
    private sealed class Told(Commit commit)
    {
        public override string ToString() =>
            $"{commit.Sequence}: "
            + string.Join(", ", commit.Things.Select(t =>
                $"{t.After.Key} {t.After.Status} (revision {t.After.Revision}, stack {t.After.Stack?.Status.ToString() ?? "none"}"
                + $", runs {t.After.Running?.Change.Id.ToString() ?? "nothing"}, waits {t.After.Queued?.Id.ToString() ?? "nothing"})"))
            + string.Concat(commit.Operations.Select(o => $" · {o.Id} {o.State} {o.Reason?.Text}"));
    }
}

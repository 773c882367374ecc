namespace BucketManager.Simulation;

/// <summary>A rule of the write loop, switched off by a change in a copy of the sources: the product knows nothing of it.</summary>
/// <param name="Rule">Its name in protocol.md §4.</param>
/// <param name="Says">What goes on without it.</param>
/// <param name="File">From the root of the sources.</param>
public sealed record Mutation(string Rule, string Says, string File, string Right, string Wrong)
{
    private const string Decide = "src/Core/State/Decide.cs";
    private const string Reconcile = "src/Core/State/Reconcile.cs";
    private const string Submit = "src/Core/Operations/Submit.cs";
    private const string Sweep = "src/Core/State/Sweep.cs";
    private const string Cache = "src/Adapters/InMemory/MemoryStateCache.cs";

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new(
            "cas", "a thing is written although somebody else wrote it meanwhile", Cache,
            "if (before is null ? Living(stored) is not null : stored?.State.Version != before)",
            "if (before == -77)"),
        new(
            "sequence", "a commit does not look whether its number is still the next", Cache,
            "return project?.Head.Sequence == commit.ReadSequence ? null : CommitOutcome.SequenceMoved;",
            "return null;"),
        new(
            "ifmatch", "an edit is accepted on a revision that is over", Submit,
            "return revision == current.Revision ? null :",
            "return revision > -1 ? null :"),
        new(
            "superseded", "a waiting edit is replaced and not said to be", Submit,
            "if (context.Current?.Queued is { } older",
            "if (context.Now.Year < 1 && context.Current?.Queued is { } older"),
        new(
            "lease", "a claim without a trace is given back at once", Decide,
            "case { Started: false } when over:",
            "case { Started: false }:"),
        new(
            "leasefirst", "the lease is judged after CloudFormation was read", Reconcile,
            "var decision = Decide.Next(item, observation, over,",
            "over = item.Running is { } late && clock.GetUtcNow() > late.LeaseEnds;\n"
            + "        var decision = Decide.Next(item, observation, over,"),
        new(
            "sendcheck", "a call is sent however late it is", Reconcile,
            "if (!call.IsClearing && clock.GetUtcNow() >= claim!.SendBy)",
            "if (!call.IsClearing && claim!.SendBy.Year < 1)"),
        new(
            "evidence", "the stack's events are not asked how a change ended", Decide,
            "return LastStatus(events, token) switch",
            "return (events.Count > 9999 ? \"\" : null) switch"),
        new(
            "success", "any COMPLETE counts as the end of what runs", Decide,
            " && stack.OperationId == change.Id",
            ""),
        new(
            "older", "an older sighting is written over a newer one", Decide,
            "known is not null && seen.Id == known.Id",
            "known is not null && seen.Id == \"never\" && seen.Id == known.Id"),
        new(
            "attempt", "a late answer counts for a newer claim of the same change", Reconcile,
            " && running.SendBy == claim!.SendBy",
            ""),
        new(
            "gone", "a deleted stack is taken for the new one of its name", Reconcile,
            "|| snapshot.Id == item.GoneStackId ? null",
            "? null"),
        new(
            "byid", "stacks are looked up by name", Reconcile,
            "item.Stack?.Id ?? key.StackName",
            "key.StackName"),
        new(
            "busyback", "what was refused as busy is not given back", Reconcile,
            "await WriteAnswerAsync(key, call, claim, ClaimBack, cancel);",
            "await Task.CompletedTask;"),
        new(
            "sweep", "nobody looks at what is open", Sweep,
            "await EachAsync(InOrder(await cache.ListOpenAsync(cancel)), LookAndTryAgainAsync, cancel);",
            "await EachAsync(InOrder([]), LookAndTryAgainAsync, cancel);"),
        new(
            "quarantine", "edits are accepted at once after a loss of the cache", Submit,
            "AfterRebuild = TimeSpan.FromSeconds(60)",
            "AfterRebuild = TimeSpan.FromSeconds(0)"),
        new(
            "keepid", "the id of a deleted stack is forgotten before the result is known", Decide,
            "return stack?.Status == StackStatus.DeleteComplete ? Decision.Nothing(item) : Written(item, mirrored, turns, now);",
            "return Written(item, mirrored, turns, now);"),
        new(
            "df", "a stack whose deletion failed is updated", Decide,
            "case StackStatus.DeleteFailed or StackStatus.ImportRollbackFailed:\n                return Fails",
            "case StackStatus.ImportRollbackFailed:\n                return Fails"),
        new(
            "template", "the template is not read again when the stack has moved", Decide,
            "|| known.Id != seen.Id || known.Status != seen.Status || known.Time != seen.Time || known.OperationId != seen.OperationId",
            "|| known.Id != seen.Id"),
        new(
            "urfonce", "a failed roll-back is taken up again and again", Decide,
            "return LastStatus(seen.Events, change.Id.ClearingToken) == \"UPDATE_ROLLBACK_FAILED\"",
            "return LastStatus(seen.Events, change.Id.ClearingToken) == \"never\""),
    ];

    /// <summary>
    /// Throws <see cref="InvalidOperationException"/> where the sources do not say what is to be changed, or more than once.
    /// </summary>
    public string Of(string source) => source.Split(Right) is [var before, var after]
        ? before + Wrong + after
        : throw new InvalidOperationException($"{File} must say once what rule {Rule} stands on: {Right}");
}

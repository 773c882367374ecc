namespace BucketManager.Simulation;

/// <summary>The rules of protocol.md §4, those of hand-overs and those of jobs, and how each is switched off.</summary>
public static partial class Rules
{
    private const string Transition = "src/Core/Application/WriteLoop/Transition.cs";
    private const string Reconcile = "src/Core/Application/WriteLoop/Reconcile.cs";
    private const string SendCall = "src/Core/Application/WriteLoop/SendCall.cs";
    private const string Submit = "src/Core/Application/UseCases/Submit.cs";
    private const string Rebuilding = "src/Core/Application/Reading/Views/Rebuilding.cs";
    private const string OpenProject = "src/Core/Application/UseCases/Projects/OpenProject.cs";
    private const string Thing = "src/Core/Application/Mirror/Things/ThingState.cs";
    private const string Views = "src/Core/Application/Reading/Views/ProjectViews.cs";
    private const string Cache = "src/Adapters/Memory/MemoryStateCache.cs";
    private const string StackReading = "src/Core/Application/WriteLoop/StackReading.cs";
    private const string Session = "src/Adapters/Http/Sockets/SocketSession.cs";

    private const string Doubted = "                    if (read.Template is { } template && (template, seen) != (item.Applied, item.Stack) && attempt.Doubts(template, seen))\n";

    public static IReadOnlyList<Mutation> All { get; } = [.. OfProtocol(), .. OfHandovers(), .. OfJobs()];

    private static IEnumerable<Mutation> OfProtocol() =>
    [
        new("cas", "a thing is written although somebody else wrote it meanwhile", new Mutation.Change(
            Cache,
            "if (before is null ? Living(stored) is not null : stored?.State.Version != before)",
            "if (before == -77)")),
        new("ifmatch", "an edit is accepted on a revision that is over", new Mutation.Change(
            Submit,
            "return revision == current.Revision ? null :",
            "return revision > -1 ? null :")),
        new("slots", "a newer edit takes the place of the one that runs, too",
            new Mutation.Change(Submit, "if (context.Current?.Queued is { } older", "if (context.Current?.Newest is { } older"),
            new Mutation.Change(Submit, "            Queued = new Change(id,", "            Running = null,\n            Queued = new Change(id,")),
        new("superseded", "a waiting edit is replaced and not said to be", new Mutation.Change(
            Submit,
            "if (context.Current?.Queued is { } older",
            "if (context.Now.Year < 1 && context.Current?.Queued is { } older")),
        new("claim", "a call is sent before its claim is written",
            new Mutation.Change(
                Reconcile,
                "        if (decision.After != item || (observation.Force && await IsAnotherTextAsync(decision.After, text, cancel)))\n        {\n            var change",
                """
                        if (decision.Call is { IsClearing: false } first)
                            await send.RunAsync(first, decision.After.Running, ready?.Request, place, item.Key, cancel);
                        if (decision.After != item || (observation.Force && await IsAnotherTextAsync(decision.After, text, cancel)))
                        {
                            var change
                """),
            new Mutation.Change(Reconcile, "if (decision.Call is { } call)", "if (decision.Call is { IsClearing: true } call)")),
        new("lease", "a claim without a trace is given back at once", new Mutation.Change(
            Transition,
            "case { Started: false } when over:",
            "case { Started: false }:")),
        new("leasefirst", "the lease is judged after CloudFormation was read", new Mutation.Change(
            Reconcile,
            "        var decision = Transition.From(item, observation, over,",
            "        over = item.Running is { } late && clock.GetUtcNow() > late.LeaseEnds;\n"
            + "        var decision = Transition.From(item, observation, over,")),
        new("sendcheck", "a call is sent however late it is", new Mutation.Change(
            SendCall,
            "if (!call.IsClearing && clock.GetUtcNow() >= claim!.SendBy)",
            "if (!call.IsClearing && claim!.SendBy.Year < 1)")),
        new("evidence", "the stack's events are not asked how a change ended", new Mutation.Change(
            Transition,
            "        var token = change.Id.ToString();\n",
            "        events = [];\n        var token = change.Id.ToString();\n")),
        new("started", "what has begun and not ended counts as never sent", new Mutation.Change(
            Transition,
            "_ => Interrupted(events, token) is not { } end ? new Verdict(null)",
            "_ => Interrupted(events, token) is not { } end ? new Verdict(null, Started: false)")),
        new("success", "any COMPLETE counts as the end of what runs", new Mutation.Change(
            Transition,
            " && stack.OperationId == change.Id",
            "")),
        new("atomic", "whose template is live is read apart from the stack's status", new Mutation.Change(
            Reconcile,
            Doubted,
            "                    seen = seen with { OperationId = read.Template?.Record.OperationId ?? seen.OperationId };\n"
            + "                    read = StackReading.Of(key, seen, text, null);\n"
            + "                    observation = observation with { Stack = seen };\n"
            + "                    if (seen.Id.Length == 0)\n")),
        new("mismatch", "a template that is not the one of the stack's status is shown", new Mutation.Change(
            Reconcile,
            Doubted,
            "                    if (seen.Id.Length == 0)\n")),
        new("ended", "what was read before a change's end is shown although its events tell of the end", new Mutation.Change(
            Transition,
            "isSeenBefore: stack?.Time < at)",
            "isSeenBefore: false)")),
        new("attempt", "a late answer counts for a newer claim of the same change", new Mutation.Change(
            SendCall,
            " && running.SendBy == claim!.SendBy",
            "")),
        new("ackonce", "the answer to a creation is written over what was seen since", new Mutation.Change(
            SendCall,
            "item.Stack is not null || stackId == item.GoneStackId\n            ? null\n            :",
            "")),
        new("rest", "a change is sent to a stack on which something runs", new Mutation.Change(
            Transition,
            "if (stack is not null && stack.Status.IsInProgress())",
            "if (stack is not null && stack.Status.IsInProgress() && item is not { Queued: not null, Running: null })")),
        new("dead", "a failed creation is not cleared before the name is used again", new Mutation.Change(
            Transition,
            "return Clear(StackCallKind.ClearFailedCreation, stack.Id);",
            "return Claim(StackCallKind.Create, null);")),
        new("urf", "a failed roll-back is not taken up before the next update", new Mutation.Change(
            Transition,
            ": Clear(StackCallKind.ClearFailedRollback, stack.Id);",
            ": Claim(StackCallKind.Update, stack.Id);")),
        new("urfonce", "a failed roll-back is taken up again and again", new Mutation.Change(
            Transition,
            "is \"UPDATE_ROLLBACK_FAILED\" or \"UPDATE_ROLLBACK_COMPLETE\"",
            "is \"never\"")),
        new("df", "a stack whose deletion failed is updated", new Mutation.Change(
            Transition,
            "case StackStatus.DeleteFailed or StackStatus.ImportRollbackFailed:\n                return Fails",
            "case StackStatus.ImportRollbackFailed:\n                return Fails")),
        new("byid", "stacks are looked up by name", new Mutation.Change(
            Reconcile,
            "item.Stack?.Id ?? key.StackName",
            "key.StackName")),
        new("idgone", "a stack whose id is not found counts as gone", new Mutation.Change(
            Reconcile,
            "        if (snapshot is null && item.Stack is not null)\n            return StepOutcome.Done; // Only DELETE_COMPLETE says that it is gone.\n",
            "")),
        new("gone", "a deleted stack is taken for the new one of its name",
            new Mutation.Change(Reconcile, "|| snapshot.Id == item.GoneStackId ? null", "? null"),
            new Mutation.Change(SendCall, "item.Stack is not null || stackId == item.GoneStackId", "item.Stack is not null"),
            new Mutation.Change(Transition, "var stack = seen.Stack?.Id == item.GoneStackId ? null : seen.Stack;", "var stack = seen.Stack;")),
        new("keepid", "the id of a deleted stack is forgotten before the result is known", new Mutation.Change(
            Transition,
            "return stack?.Status == StackStatus.DeleteComplete ? Decision.Nothing(item) : Written(item, mirrored, turns, now);",
            "return Written(item, mirrored, turns, now);")),
        new("older", "an older sighting is written over a newer one", new Mutation.Change(
            Transition,
            "known is not null && seen.Id == known.Id",
            "known is not null && seen.Id == \"never\" && seen.Id == known.Id")),
        new("template", "the template is not read again when the stack has moved", new Mutation.Change(
            Transition,
            "|| known.Id != seen.Id || known.Status != seen.Status || known.Time != seen.Time || known.OperationId != seen.OperationId",
            "|| known.Id != seen.Id")),
        new("exchanged", "a parameter that somebody outside gave another value is not looked at", new Mutation.Change(
            StackReading,
            "baselineOutputs.Find(p.Key) is { } right && right != p.Value",
            "baselineOutputs.Find(p.Key) is null && p.Value.Length == 0")),
        new("busyback", "what was refused as busy makes room and is not said to wait, or to be replaced", new Mutation.Change(
            SendCall,
            "        return new ThingChange(item, after, [.. turns]);\n",
            "        return new ThingChange(item, after, []);\n")),
        new("sweep", "the sweeper does not look at what waits", new Mutation.Change(
            Thing,
            "IsOpen => Running is not null || Queued is not null ||",
            "IsOpen => Running is not null ||")),
        new("quarantine", "edits are accepted at once after a loss of the cache", new Mutation.Change(
            Rebuilding,
            "Quarantine = TimeSpan.FromSeconds(60)",
            "Quarantine = TimeSpan.FromSeconds(0)")),
        new("sequence", "a commit does not look whether its number is still the next", new Mutation.Change(
            Cache,
            "return project?.Head.Sequence == commit.ReadSequence ? null : CommitOutcome.SequenceMoved;",
            "return null;")),
        new("one commit", "a thing is written, and its number a second later",
            new Mutation.Change(
                Cache,
                "        project.Head = project.Head with { Sequence = commit.Sequence };\n",
                "        _ = Task.Delay(TimeSpan.FromSeconds(1), clock).ContinueWith(\n"
                + "            _ => project.Head = project.Head with { Sequence = Math.Max(project.Head.Sequence, commit.Sequence) },\n"
                + "            TaskScheduler.FromCurrentSynchronizationContext());\n")),
        new("read first", "the number is read after the things",
            new Mutation.Change(
                Views,
                "        var head = await cache.FindHeadAsync(project, cancel);\n        if (kept",
                "        var things = await cache.ListThingsAsync(project, cancel);\n"
                + "        var head = await cache.FindHeadAsync(project, cancel);\n        if (kept"),
            new Mutation.Change(
                Views,
                "Keep(await AfterChangesAsync(known, head, cancel)\n"
                + "            ?? ProjectView.Of(project, head, await cache.ListThingsAsync(project, cancel)));",
                "Keep(ProjectView.Of(project, head, things));")),
        new("consistent", "what is read may be a commit behind",
            new Mutation.Change(
                Cache,
                "projects.TryGetValue(project, out var kept) ? [.. kept.Things.Values.Select(Living).OfType<ThingState>()] : []);",
                "projects.TryGetValue(project, out var kept) ? [.. kept.Before.Values.Select(Living).OfType<ThingState>()] : []);"),
            new Mutation.Change(
                Cache,
                "    private void Write(KeptProject project, Commit commit)\n    {\n",
                "    private void Write(KeptProject project, Commit commit)\n    {\n        project.Before = new(project.Things);\n"),
            new Mutation.Change(
                Cache,
                "        public ProjectHead Head { get; set; } = head;\n",
                "        public ProjectHead Head { get; set; } = head;\n\n"
                + "        public Dictionary<ThingKey, KeptThing> Before { get; set; } = [];\n")),
        new("push order", "a browser is told changes in the order in which they come", new Mutation.Change(
            Session,
            "if (change.Change.Sequence > last + 1)",
            "if (change.Change.Sequence > last + 1_000_000)")),
        new("account", "an account that has a project is given to another",
            new Mutation.Change(Submit, "is { } owner && owner != plan.Key.Project", "is { } owner && owner.ToString() == \"nobody\""),
            new Mutation.Change(
                Submit,
                "? new AccountClaim(account, Release: false)",
                "? context.Now.Year < 1 ? new AccountClaim(account, Release: false) : null"),
            new Mutation.Change(OpenProject, "is not { } owner || owner == name)", "is not { } owner || owner.ToString() != \"nobody\")")),
        new("register", "the account of a project that was lost with the cache is given to another", new Mutation.Change(
            OpenProject,
            "is not { } owner || owner == name)",
            "is not { } owner || owner.ToString() != \"nobody\")")),
    ];
}

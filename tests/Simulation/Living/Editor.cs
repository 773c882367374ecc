using BucketManager.Core;
using BucketManager.Core.Buckets;
using BucketManager.Core.Grants;
using BucketManager.Core.Operations;
using BucketManager.Core.People;
using BucketManager.Core.State;
using BucketManager.Core.Users;
using BucketManager.Simulation.Checks;
using BucketManager.Simulation.Kernel;

namespace BucketManager.Simulation.Living;

/// <summary>
/// A person who looks at something and edits what was seen. Who gets no answer asks again with the same Idempotency-Key, some day,
/// somewhere.
/// </summary>
public sealed class Editor(World world, Choices choices, int number)
{
    private readonly List<Asked> unanswered = [];
    private readonly Dictionary<string, OperationId> answered = new(StringComparer.Ordinal);
    private int edits;

    private Actor Person => Sample.Managers[number % Sample.Managers.Length];

    public void Act()
    {
        var process = world.AnyProcess();
        if (unanswered.Count > 0 && choices.Next(3) == 0)
        {
            var again = unanswered[choices.Next(unanswered.Count)];
            unanswered.Remove(again);
            world.Tell($"{Person.Name} asks again at {process}: {again.What}");
            world.Witness.Watch(AskAsync(again with { At = process, Times = again.Times + 1 }));
            return;
        }

        var key = Sample.Keys[choices.Next(16) switch { 0 => 4, var n => n % 4 }];
        world.Witness.Watch(EditAsync(process, key));
    }

    private async Task EditAsync(Process process, ThingKey key)
    {
        ThingState? seen = null;
        try
        {
            var read = await process.App.ReadProject.ThingAsync(Sample.Admin, key, CancellationToken.None);
            seen = read.Accepted ? read.Value.State : null;
        }
        catch (Core.Ports.PortException)
        {
            return;
        }

        if (Choose(key, seen) is not { } chosen)
            return;
        var (what, edit) = chosen;
        var requestKey = what.StartsWith("stop", StringComparison.Ordinal) ? null : choices.Next(3) == 0 ? new RequestKey($"{number}-{++edits}", what) : null;
        var terms = new EditTerms(seen?.Revision, RequestKey: requestKey);
        world.Tell($"{Person.Name} asks {process}: {what} (on revision {seen?.Revision.ToString() ?? "-"})");
        await AskAsync(new Asked(process, what, app => edit(app, terms), seen?.Revision, requestKey, 1));
    }

    private (string What, Func<BucketManagerApp, EditTerms, Task<Result<EditAnswer>>> Edit)? Choose(ThingKey key, ThingState? seen)
    {
        var cancel = CancellationToken.None;
        var text = $"{Person.Name} {++edits}";
        if (key.Kind == ThingKind.Project)
        {
            var fields = Sample.ProjectFields(text);
            return seen is null
                ? ("open the project", (app, terms) => app.OpenProject.RunAsync(Sample.Admin, Sample.Project, fields, terms with { IfMatch = null }, cancel))
                : choices.Next(6) == 5
                    ? ("close the project", (app, terms) => app.CloseProject.RunAsync(Sample.Admin, Sample.Project, true, terms, cancel))
                    : ("change the project's title", (app, terms) => app.ChangeProject.RunAsync(Sample.Admin, Sample.Project, fields, terms, cancel));
        }

        if (key.Kind == ThingKind.Bucket)
        {
            var bucket = BucketName.Parse(key.Name);
            var fields = new BucketFields { Description = text };
            if (seen is null)
                return ($"create bucket {bucket}", (app, terms) => app.CreateBucket.RunAsync(Person, Sample.Project, bucket, fields, terms with { IfMatch = null }, cancel));
            var keep = choices.Next(4) == 3;
            return choices.Next(3) == 2
                ? ($"delete bucket {bucket}", (app, terms) => app.DeleteBucket.RunAsync(Person, Sample.Project, bucket, keep, terms, cancel))
                : ($"describe bucket {bucket} as {text}", (app, terms) => app.ChangeBucket.RunAsync(Person, Sample.Project, bucket, fields, terms, cancel));
        }

        var user = UserName.Parse(key.Name);
        if (seen is null)
            return ($"add user {user}", (app, terms) => app.AddUser.RunAsync(Person, Sample.Project, user, Sample.UserFields(text), terms with { IfMatch = null }, cancel));
        switch (choices.Next(8))
        {
            case 0 or 1 or 2:
                // As a form does: everything that was seen, but for what is changed.
                var old = (seen.NewestRecord?.Spec as UserSpec)?.ToFields() ?? Sample.UserFields(text);
                return ($"change user {user} to {text}", (app, terms) => app.ChangeUser.RunAsync(Person, Sample.Project, user, old with { Company = text }, terms, cancel));
            case 3 or 4:
                List<GrantFields> grants = [.. Sample.Buckets.Where(_ => choices.Next(2) == 1)
                    .Select(b => new GrantFields { Bucket = b.ToString(), Prefix = "in/", Can = choices.Pick("deliver", "collect") })];
                return ($"let user {user} into {grants.Count} buckets", (app, terms) => app.ReplaceGrants.RunAsync(Person, Sample.Project, user, grants, terms, cancel));
            case 5:
                return ($"remove user {user}", (app, terms) => app.RemoveUser.RunAsync(Person, Sample.Project, user, terms, cancel));
            case 6:
                return ($"resume user {user}", (app, terms) => app.ResumeUser.RunAsync(Person, Sample.Project, user, terms with { IfMatch = null }, cancel));
            default:
                return ($"stop user {user}", async (app, _) =>
                {
                    var stopped = await app.StopUser.RunAsync(Person, Sample.Project, user, "enough", cancel);
                    return !stopped.Accepted ? stopped.Refusal
                        : stopped.Value.Operation is { } operation ? new EditAnswer.Accepted(operation)
                        : new Refusal.NotFound();
                }
                );
        }
    }

    private async Task AskAsync(Asked asked)
    {
        if (asked.RequestKey is not null)
            unanswered.Add(asked);
        Result<EditAnswer> answer;
        try
        {
            answer = await asked.Edit(asked.At.App);
        }
        catch (Core.Ports.PortException)
        {
            return;
        }

        unanswered.Remove(asked);
        var operation = answer.Accepted ? ((EditAnswer.Accepted)answer.Value).Operation : (answer.Refusal as Refusal.RefusedByCloud)?.Operation;
        world.Tell($"{Person.Name} hears: {asked.What}: {(operation is not null ? $"{operation.Id} {operation.State}" : answer.Refusal?.Says.Text)}");
        if (operation is null)
            return;
        world.Witness.AcceptedBy(operation, asked.What.StartsWith("stop", StringComparison.Ordinal) || asked.What.StartsWith("resume", StringComparison.Ordinal) ? null : asked.IfMatch, asked.Times > 1);
        if (asked.RequestKey is { } key && !answered.TryAdd($"{world.Witness.Life} {key.Key}", operation.Id) && answered[$"{world.Witness.Life} {key.Key}"] != operation.Id)
            throw new Violation("one request, two changes", $"{asked.What}: {answered[$"{world.Witness.Life} {key.Key}"]} and {operation.Id}");
    }

    private sealed record Asked(
        Process At, string What, Func<BucketManagerApp, Task<Result<EditAnswer>>> Edit, long? IfMatch, RequestKey? RequestKey, int Times);
}

using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.UseCases;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Grants;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Things;
using BucketManager.Domain.Users;
using BucketManager.Simulation.Checks;
using BucketManager.Simulation.Kernel;

namespace BucketManager.Simulation.Actors;

/// <summary>
/// A person who looks at something and edits what was seen. Who gets no answer asks again with the same Idempotency-Key, some day,
/// somewhere.
/// </summary>
public sealed class Editor(World world, Choices choices, int number)
{
    // Who asks for more at once builds on what is over, and is refused.
    private const int MaxUnderWay = 2;

    private readonly List<Asked> unanswered = [];
    private readonly Dictionary<(int Life, string Key), OperationId> answered = [];
    private int edits;
    private readonly List<(Process At, Task Asked)> underWay = [];

    private Actor Person => Sample.Managers[number % Sample.Managers.Length];

    /// <summary>False: nothing was asked, since answers are awaited.</summary>
    public bool Act()
    {
        underWay.RemoveAll(asked => asked.Asked.IsCompleted || !asked.At.IsAlive);
        if (underWay.Count >= MaxUnderWay)
            return false;
        var process = world.AnyProcess();
        if (unanswered.Count > 0 && choices.Next(3) == 0)
        {
            var again = unanswered[choices.Next(unanswered.Count)];
            unanswered.Remove(again);
            world.Tell($"{Person.Name} asks again at {process}: {again.Wish.What}");
            Watch(process, AskAsync(again with { At = process, IsRepeated = true }));
            return true;
        }

        Watch(process, EditAsync(process, KeyToEdit()));
        return true;
    }

    private ThingKey KeyToEdit()
    {
        // Of two who want one account, one has to go before the other comes, and can only when nothing is in it.
        if (world.HasRival)
            return choices.Pick(Sample.KeysOfRivals);
        return world.Favourite ?? Sample.Keys[choices.Next(16) switch { 0 => 4, var n => n % 4 }];
    }

    private void Watch(Process at, Task asked)
    {
        underWay.Add((at, asked));
        world.Witness.Watch(asked);
    }

    private async Task EditAsync(Process process, ThingKey key)
    {
        ThingState? seen;
        try
        {
            var read = await process.App.ReadProject.ThingAsync(Sample.Admin, key, CancellationToken.None);
            seen = read.Accepted ? read.Value.State : null;
        }
        catch (PortException)
        {
            return;
        }

        var wish = Wish(key, seen);
        var revision = wish.TakesRevision ? seen?.Revision : null;
        var requestKey = wish.TakesRequestKey && choices.Next(3) == 0 ? new RequestKey($"{number}-{++edits}", wish.What) : null;
        world.Tell($"{Person.Name} asks {process}: {wish.What} (on revision {revision?.ToString() ?? "-"})");
        await AskAsync(new Asked(process, wish, new EditTerms(revision, RequestKey: requestKey), IsRepeated: false));
    }

    private IntendedEdit Wish(ThingKey key, ThingState? seen)
    {
        var text = $"{Person.Name} {++edits}";
        return key.Kind switch
        {
            ThingKind.Project => ForProject(key.Project, seen, text),
            ThingKind.Bucket => ForBucket(key.Project, BucketName.Parse(key.Name), seen, text),
            _ => ForUser(UserName.Parse(key.Name), seen, text),
        };
    }

    private IntendedEdit ForProject(ProjectName project, ThingState? seen, string text)
    {
        var (who, cancel) = (Sample.Admin, CancellationToken.None);
        var fields = Sample.ProjectFields(text, world.HasSftp);
        if (seen is null)
            return new($"open the project {project}", (app, terms) => app.OpenProject.RunAsync(who, project, fields, terms, cancel));
        var ways = world.HasRival ? 2 : 6;
        return choices.Next(ways) == ways - 1
            ? new($"close the project {project}", (app, terms) => app.CloseProject.RunAsync(who, project, leaveKept: true, terms, cancel))
            : new($"change the title of {project}", (app, terms) => app.ChangeProject.RunAsync(who, project, fields, terms, cancel));
    }

    private IntendedEdit ForBucket(ProjectName project, BucketName bucket, ThingState? seen, string text)
    {
        var (who, cancel) = (Person, CancellationToken.None);
        var fields = new BucketFields { Description = text };
        if (seen is null)
            return new($"create bucket {project}/{bucket}", (app, terms) => app.CreateBucket.RunAsync(who, project, bucket, fields, terms, cancel));
        var keep = choices.Next(4) == 3;
        return choices.Next(3) == 2
            ? new($"delete bucket {project}/{bucket}", (app, terms) => app.DeleteBucket.RunAsync(who, project, bucket, keep, terms, cancel))
            : new($"describe {project}/{bucket} as {text}", (app, terms) => app.ChangeBucket.RunAsync(who, project, bucket, fields, terms, cancel));
    }

    private IntendedEdit ForUser(UserName user, ThingState? seen, string text)
    {
        var (who, project, cancel) = (Person, Sample.Project, CancellationToken.None);
        if (seen is null)
        {
            var fields = Sample.UserFields(text, world.HasSftp);
            return new($"add user {user}", (app, terms) => app.AddUser.RunAsync(who, project, user, fields, terms, cancel));
        }

        switch (choices.Next(8))
        {
            case 0 or 1 or 2:
                // As a form does: everything that was seen, but for what is changed.
                var old = (seen.NewestRecord?.Spec as UserSpec)?.ToFields() ?? Sample.UserFields(text, world.HasSftp);
                var changed = old with { Company = text };
                return new(
                    $"change user {user} to {text}", (app, terms) => app.ChangeUser.RunAsync(who, project, user, changed, terms, cancel));
            case 3 or 4:
                List<GrantFields> grants =
                [
                    .. from bucket in Sample.Buckets
                       where choices.Next(2) == 1
                       select new GrantFields { Bucket = bucket.ToString(), Prefix = "in/", Can = choices.Pick("deliver", "collect") },
                ];
                return new(
                    $"let user {user} into {grants.Count} buckets",
                    (app, terms) => app.ReplaceGrants.RunAsync(who, project, user, grants, terms, cancel));
            case 5:
                return new($"remove user {user}", (app, terms) => app.RemoveUser.RunAsync(who, project, user, terms, cancel));
            case 6:
                return new($"resume user {user}", (app, terms) => app.ResumeUser.RunAsync(who, project, user, terms, cancel))
                {
                    TakesRevision = false,
                };
            default:
                return new($"stop user {user}", async (app, _) =>
                {
                    var stopped = await app.StopUser.RunAsync(who, project, user, "enough", cancel);
                    if (stopped.Accepted)
                        world.Keys.Stopped(stopped.Value);
                    return !stopped.Accepted ? stopped.Refusal
                        : stopped.Value.Operation is { } operation ? new EditResult.Accepted(operation)
                        : new Refusal.NotFound();
                })
                {
                    TakesRevision = false,
                    TakesRequestKey = false,
                };
        }
    }

    private async Task AskAsync(Asked asked)
    {
        if (asked.Terms.RequestKey is not null)
            unanswered.Add(asked);
        Result<EditResult> answer;
        try
        {
            answer = await asked.Wish.Ask(asked.At.App, asked.Terms);
        }
        catch (PortException)
        {
            return;
        }

        unanswered.Remove(asked);
        var what = asked.Wish.What;
        var accepted = answer switch
        {
            { Accepted: true, Value: EditResult.Accepted { Operation: var operation } } => operation,
            { Refusal: RefusedByCloud { Operation: var operation } } => operation,
            _ => null,
        };
        if (accepted is null)
        {
            world.Tell($"{Person.Name} hears: {what}: {answer.Refusal?.Says.Text}");
            return;
        }

        world.Tell($"{Person.Name} hears: {what}: {accepted.Id} {accepted.State}");
        world.Witness.AcceptedBy(accepted, asked.IsRepeated ? null : asked.Terms.IfMatch);
        if (asked.Terms.RequestKey is not { } key)
            return;
        var request = (world.Witness.Life, key.Key);
        if (!answered.TryAdd(request, accepted.Id) && answered[request] != accepted.Id)
            throw new Violation("one request, two changes", $"{what}: {answered[request]} and {accepted.Id}");
    }

    private sealed record Asked(Process At, IntendedEdit Wish, EditTerms Terms, bool IsRepeated);
}

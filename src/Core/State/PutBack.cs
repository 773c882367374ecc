using BucketManager.Core.Operations;
using BucketManager.Core.People;
using BucketManager.Core.Ports;
using BucketManager.Core.Projects;
using BucketManager.Core.Sentences;
using BucketManager.Core.Templates;

namespace BucketManager.Core.State;

/// <summary>
/// Writes a thing's template once more, from what the thing shall be: what somebody changed outside goes, what this program writes
/// better by now comes.
/// </summary>
public sealed class PutBack(Submit submit, ProjectViews views, IStateCache cache, IAccountGateway accounts)
{
    private readonly ProtectAccount protect = new(accounts);

    /// <summary>Carries no revision: it builds on the newest accepted spec. Where nothing is known to differ it does no harm.</summary>
    public async Task<Result<EditAnswer>> RunAsync(Actor actor, ThingKey key, EditTerms terms, CancellationToken cancel)
    {
        var answer = await protect.AfterAsync(await submit.RunAsync(actor, Plan(key), terms, cancel));
        return answer is { Accepted: true, Value: EditAnswer.Preview preview } ? await PreviewAsync(preview, key, cancel) : answer;
    }

    internal static EditPlan Plan(ThingKey key) => new(UseCase.PutBack, key, ChangeAction.Update)
    {
        Make = on => Make(
            on,
            (on.Current!.Drift == Drift.UpdateAvailable ? Say.BroughtUpToDate : Say.PutBackWhatChanged)
                .With(("actor", on.Actor.Email), ("name", on.Current.Key.Name))),
    };

    /// <summary>The newest accepted spec, as it is: stopped users stay stopped.</summary>
    internal static Result<Edit> Make(EditContext on, Sentence says)
    {
        if (on.Current is not { Applied: not null, NewestRecord: { } newest } thing)
            return new Refusal.NotFound();
        return new Edit(ChangeAction.Update, newest.Spec, says)
        {
            Stopped = newest.Stopped,
            Restates = true,
            Summary = thing.Drift switch
            {
                Drift.ChangedOutside => [Say.PutsBack.With(("name", thing.Key.Name))],
                Drift.UpdateAvailable => [Say.BringsUpToDate.With(("name", thing.Key.Name))],
                _ => [],
            },
        };
    }

    /// <summary>The difference of what is applied, whoever wrote it, and what this program sends for it; empty: none is known.</summary>
    internal static string Difference(ProjectView view, ThingState thing, string applied)
    {
        if (thing.Drift is null)
            return string.Empty;
        var right = StackTemplates.Render(thing.Applied!.Record with { Renderer = ThingRecord.CurrentRenderer }).Text;
        if (thing.Applied.OtherParameters is not { } others)
            return TemplateDiff.Unified(applied, right);
        return TemplateDiff.Unified(With(applied, others.Keys, others), With(right, others.Keys, view.BaselineOutputs));
    }

    // An ordinary preview compares what we wrote with what we shall write: here the question is what was made of it.
    private async Task<EditAnswer.Preview> PreviewAsync(EditAnswer.Preview preview, ThingKey key, CancellationToken cancel)
    {
        return await views.FindAsync(key.Project, cancel) is { } view
            && view.Find(key) is { Applied: not null, Newest: null } thing && await cache.FindTemplateAsync(key, cancel) is { } applied
            ? preview with { TemplateDiff = Difference(view, thing, applied) }
            : preview;
    }

    // Values of parameters stand in no template, and are half of what a stack is made of.
    private static string With(string template, IEnumerable<string> names, ValueMap<string> values) =>
        $"{TemplateDiff.Readable(template).TrimEnd('\n')}\n{string.Concat(names.Select(name => $"Parameter {name} = {values.Find(name)}\n"))}";
}

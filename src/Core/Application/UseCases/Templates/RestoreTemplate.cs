using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Application.Reading;
using BucketManager.Application.Reading.Views;
using BucketManager.Application.UseCases.Projects;
using BucketManager.Domain.Basics;
using BucketManager.Domain.People;
using BucketManager.Domain.Records;
using BucketManager.Domain.Sentences;

namespace BucketManager.Application.UseCases.Templates;

/// <summary>
/// Writes a thing's template once more, from what the thing shall be: what somebody changed outside goes, what this program writes
/// better by now comes.
/// </summary>
public sealed class RestoreTemplate(Submit submit, ProjectViews views, IStateCache cache, ProtectAccount protect)
{
    /// <summary>Carries no revision: it builds on the newest accepted spec. Where nothing is known to differ it does no harm.</summary>
    public async Task<Result<EditResult>> RunAsync(Actor actor, ThingKey key, EditTerms terms, CancellationToken cancel)
    {
        var answer = await protect.AfterAsync(await submit.RunAsync(actor, Plan(key), terms, cancel));
        return answer is { Accepted: true, Value: EditResult.Preview preview } ? await PreviewAsync(preview, key, cancel) : answer;
    }

    internal static EditPlan Plan(ThingKey key) => new(UseCase.RestoreTemplate, key, ChangeAction.Update)
    {
        Make = on => Make(on, on.Current!.Drift == Drift.UpdateAvailable
            ? Say.BroughtUpToDate(on.Actor.Email, key.Name)
            : Say.PutBackWhatChanged(on.Actor.Email, key.Name)),
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
                Drift.ChangedOutside => [Say.PutsBack(thing.Key.Name)],
                Drift.UpdateAvailable => [Say.BringsUpToDate(thing.Key.Name)],
                _ => [],
            },
        };
    }

    // An ordinary preview compares what we wrote with what we shall write: here the question is what was made of it.
    private async Task<EditResult.Preview> PreviewAsync(EditResult.Preview preview, ThingKey key, CancellationToken cancel)
    {
        return await views.FindAsync(key.Project, cancel) is { } view
            && view.Find(key) is { Applied: not null, Newest: null } thing && await cache.FindTemplateAsync(key, cancel) is { } applied
            ? preview with { TemplateDiff = DriftReport.DifferenceOf(view, thing, applied) }
            : preview;
    }
}

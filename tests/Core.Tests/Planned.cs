using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Reading.Views;
using BucketManager.Application.UseCases;
using BucketManager.Domain.Basics;
using BucketManager.Domain.People;

namespace BucketManager.Core.Tests;

/// <summary>Makes an edit as the write loop would, without anything behind it.</summary>
public static class Planned
{
    /// <summary>The edit or the refusal, on these things of a project.</summary>
    public static Result<Edit> On(this EditPlan plan, params ThingState[] things) => plan.On(A.View(things), A.Manager);

    public static Result<Edit> On(this EditPlan plan, ProjectView view, Actor actor)
    {
        var on = new EditContext(actor, view, view.Find(plan.Key), A.Now);
        return plan.CheckFields(on) is { } refusal ? refusal : plan.Make(on);
    }
}

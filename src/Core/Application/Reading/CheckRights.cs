using BucketManager.Application.Reading.Views;
using BucketManager.Domain.Basics;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;

namespace BucketManager.Application.Reading;

/// <summary>
/// Whether somebody may ask for something at all: what is settled before anything that a request says is looked at.
/// The use case settles it again, on the state that it works on.
/// </summary>
/// <param name="views">What is at hand.</param>
/// <param name="reads">Where a project is looked for that is not: what the use cases read.</param>
public sealed class CheckRights(ProjectViews views, ProjectViews reads)
{
    /// <summary>Null: go on. A project that the actor may not see is not found.</summary>
    /// <param name="project">Null for what concerns no project that exists.</param>
    public async Task<Refusal?> RunAsync(Actor actor, ProjectName? project, UseCase useCase, CancellationToken cancel)
    {
        if (project is null)
            return AccessRules.Refused(useCase, actor.IsAdmin ? Role.Admin : Role.None);
        if ((await views.FindAsync(project, cancel) ?? await reads.FindAsync(project, cancel)) is not { } view
            || view.RoleOf(actor) is not (> Role.None and var role))
            return new Refusal.NotFound();

        // Of a project that is gone only its past can be read.
        if (view.Thing is null or { IsTombstone: true } && useCase != UseCase.ReadProject)
            return new Refusal.NotFound();
        return AccessRules.Refused(useCase, role);
    }
}

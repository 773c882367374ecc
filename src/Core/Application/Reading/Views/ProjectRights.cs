using BucketManager.Domain.Basics;
using BucketManager.Domain.People;

namespace BucketManager.Application.Reading.Views;

/// <summary>The first thing that every use case settles.</summary>
internal static class ProjectRights
{
    /// <summary>Null: go on. Missing and foreign projects get one answer: nobody can probe for names.</summary>
    public static Refusal? Refused(ProjectView? view, Actor actor, UseCase useCase) =>
        view?.RoleOf(actor) is not { } role || role == Role.None ? new Refusal.NotFound() : AccessRules.Refused(useCase, role);
}

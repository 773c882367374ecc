using BucketManager.Application.Reading.Views;
using BucketManager.Domain.People;

namespace BucketManager.Application.Reading.Live;

/// <summary>Who may hear of a project, as it is now.</summary>
public sealed class Audience
{
    private readonly ProjectView? view;

    internal Audience(ProjectView? view) => this.view = view;

    public bool Includes(Actor actor) => view is not null && AccessRules.Allows(UseCase.ReadProject, view.RoleOf(actor));
}

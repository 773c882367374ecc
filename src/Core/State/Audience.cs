using BucketManager.Core.People;

namespace BucketManager.Core.State;

/// <summary>Who may hear of a project, as it is now.</summary>
public sealed class Audience
{
    private readonly ProjectView? view;

    internal Audience(ProjectView? view) => this.view = view;

    public bool Includes(Actor actor) => view is not null && AccessRules.Allows(UseCase.ReadProject, view.RoleOf(actor));
}

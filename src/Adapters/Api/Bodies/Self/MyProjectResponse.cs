using BucketManager.Application.Reading.Views;
using BucketManager.Domain.People;

namespace BucketManager.Adapters.Api.Bodies.Self;

/// <summary>A project that the one who is signed in may see.</summary>
/// <param name="Role"><c>manager</c> or <c>viewer</c>; an admin is a manager of every project.</param>
public sealed record MyProjectResponse(string Name, string Title, string Role)
{
    public static MyProjectResponse From((ProjectView Project, Role Role) visible) => new(
        visible.Project.Project.ToString(),
        visible.Project.Spec?.Title ?? visible.Project.Project.ToString(),
        visible.Role >= Domain.People.Role.Manager ? "manager" : "viewer");
}

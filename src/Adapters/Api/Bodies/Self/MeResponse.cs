using BucketManager.Application.Reading.Views;
using BucketManager.Domain.People;

namespace BucketManager.Adapters.Api.Bodies.Self;

/// <summary>Who is signed in, and what of.</summary>
public sealed record MeResponse(string Email, string Name, bool Admin, IReadOnlyList<MyProjectResponse> Projects)
{
    public static MeResponse From(Actor actor, IEnumerable<(ProjectView Project, Role Role)> visible) =>
        new(actor.Email.ToString(), actor.Name, actor.IsAdmin, [.. visible.Select(MyProjectResponse.From)]);
}

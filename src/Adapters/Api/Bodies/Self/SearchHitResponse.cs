using BucketManager.Application.Reading.Views;
using BucketManager.Domain.Things;

namespace BucketManager.Adapters.Api.Bodies.Self;

/// <summary>A thing that was found.</summary>
/// <param name="Title">The name people use: a project's title, a user's company, a bucket's name.</param>
/// <param name="Match">The text that matched.</param>
public sealed record SearchHitResponse(string Project, ThingKind Kind, string Name, string Title, string Match)
{
    public static SearchHitResponse From(SearchHit hit) => new(hit.Key.Project.ToString(), hit.Key.Kind, hit.Key.Name, hit.Title, hit.Match);
}

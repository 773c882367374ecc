using BucketManager.Domain.Projects;

namespace BucketManager.Adapters.Api.Bodies.Projects;

/// <summary>What the project shall be from now on, all of it.</summary>
public sealed record ReplaceProjectRequest
{
    public ProjectFields? Spec { get; init; }
}

using BucketManager.Domain.Projects;

namespace BucketManager.Adapters.Api.Bodies.Projects;

/// <summary>Opens a project in an account of its own.</summary>
public sealed record CreateProjectRequest
{
    public string? Name { get; init; }

    public ProjectFields? Spec { get; init; }
}

using BucketManager.Domain.Users;

namespace BucketManager.Adapters.Api.Bodies.Users;

/// <summary>Adds a third party.</summary>
public sealed record CreateUserRequest
{
    public string? Name { get; init; }

    public UserFields? Spec { get; init; }
}

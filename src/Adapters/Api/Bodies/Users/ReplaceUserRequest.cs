using BucketManager.Domain.Users;

namespace BucketManager.Adapters.Api.Bodies.Users;

/// <summary>What the user shall be from now on, all of it.</summary>
public sealed record ReplaceUserRequest
{
    public UserFields? Spec { get; init; }
}

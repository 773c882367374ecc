namespace BucketManager.Adapters.Api.Bodies.Users;

/// <summary>Stops everything that a third party holds.</summary>
public sealed record StopUserRequest
{
    /// <summary>At most 500 characters.</summary>
    public string? Reason { get; init; }
}

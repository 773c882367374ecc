namespace BucketManager.Adapters.Api.Bodies.Keys;

/// <summary>Switches an access key on or off.</summary>
public sealed record KeyStateRequest
{
    /// <summary><c>active</c> or <c>inactive</c>.</summary>
    public string? State { get; init; }
}

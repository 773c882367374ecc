namespace BucketManager.Adapters.Api.Bodies.Handovers;

/// <summary>A new one-time link. It and its passcode are shown this once.</summary>
/// <param name="Url">To be sent to the third party.</param>
/// <param name="Passcode">To be told by another channel.</param>
public sealed record OfferedHandoverResponse(string Id, string Url, string Passcode, DateTimeOffset ExpiresAt)
{
    public override string ToString() => $"{Id} ***";
}

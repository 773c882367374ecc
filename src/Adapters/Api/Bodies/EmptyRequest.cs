namespace BucketManager.Adapters.Api.Bodies;

/// <summary>Nothing needs to be said.</summary>
public sealed record EmptyRequest;

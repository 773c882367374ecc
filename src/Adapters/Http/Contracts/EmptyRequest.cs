namespace BucketManager.Adapters.Http.Contracts;

/// <summary>Nothing needs to be said.</summary>
public sealed record EmptyRequest;

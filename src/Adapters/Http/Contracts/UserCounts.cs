namespace BucketManager.Adapters.Http.Contracts;

/// <summary>What a user holds.</summary>
public sealed record UserCounts(int Keys, int OpenHandovers);

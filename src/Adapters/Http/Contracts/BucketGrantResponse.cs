namespace BucketManager.Adapters.Http.Contracts;

/// <summary>What a user may do in the bucket that was asked about.</summary>
public sealed record BucketGrantResponse(string User, string Prefix, string Can);

namespace BucketManager.Adapters.Http.Contracts;

/// <summary>Somebody who can sign in.</summary>
public sealed record PersonResponse(string Email, string Name);

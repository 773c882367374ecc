namespace BucketManager.Adapters.Http.Contracts;

/// <summary>A user who can, and why.</summary>
public sealed record AbleUserResponse(string Name, SentenceResponse Because);

namespace BucketManager.Adapters.Http.Contracts;

/// <summary>A protection of the project's account.</summary>
public sealed record ProtectionResponse(string Code, ProtectionState State, SentenceResponse Sentence);

namespace BucketManager.Adapters.Http.Contracts;

/// <summary>Who can do what was asked about.</summary>
public sealed record AccessAnswerResponse(IReadOnlyList<AbleUserResponse> Users);

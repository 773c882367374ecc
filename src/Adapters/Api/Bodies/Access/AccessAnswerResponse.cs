namespace BucketManager.Adapters.Api.Bodies.Access;

/// <summary>Who can do what was asked about.</summary>
public sealed record AccessAnswerResponse(IReadOnlyList<AbleUserResponse> Users);

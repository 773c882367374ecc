namespace BucketManager.Adapters.Http.Contracts;

/// <summary>Who is signed in, and what of.</summary>
public sealed record MeResponse(string Email, string Name, bool Admin, IReadOnlyList<MyProjectResponse> Projects);

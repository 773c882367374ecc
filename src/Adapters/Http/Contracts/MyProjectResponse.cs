namespace BucketManager.Adapters.Http.Contracts;

/// <summary>A project that the one who is signed in may see.</summary>
/// <param name="Role"><c>manager</c> or <c>viewer</c>; an admin is a manager of every project.</param>
public sealed record MyProjectResponse(string Name, string Title, string Role);

namespace BucketManager.Adapters.Api.Bodies.Self;

/// <summary>A sample person of the local host, who can sign in without a password.</summary>
/// <param name="May"><c>everything</c>, <c>manage</c> or <c>view</c> the sample project, or <c>nothing</c>.</param>
public sealed record SignInPersonResponse(string Email, string Name, string May);

namespace BucketManager.Adapters.Http;

/// <summary>A sample person, as the page of the sign-in shows it.</summary>
/// <param name="May"><c>everything</c>, <c>manage</c> or <c>view</c> the sample project, or <c>nothing</c>.</param>
public sealed record SignInPerson(string Email, string Name, string May);

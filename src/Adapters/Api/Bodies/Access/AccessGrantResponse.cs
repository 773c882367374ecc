namespace BucketManager.Adapters.Api.Bodies.Access;

/// <summary>A grant with its user.</summary>
public sealed record AccessGrantResponse(string User, string Bucket, string Prefix, string Can);

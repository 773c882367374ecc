namespace BucketManager.Application.Mirror.Operations;

/// <summary>An Idempotency-Key and the request that came with it.</summary>
/// <param name="BodyHash">SHA-256 of method, path and body, in hexadecimal.</param>
public sealed record RequestKey(string Key, string BodyHash);

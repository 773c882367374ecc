namespace BucketManager.Application.Mirror.Operations;

/// <summary>Remembers a request for 24 hours, so that its repetition gets the first answer.</summary>
/// <param name="Actor">E-mail address: keys of different people do not meet.</param>
/// <param name="Key">As sent, at most 64 characters.</param>
/// <param name="BodyHash">SHA-256 of method, path and body, in hexadecimal.</param>
/// <param name="ResultId">The operation, or the hand-over, that the request made.</param>
public sealed record IdempotencyEntry(string Actor, string Key, string BodyHash, string ResultId, DateTimeOffset At);

namespace BucketManager.Application.Reading.Views;

/// <summary>The number of a user's keys and their last use, as lists show them.</summary>
internal sealed record KeyUsage(int Count, DateTimeOffset? LastUsedAt);

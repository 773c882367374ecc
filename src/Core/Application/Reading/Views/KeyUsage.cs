namespace BucketManager.Application.Reading.Views;

/// <summary>What a list says of a user's keys.</summary>
internal sealed record KeyUsage(int Count, DateTimeOffset? LastUsedAt);

namespace BucketManager.Application.Reading;

/// <summary>An access key of a user, never with its secret.</summary>
/// <param name="Replaces">The key that this one replaces.</param>
/// <param name="EndsAt">When it is switched off because another replaces it.</param>
/// <param name="DeletesAt">When it is deleted for that reason.</param>
/// <param name="StaysOff">It cannot be switched on: everything was stopped since it was made, or its user goes.</param>
public sealed record KeySummary(
    string Id,
    bool Active,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LastUsedAt,
    string? Replaces,
    DateTimeOffset? EndsAt,
    DateTimeOffset? DeletesAt,
    bool StaysOff);

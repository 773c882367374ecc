using BucketManager.Application.Reading;

namespace BucketManager.Adapters.Api.Bodies.Keys;

/// <summary>An access key, never with its secret.</summary>
/// <param name="LastUsedAt">Hours late; null: never.</param>
/// <param name="Replaces">The key that this one replaces.</param>
/// <param name="EndsAt">When it is switched off because another replaces it.</param>
/// <param name="DeletesAt">When it is deleted for that reason.</param>
/// <param name="StaysOff">It cannot be switched on: everything was stopped since it was made, or its user is being deleted.</param>
public sealed record KeyResponse(
    string Id,
    KeyState State,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LastUsedAt,
    string? Replaces,
    DateTimeOffset? EndsAt,
    DateTimeOffset? DeletesAt,
    bool StaysOff)
{
    public static KeyResponse From(KeySummary key) => new(
        key.Id,
        key.Active ? KeyState.Active : KeyState.Inactive,
        key.CreatedAt,
        key.LastUsedAt,
        key.Replaces,
        key.EndsAt,
        key.DeletesAt,
        key.StaysOff);
}

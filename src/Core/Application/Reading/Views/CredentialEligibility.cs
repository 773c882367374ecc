using BucketManager.Application.Mirror.Things;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Sentences;
using BucketManager.Domain.Users;

namespace BucketManager.Application.Reading.Views;

/// <summary>Whether a user may get a new key: it must be set up, not stopped, not on its way out and not past its end.</summary>
public static class CredentialEligibility
{
    /// <summary>Why not; null: it may.</summary>
    /// <param name="user">Null or a tombstone: there is none.</param>
    public static Sentence? Barred(ThingState? user, DateTimeOffset now) => user switch
    {
        { IsGoing: true } => Say.UserGoes(user.DisplayName),
        null or { Applied: null } => Say.UserNotSetUp(user?.DisplayName ?? "The user"),
        _ when IsStopped(user) => Say.UserStoppedNoKeys(user.DisplayName),
        _ when EndedAt(user, now) is { } at => Say.UserEnded(user.DisplayName, at),
        _ => null,
    };

    /// <summary>Counts from the acceptance of the stop until its end is applied.</summary>
    public static bool IsStopped(ThingState user) => user.NewestRecord?.Stopped is not null || user.Applied?.Record.Stopped is not null;

    /// <summary>When its access ended by the newest accepted spec; null: it has not.</summary>
    public static DateTimeOffset? EndedAt(ThingState user, DateTimeOffset now) =>
        user.NewestRecord?.Spec is UserSpec { ExpiresAt: { } at } && at <= now ? at : null;
}

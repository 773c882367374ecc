using System.Collections.Concurrent;
using BucketManager.Core.Ports;
using BucketManager.Core.State;
using BucketManager.Core.Users;

namespace BucketManager.Core.Credentials;

/// <summary>
/// How many keys users have and when they were last used, so that a list of users does not ask for each one's keys every time.
/// An answer holds until keys of the user are touched, or for five minutes: the last use is hours late anyway.
/// </summary>
internal sealed class RememberedKeys(IAccessKeyIssuer keys, TimeProvider clock)
{
    private static readonly TimeSpan Holds = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<ThingKey, Remembered> remembered = new();

    /// <summary>Null: it is not known, and cannot be found out now.</summary>
    public async Task<(int Count, DateTimeOffset? LastUsedAt)?> FindAsync(ProjectView project, ThingState user, CancellationToken cancel)
    {
        if (project.Place is not { } place || user.Applied is null)
            return (0, null);
        var touchedAt = project.KeysTouchedAt(user.Key.Name);
        var known = remembered.GetValueOrDefault(user.Key);
        if (known is not null && known.TouchedAt == touchedAt && clock.GetUtcNow() < known.AskedAt + Holds)
            return (known.Count, known.LastUsedAt);
        try
        {
            var listed = await keys.ListAsync(place, project.Project, UserName.Parse(user.Key.Name), cancel);
            known = new Remembered(listed.Count, listed.Max(k => k.LastUsedAt), touchedAt, clock.GetUtcNow());
            remembered[user.Key] = known;
        }
        catch (PortException)
        {
            // What is shown beside the list's own facts must not take the list away. Old numbers are better than none.
        }

        return known is null ? null : (known.Count, known.LastUsedAt);
    }

    private sealed record Remembered(int Count, DateTimeOffset? LastUsedAt, long TouchedAt, DateTimeOffset AskedAt);
}

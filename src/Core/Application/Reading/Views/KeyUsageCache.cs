using System.Collections.Concurrent;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Records;
using BucketManager.Domain.Users;

namespace BucketManager.Application.Reading.Views;

/// <summary>
/// How many keys users have and when they were last used, so that a list of users does not ask for each one's keys every time.
/// An answer holds until keys of the user are touched, or for five minutes: the last use is hours late anyway.
/// </summary>
internal sealed class KeyUsageCache(IAccessKeyIssuer keys, TimeProvider clock)
{
    private static readonly TimeSpan Holds = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<ThingKey, Remembered> remembered = new();

    /// <summary>Of each user; null: it is not known, and cannot be found out now.</summary>
    public async Task<IReadOnlyList<KeyUsage?>> FindAsync(ProjectView project, IReadOnlyList<ThingState> users, CancellationToken cancel)
    {
        var found = new KeyUsage?[users.Count];
        List<Task>? asked = null;
        for (var i = 0; i < users.Count; i++)
        {
            if (Known(project, users[i]) is { } known)
                found[i] = known;
            else
                (asked ??= []).Add(AskAsync(i));
        }

        if (asked is not null)
            await Task.WhenAll(asked);
        return found;

        async Task AskAsync(int place) => found[place] = await this.AskAsync(project, users[place], cancel);
    }

    private KeyUsage? Known(ProjectView project, ThingState user)
    {
        if (project.Place is null || user.Applied is null)
            return new KeyUsage(0, null);
        return remembered.TryGetValue(user.Key, out var known) && known.TouchedAt == project.KeysTouchedAt(user.Key.Name)
            && clock.GetUtcNow() < known.AskedAt + Holds
            ? known.Keys
            : null;
    }

    private async Task<KeyUsage?> AskAsync(ProjectView project, ThingState user, CancellationToken cancel)
    {
        var name = user.Key.Name;
        try
        {
            var listed = await keys.ListAsync(project.Place!, project.Project, UserName.Parse(name), cancel);
            var known = new KeyUsage(listed.Count, listed.Max(k => k.LastUsedAt));
            remembered[user.Key] = new Remembered(known, project.KeysTouchedAt(name), clock.GetUtcNow());
            return known;
        }
        catch (PortException)
        {
            // What is shown beside the list's own facts must not take the list away. Old numbers are better than none.
            return remembered.GetValueOrDefault(user.Key)?.Keys;
        }
    }

    private sealed record Remembered(KeyUsage Keys, long TouchedAt, DateTimeOffset AskedAt);
}

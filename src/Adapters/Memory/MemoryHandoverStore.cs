using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Ports;
using BucketManager.Domain.Handovers;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Users;

namespace BucketManager.Adapters.Memory;

/// <summary>The hand-overs of one process, gone with it.</summary>
public sealed class MemoryHandoverStore(TimeProvider clock) : IHandoverStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<(ProjectName Project, string Id), Handover> all = [];
    private readonly Dictionary<string, (ProjectName Project, string Id)> byToken = new(StringComparer.Ordinal);

    public Task<bool> AddAsync(Handover handover, CancellationToken cancel) => Locked(() =>
    {
        RemoveEnded();
        if (byToken.ContainsKey(handover.TokenHash) || !all.TryAdd((handover.Project, handover.Id), handover))
            return false;
        byToken.Add(handover.TokenHash, (handover.Project, handover.Id));
        return true;
    });

    public Task<Handover?> FindByTokenAsync(string tokenHash, CancellationToken cancel) =>
        Locked(() => byToken.TryGetValue(tokenHash, out var key) ? Living(all[key]) : null);

    public Task<Handover?> FindAsync(ProjectName project, string id, CancellationToken cancel) =>
        Locked(() => all.TryGetValue((project, id), out var handover) ? Living(handover) : null);

    public Task<IReadOnlyList<Handover>> ListAsync(ProjectName project, UserName? user, CancellationToken cancel) =>
        Locked<IReadOnlyList<Handover>>(() =>
        [
            .. all.Values
                .Where(h => h.Project == project && (user is null || h.User == user) && Living(h) is not null)
                .OrderByDescending(h => h.CreatedAt)
                .ThenByDescending(h => h.Id, StringComparer.Ordinal),
        ]);

    public Task<bool> ReplaceAsync(Handover after, long before, CancellationToken cancel)
    {
        if (after.Version <= before)
            throw new ArgumentException($"The version must grow beyond {before}, or the next writer would not notice.", nameof(after));
        return Locked(() =>
        {
            if (!all.TryGetValue((after.Project, after.Id), out var stored) || stored.Version != before
                || stored.TokenHash != after.TokenHash || Living(stored) is null)
            {
                return false;
            }

            all[(after.Project, after.Id)] = after;
            return true;
        });
    }

    public Task<IReadOnlyList<Handover>> ListDueAsync(DateTimeOffset now, CancellationToken cancel) =>
        Locked<IReadOnlyList<Handover>>(() => [.. all.Values.Where(h => h.DueAt <= now).OrderBy(h => h.DueAt)]);

    private Handover? Living(Handover handover) => Lifetimes.EndOf(handover) <= clock.GetUtcNow() ? null : handover;

    private void RemoveEnded()
    {
        foreach (var (key, handover) in all.Where(h => Living(h.Value) is null).ToList())
        {
            all.Remove(key);
            byToken.Remove(handover.TokenHash);
        }
    }

    private Task<T> Locked<T>(Func<T> act)
    {
        lock (gate)
            return Task.FromResult(act());
    }
}

using BucketManager.Application.Ports;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Projects;

namespace BucketManager.Adapters.Memory;

/// <summary>The connections of one process.</summary>
public sealed class MemoryConnectionRegistry(TimeProvider clock) : IConnectionRegistry
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, SocketTicket> tickets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Connection> connections = new(StringComparer.Ordinal);

    public Task AddTicketAsync(SocketTicket ticket, CancellationToken cancel) => Locked(() =>
    {
        RemoveExpired();
        return tickets[ticket.Hash] = ticket;
    });

    public Task<SocketTicket?> RedeemTicketAsync(string hash, CancellationToken cancel) =>
        Locked(() => tickets.Remove(hash, out var ticket) && ticket.ExpiresAt > clock.GetUtcNow() ? ticket : null);

    public Task ConnectAsync(Connection connection, CancellationToken cancel) => Locked(() =>
    {
        RemoveExpired();
        return connections[connection.Id] = connection;
    });

    public Task<bool> SubscribeAsync(string connectionId, ProjectName? project, CancellationToken cancel) => Locked(() =>
    {
        if (Living(connectionId) is not { } connection)
            return false;
        connections[connectionId] = project is null ? connection with { WatchesAll = true }
            : connection.Watches.Contains(project) ? connection
            : connection with { Watches = [.. connection.Watches, project] };
        return true;
    });

    public Task UnsubscribeAsync(string connectionId, ProjectName? project, CancellationToken cancel) => Locked(() =>
    {
        if (Living(connectionId) is not { } connection)
            return false;
        connections[connectionId] = project is null ? connection with { WatchesAll = false }
            : connection with { Watches = connection.Watches.Where(p => p != project).ToValueList() };
        return true;
    });

    public Task DisconnectAsync(string connectionId, CancellationToken cancel) => Locked(() => connections.Remove(connectionId));

    public Task<IReadOnlyList<Connection>> ListWatchersAsync(ProjectName project, CancellationToken cancel) =>
        Locked<IReadOnlyList<Connection>>(() =>
        {
            var now = clock.GetUtcNow();
            return [.. connections.Values.Where(c => c.ExpiresAt > now && (c.WatchesAll || c.Watches.Contains(project)))];
        });

    private Connection? Living(string id) =>
        connections.TryGetValue(id, out var connection) && connection.ExpiresAt > clock.GetUtcNow() ? connection : null;

    private void RemoveExpired()
    {
        var now = clock.GetUtcNow();
        foreach (var (hash, _) in tickets.Where(t => t.Value.ExpiresAt <= now).ToList())
            tickets.Remove(hash);
        foreach (var (id, _) in connections.Where(c => c.Value.ExpiresAt <= now).ToList())
            connections.Remove(id);
    }

    private Task<T> Locked<T>(Func<T> act)
    {
        lock (gate)
            return Task.FromResult(act());
    }
}

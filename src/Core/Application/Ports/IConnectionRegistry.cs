using BucketManager.Domain.Projects;

namespace BucketManager.Application.Ports;

/// <summary>Who is connected and what they watch. Entries expire.</summary>
public interface IConnectionRegistry
{
    Task AddTicketAsync(SocketTicket ticket, CancellationToken cancel);

    /// <summary>Takes the ticket out: of two who redeem it, one gets it. Null: unknown, spent or expired.</summary>
    Task<SocketTicket?> RedeemTicketAsync(string hash, CancellationToken cancel);

    Task ConnectAsync(Connection connection, CancellationToken cancel);

    /// <summary>Watches <paramref name="project"/>, or with null all projects. False: no such connection.</summary>
    Task<bool> SubscribeAsync(string connectionId, ProjectName? project, CancellationToken cancel);

    Task UnsubscribeAsync(string connectionId, ProjectName? project, CancellationToken cancel);

    Task DisconnectAsync(string connectionId, CancellationToken cancel);

    /// <summary>Connections that watch the project or all projects, and have not expired.</summary>
    Task<IReadOnlyList<Connection>> ListWatchersAsync(ProjectName project, CancellationToken cancel);
}

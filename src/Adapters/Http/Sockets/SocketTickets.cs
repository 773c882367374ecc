using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using BucketManager.Application.Ports;
using BucketManager.Domain.Basics;

namespace BucketManager.Adapters.Http.Sockets;

/// <summary>Tickets let one WebSocket in, once, so that no bearer token ever stands in an address. Only their hash is kept.</summary>
internal sealed class SocketTickets(IConnectionRegistry registry, IEntropy entropy, TimeProvider clock)
{
    private const int Bytes = 32;

    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    public async Task<(string Ticket, DateTimeOffset ExpiresAt)> MakeAsync(CurrentActor current, CancellationToken cancel)
    {
        var bytes = new byte[Bytes];
        entropy.Fill(bytes);
        var ticket = Base64Url.EncodeToString(bytes);
        var expiresAt = clock.GetUtcNow() + Lifetime;
        await registry.AddTicketAsync(new SocketTicket(Hash(ticket), current.Actor, expiresAt, current.SignInEnds), cancel);
        return (ticket, expiresAt);
    }

    /// <summary>Null: unknown, spent or too old.</summary>
    public Task<SocketTicket?> RedeemAsync(string ticket, CancellationToken cancel) => registry.RedeemTicketAsync(Hash(ticket), cancel);

    private static string Hash(string ticket) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ticket)));
}

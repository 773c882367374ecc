using BucketManager.Domain.People;

namespace BucketManager.Application.Ports;

/// <summary>Lets one WebSocket in, once, for 30 seconds.</summary>
/// <param name="Hash">SHA-256 of the ticket, in hexadecimal: the ticket itself is not kept.</param>
/// <param name="SignInEnds">When the sign-in that asked for it ends.</param>
public sealed record SocketTicket(string Hash, Actor Actor, DateTimeOffset ExpiresAt, DateTimeOffset SignInEnds);

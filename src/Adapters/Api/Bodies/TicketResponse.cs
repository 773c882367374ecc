namespace BucketManager.Adapters.Api.Bodies;

/// <summary>Lets one WebSocket in, once.</summary>
/// <param name="Ticket">The second subprotocol of the connection, behind <c>bucket-manager</c>.</param>
/// <param name="ExpiresAt">30 seconds from now.</param>
/// <param name="Url">Where to connect.</param>
public sealed record TicketResponse(string Ticket, DateTimeOffset ExpiresAt, string Url)
{
    public override string ToString() => "***";
}

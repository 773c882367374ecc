using BucketManager.Adapters.Api.Problems;
using BucketManager.Adapters.Http.Edge;
using BucketManager.Domain.Sentences;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BucketManager.Adapters.Http.Sockets;

/// <summary>Where WebSockets come in.</summary>
internal static class SocketEndpoint
{
    /// <summary>The protocol that is selected: the other one that a client offers is its ticket, which must not come back.</summary>
    private const string Protocol = "bucket-manager";

    private const int LongestTicket = 100;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapMethods("/ws", [HttpMethods.Get, HttpMethods.Connect], ConnectAsync).AllowAnonymous().ExcludeFromDescription();

    private static async Task<IResult> ConnectAsync(
        HttpContext http, SocketTickets tickets, RateLimiters budgets, SocketHub hub, RefusalProblems problems, CancellationToken cancel)
    {
        // Redeemed before it is counted: many people behind one address are many, and who only guesses is nobody.
        var ticket = TicketOf(http);
        var redeemed = ticket is not null && http.WebSockets.IsWebSocketRequest ? await tickets.RedeemAsync(ticket, cancel) : null;
        if (budgets.Take(http, redeemed?.Actor) is { } wait)
            return new ProblemResult(problems.Of(new RequestFault.TooManyRequests(wait)));
        if (ticket is not null && !http.WebSockets.IsWebSocketRequest)
        {
            http.Response.Headers.Upgrade = "websocket";
            return new ProblemResult(problems.Of(new RequestFault.UpgradeRequired()));
        }

        if (redeemed is null)
            return new ProblemResult(problems.Of(new RequestFault.Unauthenticated(Say.TicketSpent())));
        using var socket = await http.WebSockets.AcceptWebSocketAsync(Protocol);
        await hub.ServeAsync(socket, redeemed.Actor, redeemed.SignInEnds);
        return TypedResults.Empty;
    }

    private static string? TicketOf(HttpContext http) =>
        http.WebSockets.WebSocketRequestedProtocols is [Protocol, { Length: > 0 and <= LongestTicket } ticket] ? ticket : null;
}

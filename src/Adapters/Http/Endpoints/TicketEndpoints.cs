using BucketManager.Adapters.Api.Bodies;
using BucketManager.Adapters.Http.Requests;
using BucketManager.Adapters.Http.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BucketManager.Adapters.Http.Endpoints;

internal static class TicketEndpoints
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/tickets", MakeAsync).WithName("makeTicket")
            .WithSummary("A ticket that lets one WebSocket in, once, for 30 seconds.").WithTags("Live")
            .Takes<EmptyRequest>(optional: true).Answers<TicketResponse>(StatusCodes.Status201Created);

    private static async Task<IResult> MakeAsync(
        ApiRequest ask, HttpContext http, SocketTickets tickets, HttpApiSettings settings, CancellationToken cancel)
    {
        var body = await ask.BodyAsync<EmptyRequest>(cancel, optional: true);
        if (!body.Accepted)
            return ask.Refuse(body.Refusal);
        var (ticket, expiresAt) = await tickets.MakeAsync(CurrentActor.Of(http), cancel);
        return new JsonResult<TicketResponse>(new(ticket, expiresAt, settings.SocketUrl), StatusCodes.Status201Created);
    }
}

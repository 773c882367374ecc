using BucketManager.Adapters.Api.Bodies;
using BucketManager.Adapters.Api.Bodies.Handovers;
using BucketManager.Adapters.Http.Requests;
using BucketManager.Application;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Handovers;
using BucketManager.Domain.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BucketManager.Adapters.Http.Endpoints;

/// <summary>The manager's side of hand-overs.</summary>
internal static class HandoverEndpoints
{
    public static void Map(IEndpointRouteBuilder project)
    {
        project.MapPost("/users/{user}/handovers", OfferAsync).WithName("offerHandover")
            .WithSummary("Makes a one-time link. It and its passcode are shown this once.").WithTags("Hand-overs")
            .Needs(UseCase.OfferHandover).Takes<OfferHandoverRequest>().Header(HeaderParameter.IdempotencyKey)
            .Answers<OfferedHandoverResponse>(StatusCodes.Status201Created)
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);
        project.MapGet("/users/{user}/handovers", ListAsync).WithName("listHandovers")
            .WithSummary("A user's links, newest first.").WithTags("Hand-overs")
            .Needs(UseCase.ListHandovers).Answers<ItemsResponse<HandoverResponse>>();
        project.MapDelete("/users/{user}/handovers/{handover}", WithdrawAsync).WithName("withdrawHandover")
            .WithSummary("Withdraws a link.").WithTags("Hand-overs")
            .Needs(UseCase.WithdrawHandover).Produces(StatusCodes.Status204NoContent)
            .Refuses(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> OfferAsync(ApiRequest ask, BucketManagerApp app, HttpApiSettings settings, CancellationToken cancel)
    {
        var body = await ask.BodyAsync<OfferHandoverRequest>(cancel);
        if (!body.Accepted)
            return ask.Refuse(body.Refusal);
        var key = ask.RequestKey();
        if (!key.Accepted)
            return ask.Refuse(key.Refusal);
        var offer = HandoverOffer.Check(
            body.Value.Give, body.Value.Ask, body.Value.Replaces, body.Value.ExpiresInHours, body.Value.OverlapDays);
        if (!offer.Accepted)
            return ask.Refuse(offer.Refusal);
        if (ask.User is not { Accepted: true, Value: var user })
            return ask.Refuse(new Refusal.NotFound());
        var result = await app.ManageHandovers.OfferAsync(ask.Actor, ask.Project, user, offer.Value, key.Value.Key, cancel);
        if (!result.Accepted)
            return ask.Refuse(result.Refusal);
        var (handover, token, passcode) = result.Value;
        return new JsonResult<OfferedHandoverResponse>(
            new(handover.Id, $"{settings.LinkBase}/h/{token}", passcode, handover.ExpiresAt), StatusCodes.Status201Created);
    }

    private static async Task<IResult> ListAsync(ApiRequest ask, BucketManagerApp app, CancellationToken cancel)
    {
        if (ask.User is not { Accepted: true, Value: var user })
            return ask.Refuse(new Refusal.NotFound());
        var result = await app.ManageHandovers.ListAsync(ask.Actor, ask.Project, user, cancel);
        return result.Accepted
            ? ApiResults.Ok(new ItemsResponse<HandoverResponse>([.. result.Value.Select(HandoverResponse.From)]))
            : ask.Refuse(result.Refusal);
    }

    private static async Task<IResult> WithdrawAsync(ApiRequest ask, BucketManagerApp app, CancellationToken cancel)
    {
        if (ask.User is not { Accepted: true, Value: var user })
            return ask.Refuse(new Refusal.NotFound());
        var result = await app.ManageHandovers.WithdrawAsync(ask.Actor, ask.Project, user, ask.Segment("handover"), cancel);
        return result.Accepted ? TypedResults.NoContent() : ask.Refuse(result.Refusal);
    }
}

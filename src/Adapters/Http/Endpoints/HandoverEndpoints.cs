using BucketManager.Adapters.Api.Bodies;
using BucketManager.Adapters.Api.Bodies.Handovers;
using BucketManager.Adapters.Http.Requests;
using BucketManager.Application;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Handovers;
using BucketManager.Domain.People;
using BucketManager.Domain.Sentences;
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
        var offer = OfferOf(body.Value);
        if (!offer.Accepted)
            return ask.Refuse(offer.Refusal);
        if (ask.User is not { Accepted: true, Value: var user })
            return ask.Refuse(new Refusal.NotFound());
        var asked = await app.ManageHandovers.OfferAsync(ask.Actor, ask.Project, user, offer.Value, key.Value.Key, cancel);
        if (!asked.Accepted)
            return ask.Refuse(asked.Refusal);
        var (handover, token, passcode) = asked.Value;
        return new JsonResult<OfferedHandoverResponse>(
            new(handover.Id, $"{settings.LinkBase}/h/{token}", passcode, handover.ExpiresAt), StatusCodes.Status201Created);
    }

    private static async Task<IResult> ListAsync(ApiRequest ask, BucketManagerApp app, CancellationToken cancel)
    {
        if (ask.User is not { Accepted: true, Value: var user })
            return ask.Refuse(new Refusal.NotFound());
        var asked = await app.ManageHandovers.ListAsync(ask.Actor, ask.Project, user, cancel);
        return asked.Accepted
            ? ApiResults.Ok(new ItemsResponse<HandoverResponse>([.. asked.Value.Select(HandoverResponse.From)]))
            : ask.Refuse(asked.Refusal);
    }

    private static async Task<IResult> WithdrawAsync(ApiRequest ask, BucketManagerApp app, CancellationToken cancel)
    {
        if (ask.User is not { Accepted: true, Value: var user })
            return ask.Refuse(new Refusal.NotFound());
        var asked = await app.ManageHandovers.WithdrawAsync(ask.Actor, ask.Project, user, ask.Segment("handover"), cancel);
        return asked.Accepted ? TypedResults.NoContent() : ask.Refuse(asked.Refusal);
    }

    private static Result<HandoverOffer> OfferOf(OfferHandoverRequest body)
    {
        var errors = new FieldErrors();
        if (body is { Give: null, Ask: null })
            errors.Add("/give", FieldRules.Required.With());
        if (body.Give is not (null or "accessKey"))
            errors.Add("/give", Say.OneOf.With(("allowed", "accessKey")));
        if (body.Ask is not (null or "sshPublicKey"))
            errors.Add("/ask", Say.OneOf.With(("allowed", "sshPublicKey")));
        if (body is { Give: not null, Ask: not null })
            errors.Add("/ask", Say.EitherOr.With(("other", "give")));
        if (body is { Ask: not null, Replaces: not null })
            errors.Add("/replaces", Say.EitherOr.With(("other", "ask")));
        if (body is { Replaces: null, OverlapDays: not null })
            errors.Add("/overlapDays", Say.OnlyWith.With(("other", "replaces")));
        if (errors.Any)
            return errors.Refusal;
        var kind = body.Give is not null ? HandoverKind.AccessKey : HandoverKind.SshPublicKey;
        return new HandoverOffer(kind, body.Replaces, body.ExpiresInHours, body.OverlapDays);
    }
}

using BucketManager.Adapters.Api.Bodies.Handovers;
using BucketManager.Adapters.Api.Problems;
using BucketManager.Adapters.Http.Edge;
using BucketManager.Adapters.Http.Requests;
using BucketManager.Application;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Handovers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BucketManager.Adapters.Http.Endpoints;

/// <summary>The third party's side of hand-overs: no sign-in, the token in the path is the key.</summary>
internal static class ClaimEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/handovers/{token}", LookAsync).WithName("lookAtHandover")
            .WithSummary("What a link is for. Asking changes nothing.").WithTags("Hand-overs")
            .AllowAnonymous().Answers<InvitationResponse>().Refuses(StatusCodes.Status404NotFound);
        api.MapPost("/handovers/{token}/claim", ClaimAsync).WithName("claimHandover")
            .WithSummary("Claims a link, once.").WithTags("Hand-overs")
            .AllowAnonymous().Takes<ClaimHandoverRequest>().Header(HeaderParameter.IdempotencyKey)
            .Answers<ClaimedKeyResponse>().WithMetadata(new AlsoProduces(typeof(SshKeyTakenResponse)))
            .Refuses(
                StatusCodes.Status403Forbidden,
                StatusCodes.Status404NotFound,
                StatusCodes.Status409Conflict,
                StatusCodes.Status410Gone);
    }

    private static async Task<IResult> LookAsync(
        ApiRequest ask, HttpContext http, BucketManagerApp app, HttpApiSettings settings, RateLimiters budgets, CancellationToken cancel)
    {
        // Taken before and given back when the token exists: guessing in parallel gains nothing.
        if (budgets.UnknownTokens.Take(Address.Of(http)) is { } pause)
            return ask.Refuse(new RequestFault.TooManyRequests(pause));
        var result = await app.ClaimHandover.LookAsync(ask.Segment("token"), cancel);
        if (result.Refusal is not Refusal.NotFound)
            budgets.UnknownTokens.GiveBack(Address.Of(http));
        return result.Accepted
            ? ApiResults.Ok(InvitationResponse.Of(result.Value, settings.Organisation, settings.LogoUrl))
            : ask.Refuse(result.Refusal);
    }

    private static async Task<IResult> ClaimAsync(
        ApiRequest ask, HttpContext http, BucketManagerApp app, RateLimiters budgets, CancellationToken cancel)
    {
        var body = await ask.BodyAsync<ClaimHandoverRequest>(cancel);
        if (!body.Accepted)
            return ask.Refuse(body.Refusal);
        var key = ask.RequestKey();
        if (!key.Accepted)
            return ask.Refuse(key.Refusal);
        if (budgets.UnknownTokens.Take(Address.Of(http)) is { } pause)
            return ask.Refuse(new RequestFault.TooManyRequests(pause));
        var request = new ClaimRequest(
            ask.Segment("token"), body.Value.Passcode, body.Value.SshPublicKey, key.Value.Key?.Key, Address.Text(http));

        // A client that hangs up must not stop a claim half way.
        var result = await app.ClaimHandover.ClaimAsync(request, CancellationToken.None);
        if (result.Refusal is not Refusal.NotFound)
            budgets.UnknownTokens.GiveBack(Address.Of(http));
        return result switch
        {
            { Accepted: false } => ask.Refuse(result.Refusal),
            { Value: ClaimAnswer.Key claimed } => ApiResults.Ok(ClaimedKeyResponse.From(claimed)),
            { Value: ClaimAnswer.SshKeyTaken taken } => ApiResults.Ok(SshKeyTakenResponse.From(taken)),
            _ => throw new InvalidOperationException("A claim of no kind."),
        };
    }
}

using BucketManager.Adapters.Api.Bodies;
using BucketManager.Adapters.Api.Problems;
using BucketManager.Adapters.Http.Requests;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Sentences;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BucketManager.Adapters.Http.Endpoints;

internal static class HealthEndpoints
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", Alive).WithName("healthz").WithSummary("Whether the program runs.").WithTags("Health")
            .AllowAnonymous().Answers<HealthResponse>().WithProblems();
        routes.MapGet("/readyz", Ready).WithName("readyz").WithSummary("Whether the program can take requests.").WithTags("Health")
            .AllowAnonymous().Answers<HealthResponse>().Refuses(StatusCodes.Status503ServiceUnavailable).WithProblems();
    }

    private static IResult Alive() => ApiResults.Ok(new HealthResponse("ok"));

    private static IResult Ready(ApiRequest ask, Readiness readiness)
    {
        var trouble = readiness.IsReady ? readiness.Trouble() : Say.DrivenSideUnavailable(RequestFault.Seconds(Pause));
        return trouble is null ? ApiResults.Ok(new HealthResponse("ok")) : ask.Refuse(new Refusal.Unavailable(trouble, Pause));
    }
}

using BucketManager.Adapters.Api.Problems;
using BucketManager.Adapters.Http.Requests;
using BucketManager.Application;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Projects;
using Microsoft.AspNetCore.Http;

namespace BucketManager.Adapters.Http.Endpoints;

/// <summary>
/// Settles whether the project is there and whether its reader may do this, before body, headers and query are looked at:
/// who may not do something learns nothing about what was wrong with it.
/// </summary>
internal static class RightsFirst
{
    public static async ValueTask<object?> FilterAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        ProjectName? project = null;
        if (http.Request.RouteValues.TryGetValue("project", out var segment))
        {
            var named = ProjectName.Check((string?)segment);
            if (!named.Accepted)
                return Refused(http, new Refusal.NotFound());
            project = named.Value;
        }

        if (!HttpMethods.IsGet(http.Request.Method))
            return await RefusedAsync(http, project) ?? await AnsweredAsync(context, next);

        // The use case that reads settles rights itself. So they are asked for once more only where it is a question what to say first.
        var answer = await AnsweredAsync(context, next);
        return answer is ProblemResult ? await RefusedAsync(http, project) ?? answer : answer;
    }

    private static async ValueTask<ProblemResult?> RefusedAsync(HttpContext http, ProjectName? project)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<RequiredUseCase>() is not { UseCase: var useCase })
            return null;
        var app = http.RequestServices.GetRequiredService<BucketManagerApp>();
        return await app.CheckRights.RunAsync(CurrentActor.Of(http).Actor, project, useCase, http.RequestAborted) is { } refusal
            ? Refused(http, refusal)
            : null;
    }

    private static async ValueTask<object?> AnsweredAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        // With a body this comes after 413 and 415: Ask does it there.
        var http = context.HttpContext;
        if (http.GetEndpoint()?.Metadata.GetMetadata<RequestBodyOf>() is null)
        {
            var errors = new FieldErrors();
            new QueryReader(http.Request.Query).RefuseUnknown(http, errors);
            if (errors.Any)
                return Refused(http, errors.Refusal);
        }

        return await next(context);
    }

    private static ProblemResult Refused(HttpContext http, Refusal refusal) =>
        new(http.RequestServices.GetRequiredService<RefusalProblems>().Of(refusal));
}

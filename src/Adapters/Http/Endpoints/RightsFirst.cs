using BucketManager.Adapters.Http.Requests;
using BucketManager.Core;
using BucketManager.Core.Projects;
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
        var problems = http.RequestServices.GetRequiredService<RefusalProblems>();
        if (http.GetEndpoint()?.Metadata.GetMetadata<Needs>() is { UseCase: var useCase })
        {
            var app = http.RequestServices.GetRequiredService<BucketManagerApp>();
            ProjectName? project = null;
            if (http.Request.RouteValues.TryGetValue("project", out var segment))
            {
                var named = ProjectName.Check((string?)segment);
                if (!named.Accepted)
                    return problems.Of(new Refusal.NotFound());
                project = named.Value;
            }

            if (await app.CheckRights.RunAsync(CurrentActor.Of(http).Actor, project, useCase, http.RequestAborted) is { } refusal)
                return problems.Of(refusal);
        }

        // With a body this comes after 413 and 415: Ask does it there.
        if (http.GetEndpoint()?.Metadata.GetMetadata<Takes>() is null)
        {
            var errors = new FieldErrors();
            new QueryReader(http.Request.Query).RefuseUnknown(http, errors);
            if (errors.Any)
                return problems.Of(errors.Refusal);
        }

        return await next(context);
    }
}

using BucketManager.Adapters.Api.Bodies;
using BucketManager.Adapters.Api.Problems;
using BucketManager.Domain.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace BucketManager.Adapters.Http.Endpoints;

/// <summary>
/// Tells the document which problems an endpoint answers: what follows from where it is, what it needs and takes, and what it says
/// itself.
/// </summary>
internal static class ProblemStatuses
{
    public static TBuilder WithProblems<TBuilder>(this TBuilder routes)
        where TBuilder : IEndpointConventionBuilder
    {
        routes.Finally(endpoint =>
        {
            if (endpoint is not RouteEndpointBuilder { RoutePattern.RawText: { } path })
                return;
            foreach (var status in Statuses(path, endpoint.Metadata))
                endpoint.Metadata.Add(new ProducesProblem(status));
        });
        return routes;
    }

    private static SortedSet<int> Statuses(string path, IList<object> metadata)
    {
        var statuses = new SortedSet<int>(metadata.OfType<ProducesProblems>().SelectMany(r => r.Statuses)) { 500 };
        if (!path.StartsWith("/api", StringComparison.Ordinal))
            return statuses;
        statuses.UnionWith([400, 429, 503]);
        if (!metadata.OfType<IAllowAnonymous>().Any())
            statuses.Add(401);
        if (path.Contains("{project}", StringComparison.Ordinal))
            statuses.Add(404);
        if (metadata.OfType<RequiredUseCase>().LastOrDefault() is { UseCase: var useCase }
            && !AccessRules.Allows(useCase, path.Contains("{project}", StringComparison.Ordinal) ? Role.Viewer : Role.None))
        {
            statuses.Add(403);
        }

        if (metadata.OfType<RequestBodyOf>().Any())
            statuses.UnionWith([413, 415]);
        return statuses;
    }

    private sealed record ProducesProblem(int StatusCode) : IProducesResponseTypeMetadata
    {
        public Type? Type => typeof(ProblemResponse);

        public IEnumerable<string> ContentTypes => [Problem.ContentType];
    }
}

using BucketManager.Adapters.Api.Bodies;
using BucketManager.Adapters.Api.Bodies.Operations;
using BucketManager.Domain.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace BucketManager.Adapters.Http.Endpoints;

/// <summary>
/// How an endpoint says what it needs, takes, answers and refuses. The checks and the OpenAPI document read the same words.
/// </summary>
internal static class EndpointExtensions
{
    public static RouteHandlerBuilder Needs(this RouteHandlerBuilder route, UseCase useCase) => route.WithMetadata(new RequiredUseCase(useCase));

    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder route, bool optional = false) =>
        route.WithMetadata(new RequestBodyOf(typeof(T), optional));

    public static RouteHandlerBuilder Query(this RouteHandlerBuilder route, params QueryParameter[] parameters) =>
        route.WithMetadata(parameters);

    public static RouteHandlerBuilder Header(this RouteHandlerBuilder route, params HeaderParameter[] parameters) =>
        route.WithMetadata(parameters);

    public static RouteHandlerBuilder Answers<T>(this RouteHandlerBuilder route, int status = StatusCodes.Status200OK) =>
        route.Produces<T>(status, "application/json");

    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder route, params int[] statuses) =>
        route.WithMetadata(new ProducesProblems(statuses));

    /// <summary>Answers the whole list in pages, with an ETag.</summary>
    public static RouteHandlerBuilder AnswersList<T>(this RouteHandlerBuilder route) =>
        route.Answers<ListResponse<T>>()
            .Produces(StatusCodes.Status304NotModified)
            .Header(HeaderParameter.IfNoneMatch)
            .Query(QueryParameter.PageSize, QueryParameter.PageToken);

    /// <summary>Creates: 202 with the operation, or a preview.</summary>
    public static RouteHandlerBuilder Creates<TBody>(this RouteHandlerBuilder route) =>
        route.Takes<TBody>()
            .Query(QueryParameter.DryRun)
            .Header(HeaderParameter.IdempotencyKey)
            .Answers<OperationResponse>(StatusCodes.Status202Accepted)
            .Answers<PreviewResponse>()
            .Refuses(StatusCodes.Status409Conflict, StatusCodes.Status502BadGateway);

    /// <summary>Replaces or deletes on a revision: 202 with the operation, or a preview.</summary>
    public static RouteHandlerBuilder EditsRevision(this RouteHandlerBuilder route) =>
        route.Query(QueryParameter.DryRun)
            .Header(HeaderParameter.IfMatch)
            .Answers<OperationResponse>(StatusCodes.Status202Accepted)
            .Answers<PreviewResponse>()
            .Refuses(
                StatusCodes.Status404NotFound,
                StatusCodes.Status409Conflict,
                StatusCodes.Status412PreconditionFailed,
                StatusCodes.Status428PreconditionRequired,
                StatusCodes.Status502BadGateway);
}

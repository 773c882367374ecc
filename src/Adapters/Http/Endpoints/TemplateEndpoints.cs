using System.Text.Json;
using BucketManager.Adapters.Api.Bodies;
using BucketManager.Adapters.Api.Bodies.Operations;
using BucketManager.Adapters.Api.Bodies.Things;
using BucketManager.Adapters.Http.Requests;
using BucketManager.Application;
using BucketManager.Domain.Basics;
using BucketManager.Domain.People;
using BucketManager.Domain.Records;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BucketManager.Adapters.Http.Endpoints;

/// <summary>The applied templates themselves, how they differ from ours, and the way back.</summary>
internal static class TemplateEndpoints
{
    public static void Map(IEndpointRouteBuilder project)
    {
        Map(project, "baseline", "Baseline", "the project's baseline", ask => ThingKey.OfProject(ask.Project));
        Map(project, "bucket/{bucket}", "Bucket", "a bucket", ask => ask.Bucket.Map(b => ThingKey.OfBucket(ask.Project, b)));
        Map(project, "user/{user}", "User", "a user", ask => ask.User.Map(u => ThingKey.OfUser(ask.Project, u)));
    }

    /// <param name="project">Routes of a project.</param>
    /// <param name="path">Behind <c>/templates/</c>.</param>
    /// <param name="word">Its name in the document.</param>
    /// <param name="of">In a sentence.</param>
    /// <param name="key">Which thing is asked for.</param>
    private static void Map(IEndpointRouteBuilder project, string path, string word, string of, Func<ApiRequest, Result<ThingKey>> key)
    {
        project.MapGet($"/templates/{path}", (ApiRequest ask, BucketManagerApp app, CancellationToken cancel) => FindAsync(ask, app, key(ask), cancel))
            .WithName($"get{word}Template").WithSummary($"The applied template of {of}.").WithTags("Templates")
            .Needs(UseCase.ReadProject).Answers<JsonElement>();
        project.MapGet(
                $"/templates/{path}/drift", (ApiRequest ask, BucketManagerApp app, CancellationToken cancel) => DriftAsync(ask, app, key(ask), cancel))
            .WithName($"get{word}Drift")
            .WithSummary($"How the applied template of {of} differs from the one that this program writes.").WithTags("Templates")
            .Needs(UseCase.ReadProject).Answers<TemplateDriftResponse>();
        project.MapPost(
                $"/templates/{path}/put-back",
                (ApiRequest ask, BucketManagerApp app, CancellationToken cancel) => PutBackAsync(ask, app, key(ask), cancel))
            .WithName($"putBack{word}")
            .WithSummary($"Writes the template of {of} once more: what was changed outside goes. Carries no If-Match.").WithTags("Templates")
            .Needs(UseCase.RestoreTemplate).Takes<EmptyRequest>(optional: true)
            .Query(QueryParameter.DryRun).Header(HeaderParameter.IdempotencyKey)
            .Answers<OperationResponse>(StatusCodes.Status202Accepted).Answers<PreviewResponse>()
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status502BadGateway);
    }

    private static async Task<IResult> FindAsync(ApiRequest ask, BucketManagerApp app, Result<ThingKey> key, CancellationToken cancel)
    {
        if (!key.Accepted)
            return ask.Refuse(key.Refusal);
        var result = await app.ReadProject.TemplateAsync(ask.Actor, key.Value, cancel);
        return result.Accepted ? TypedResults.Text(result.Value, "application/json; charset=utf-8") : ask.Refuse(result.Refusal);
    }

    private static async Task<IResult> DriftAsync(ApiRequest ask, BucketManagerApp app, Result<ThingKey> key, CancellationToken cancel)
    {
        if (!key.Accepted)
            return ask.Refuse(key.Refusal);
        var result = await app.ReadProject.DriftAsync(ask.Actor, key.Value, cancel);
        return result.Accepted ? ApiResults.Ok(TemplateDriftResponse.From(result.Value)) : ask.Refuse(result.Refusal);
    }

    private static async Task<IResult> PutBackAsync(ApiRequest ask, BucketManagerApp app, Result<ThingKey> key, CancellationToken cancel)
    {
        var body = await ask.BodyAsync<EmptyRequest>(cancel, optional: true);
        if (!body.Accepted)
            return ask.Refuse(body.Refusal);
        var terms = ask.Terms(new FieldErrors());
        if (!terms.Accepted)
            return ask.Refuse(terms.Refusal);
        return key.Accepted
            ? ask.Edited(await app.RestoreTemplate.RunAsync(ask.Actor, key.Value, terms.Value, cancel))
            : ask.Refuse(key.Refusal);
    }
}

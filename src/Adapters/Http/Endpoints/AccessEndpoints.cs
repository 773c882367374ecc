using BucketManager.Adapters.Api;
using BucketManager.Adapters.Api.Bodies;
using BucketManager.Adapters.Api.Bodies.Access;
using BucketManager.Adapters.Api.Tables;
using BucketManager.Adapters.Http.Requests;
using BucketManager.Application;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Grants;
using BucketManager.Domain.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BucketManager.Adapters.Http.Endpoints;

/// <summary>Who may do what: grants, the matrix and the question.</summary>
internal static class AccessEndpoints
{
    public static void Map(IEndpointRouteBuilder project)
    {
        project.MapGet("/users/{user}/grants", OfUserAsync).WithName("listGrants").WithSummary("What a user may do.").WithTags("Access")
            .Needs(UseCase.ReadProject).Answers<GrantsResponse>();
        project.MapPut("/users/{user}/grants", ReplaceAsync).WithName("replaceGrants")
            .WithSummary("Replaces all that a user may do. If-Match is the user's revision.").WithTags("Access")
            .Needs(UseCase.ReplaceGrants).Takes<ReplaceGrantsRequest>().EditsRevision();
        project.MapGet("/buckets/{bucket}/grants", OnBucketAsync).WithName("listBucketGrants")
            .WithSummary("Who may do what in a bucket.").WithTags("Access")
            .Needs(UseCase.ReadProject).Answers<ItemsResponse<BucketGrantResponse>>();
        project.MapGet("/access", MatrixAsync).WithName("getAccess").WithTags("Access")
            .WithSummary("The matrix: who can do what, where. With Accept: text/csv as a table, a line for each grant.")
            .Needs(UseCase.ReadProject).Answers<AccessResponse>().WithMetadata(new AlsoProduces(null, Csv.ContentType));
        project.MapGet("/access/question", QuestionAsync).WithName("askAccess")
            .WithSummary("Which users can do something, and why.").WithTags("Access")
            .Needs(UseCase.ReadProject)
            .Query(
                new QueryParameter("can", "What they do.", [.. ThingWords.Questions.Keys.Order(StringComparer.Ordinal)], Required: true),
                new QueryParameter("bucket", "In which bucket.", [], Required: true),
                new QueryParameter("prefix", "Below which folders; empty: the whole bucket.", []))
            .Answers<AccessAnswerResponse>();
    }

    private static async Task<IResult> OfUserAsync(ApiRequest ask, BucketManagerApp app, CancellationToken cancel)
    {
        if (ask.User is not { Accepted: true, Value: var user })
            return ask.Refuse(new Refusal.NotFound());
        var result = await app.ReadProject.GrantsOfUserAsync(ask.Actor, ask.Project, user, cancel);
        return result.Accepted
            ? new JsonResult<GrantsResponse>(GrantsResponse.From(result.Value.Grants)) { Revision = result.Value.Revision }
            : ask.Refuse(result.Refusal);
    }

    private static async Task<IResult> ReplaceAsync(ApiRequest ask, BucketManagerApp app, CancellationToken cancel)
    {
        var read = await ask.EditAsync<ReplaceGrantsRequest>(cancel);
        if (!read.Accepted)
            return ask.Refuse(read.Refusal);
        var (body, terms) = read.Value;

        // Forgetting the field must not take everything away.
        if (body.Grants is null)
            return ask.Refuse(new Refusal.Invalid("/grants", FieldRules.Required()));
        return ask.User is { Accepted: true, Value: var user }
            ? ask.Edited(await app.ReplaceGrants.RunAsync(ask.Actor, ask.Project, user, body.Grants, terms, cancel))
            : ask.Refuse(new Refusal.NotFound());
    }

    private static async Task<IResult> OnBucketAsync(ApiRequest ask, BucketManagerApp app, CancellationToken cancel)
    {
        if (ask.Bucket is not { Accepted: true, Value: var bucket })
            return ask.Refuse(new Refusal.NotFound());
        var result = await app.ReadProject.GrantsOnBucketAsync(ask.Actor, ask.Project, bucket, cancel);
        return result.Accepted
            ? ApiResults.Ok(new ItemsResponse<BucketGrantResponse>([.. result.Value.Select(BucketGrantResponse.From)]))
            : ask.Refuse(result.Refusal);
    }

    private static async Task<IResult> MatrixAsync(ApiRequest ask, HttpContext http, BucketManagerApp app, CancellationToken cancel)
    {
        if (CsvFile.IsWanted(http.Request))
        {
            var lines = await app.ReadAccess.LinesAsync(ask.Actor, ask.Project, cancel);
            return lines.Accepted
                ? CsvFile.Of(AccessTable.Of(lines.Value), $"{ask.Project}-access.csv")
                : ask.Refuse(lines.Refusal);
        }

        var result = await app.ReadAccess.MatrixAsync(ask.Actor, ask.Project, cancel);
        return result.Accepted ? ask.Kept(result.Value, AccessResponse.From) : ask.Refuse(result.Refusal);
    }

    private static async Task<IResult> QuestionAsync(ApiRequest ask, BucketManagerApp app, CancellationToken cancel)
    {
        var errors = new FieldErrors();
        var can = ask.Query.Word("can", ThingWords.Questions, errors);
        if (can is null && !errors.Any)
            errors.Add("can", FieldRules.Required());
        var bucket = errors.Take("bucket", BucketName.Check(ask.Query.Text("bucket", errors, 100)));
        var prefix = errors.Take("prefix", Prefix.Check(ask.Query.Text("prefix", errors, 1000)));
        if (errors.Any)
            return ask.Refuse(errors.Refusal);
        var result = await app.ReadAccess.QuestionAsync(ask.Actor, ask.Project, can!.Value, bucket!, prefix!, cancel);
        return result.Accepted
            ? ApiResults.Ok(new AccessAnswerResponse([.. result.Value.Select(AbleUserResponse.From)]))
            : ask.Refuse(result.Refusal);
    }
}

using BucketManager.Adapters.Api;
using BucketManager.Adapters.Api.Bodies.Buckets;
using BucketManager.Adapters.Api.Bodies.Jobs;
using BucketManager.Adapters.Http.Requests;
using BucketManager.Application;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.People;
using BucketManager.Domain.Records;
using BucketManager.Domain.Things;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BucketManager.Adapters.Http.Endpoints;

internal static class BucketEndpoints
{
    private static readonly string[] Sorts = ["name", "status", "requestedAt"];

    public static void Map(IEndpointRouteBuilder project)
    {
        project.MapGet("/buckets", ListAsync).WithName("listBuckets").WithSummary("The project's buckets.").WithTags("Buckets")
            .Needs(UseCase.ReadProject)
            .Query(QueryParameter.Search, QueryParameter.Status, QueryParameter.Sort(Sorts))
            .AnswersList<BucketResponse>();
        project.MapPost("/buckets", CreateAsync).WithName("createBucket").WithSummary("Asks for a new bucket.").WithTags("Buckets")
            .Needs(UseCase.CreateBucket).Creates<CreateBucketRequest>();
        project.MapGet("/buckets/{bucket}", FindAsync).WithName("getBucket").WithSummary("One bucket.").WithTags("Buckets")
            .Needs(UseCase.ReadProject).Answers<BucketResponse>();
        project.MapPut("/buckets/{bucket}", ChangeAsync).WithName("changeBucket")
            .WithSummary("Replaces a bucket's spec.").WithTags("Buckets")
            .Needs(UseCase.ChangeBucket).Takes<ReplaceBucketRequest>().EditsRevision();
        project.MapDelete("/buckets/{bucket}", DeleteAsync).WithName("deleteBucket").WithSummary("Deletes a bucket.").WithTags("Buckets")
            .Needs(UseCase.DeleteBucket)
            .Query(new QueryParameter(
                "files", "refuse: only an empty bucket. keep: the bucket and its files stay. delete: all files go, by a job, which is answered.",
                ["refuse", "keep", "delete"], Default: "refuse"))
            .EditsRevision().WithMetadata(new AlsoProduces(typeof(JobResponse), Status: "202"));
    }

    private static async Task<IResult> ListAsync(ApiRequest ask, BucketManagerApp app, CancellationToken cancel)
    {
        var query = ask.ListQuery(Sorts);
        if (!query.Accepted)
            return ask.Refuse(query.Refusal);
        var result = await app.ReadProject.ListAsync(ask.Actor, ask.Project, ThingKind.Bucket, query.Value, cancel);
        return result.Accepted
            ? ApiResults.List<BucketResponse>(result.Value.Page, ask.Things, result.Value.Sequence)
            : ask.Refuse(result.Refusal);
    }

    private static async Task<IResult> CreateAsync(ApiRequest ask, BucketManagerApp app, CancellationToken cancel)
    {
        var read = await ask.EditAsync<CreateBucketRequest>(cancel);
        if (!read.Accepted)
            return ask.Refuse(read.Refusal);
        var (body, terms) = read.Value;
        var name = BucketName.Check(body.Name);
        return name.Accepted
            ? ask.Edited(await app.CreateBucket.RunAsync(ask.Actor, ask.Project, name.Value, body.Spec ?? new(), terms, cancel))
            : ask.Refuse(NameAndSpec.Refused(name.Refusal, BucketSpec.Check(body.Spec ?? new()).Refusal));
    }

    private static async Task<IResult> FindAsync(ApiRequest ask, BucketManagerApp app, CancellationToken cancel)
    {
        if (ask.Bucket is not { Accepted: true, Value: var bucket })
            return ask.Refuse(new Refusal.NotFound());
        var result = await app.ReadProject.ThingAsync(ask.Actor, ThingKey.OfBucket(ask.Project, bucket), cancel);
        return result.Accepted ? ask.Thing(result.Value) : ask.Refuse(result.Refusal);
    }

    private static async Task<IResult> ChangeAsync(ApiRequest ask, BucketManagerApp app, CancellationToken cancel)
    {
        var read = await ask.EditAsync<ReplaceBucketRequest>(cancel);
        if (!read.Accepted)
            return ask.Refuse(read.Refusal);
        var (body, terms) = read.Value;
        return ask.Bucket is { Accepted: true, Value: var bucket }
            ? ask.Edited(await app.ChangeBucket.RunAsync(ask.Actor, ask.Project, bucket, body.Spec ?? new(), terms, cancel))
            : ask.Refuse(new Refusal.NotFound());
    }

    private static async Task<IResult> DeleteAsync(ApiRequest ask, BucketManagerApp app, CancellationToken cancel)
    {
        var errors = new FieldErrors();
        var files = ask.Query.Word("files", ThingWords.Files, errors);
        var terms = ask.Terms(errors);
        if (!terms.Accepted)
            return ask.Refuse(terms.Refusal);
        if (ask.Bucket is not { Accepted: true, Value: var bucket })
            return ask.Refuse(new Refusal.NotFound());
        return ask.Edited(files == FilesOfDeleted.Delete
            ? await app.DeleteBucket.WithFilesAsync(ask.Actor, ask.Project, bucket, terms.Value, cancel)
            : await app.DeleteBucket.RunAsync(ask.Actor, ask.Project, bucket, files == FilesOfDeleted.Keep, terms.Value, cancel));
    }
}

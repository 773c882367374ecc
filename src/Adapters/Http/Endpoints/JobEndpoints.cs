using BucketManager.Adapters.Api.Bodies;
using BucketManager.Adapters.Api.Bodies.Jobs;
using BucketManager.Adapters.Http.Requests;
using BucketManager.Application;
using BucketManager.Application.Mirror.Jobs;
using BucketManager.Domain.Basics;
using BucketManager.Domain.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BucketManager.Adapters.Http.Endpoints;

/// <summary>Work of several steps: begun, watched, stopped.</summary>
internal static class JobEndpoints
{
    public static void Map(IEndpointRouteBuilder project)
    {
        project.MapPost("/upgrade", UpgradeAsync).WithName("upgradeProject")
            .WithSummary("Brings everything in the project up to date, a few things at a time. A job.").WithTags("Jobs")
            .Needs(UseCase.UpgradeProject).Takes<EmptyRequest>(optional: true).Header(HeaderParameter.IdempotencyKey)
            .Answers<JobResponse>(StatusCodes.Status202Accepted)
            .Refuses(StatusCodes.Status409Conflict);
        project.MapGet("/jobs", ListAsync).WithName("listJobs").WithSummary("The project's jobs, newest first.").WithTags("Jobs")
            .Needs(UseCase.ReadProject).AnswersList<JobResponse>();
        project.MapGet("/jobs/{job}", FindAsync).WithName("getJob").WithSummary("One job.").WithTags("Jobs")
            .Needs(UseCase.ReadProject).Answers<JobResponse>().Refuses(StatusCodes.Status410Gone);
        project.MapPost("/jobs/{job}/stop", StopAsync).WithName("stopJob")
            .WithSummary("Asks a job to stop. What it has begun still ends.").WithTags("Jobs")
            .Needs(UseCase.StopJob).Takes<EmptyRequest>(optional: true)
            .Answers<JobResponse>(StatusCodes.Status202Accepted)
            .Refuses(StatusCodes.Status409Conflict, StatusCodes.Status410Gone);
    }

    private static async Task<IResult> UpgradeAsync(ApiRequest ask, BucketManagerApp app, CancellationToken cancel)
    {
        var body = await ask.BodyAsync<EmptyRequest>(cancel, optional: true);
        if (!body.Accepted)
            return ask.Refuse(body.Refusal);
        var key = ask.RequestKey();
        if (!key.Accepted)
            return ask.Refuse(key.Refusal);
        var result = await app.StartUpgrade.RunAsync(ask.Actor, ask.Project, key.Value.Key, cancel);
        return result.Accepted ? ApiRequest.Begun(result.Value) : ask.Refuse(result.Refusal);
    }

    private static async Task<IResult> ListAsync(ApiRequest ask, BucketManagerApp app, CancellationToken cancel)
    {
        var errors = new FieldErrors();
        var (size, from) = (ask.Query.PageSize(errors), ask.Query.Text("pageToken", errors, 500));
        if (errors.Any)
            return ask.Refuse(errors.Refusal);
        var result = await app.ReadJobs.ListAsync(ask.Actor, ask.Project, size, from, cancel);
        return result.Accepted ? ApiResults.List(result.Value.Page, JobResponse.From, result.Value.Sequence) : ask.Refuse(result.Refusal);
    }

    private static async Task<IResult> FindAsync(ApiRequest ask, BucketManagerApp app, CancellationToken cancel)
    {
        var id = ApiRequest.InPath(JobId.Check(ask.Segment("job")));
        if (!id.Accepted)
            return ask.Refuse(id.Refusal);
        var result = await app.ReadJobs.OneAsync(ask.Actor, ask.Project, id.Value, cancel);
        return result.Accepted ? ApiResults.Ok(JobResponse.From(result.Value)) : ask.Refuse(result.Refusal);
    }

    private static async Task<IResult> StopAsync(ApiRequest ask, BucketManagerApp app, CancellationToken cancel)
    {
        var body = await ask.BodyAsync<EmptyRequest>(cancel, optional: true);
        if (!body.Accepted)
            return ask.Refuse(body.Refusal);
        var id = ApiRequest.InPath(JobId.Check(ask.Segment("job")));
        if (!id.Accepted)
            return ask.Refuse(id.Refusal);
        var result = await app.StopJob.RunAsync(ask.Actor, ask.Project, id.Value, cancel);
        return result.Accepted ? ApiRequest.Begun(result.Value) : ask.Refuse(result.Refusal);
    }
}

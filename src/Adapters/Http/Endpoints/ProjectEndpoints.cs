using BucketManager.Adapters.Api;
using BucketManager.Adapters.Api.Bodies;
using BucketManager.Adapters.Api.Bodies.Projects;
using BucketManager.Adapters.Http.Requests;
using BucketManager.Application;
using BucketManager.Domain.Basics;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BucketManager.Adapters.Http.Endpoints;

internal static class ProjectEndpoints
{
    private static readonly string[] Sorts = ["name", "status", "requestedAt"];

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/projects", ListAsync).WithName("listProjects").WithSummary("The projects that one may see.").WithTags("Projects")
            .Needs(UseCase.ListProjects)
            .Query(QueryParameter.Search, QueryParameter.Status, QueryParameter.Sort(Sorts))
            .AnswersList<ProjectResponse>();
        api.MapPost("/projects", OpenAsync).WithName("openProject")
            .WithSummary("Opens a project in an account of its own.").WithTags("Projects")
            .Needs(UseCase.OpenProject).Creates<CreateProjectRequest>();
        api.MapGet("/projects/{project}", FindAsync).WithName("getProject").WithSummary("One project.").WithTags("Projects")
            .Needs(UseCase.ReadProject).Answers<ProjectResponse>();
        api.MapPut("/projects/{project}", ChangeAsync).WithName("changeProject")
            .WithSummary("Replaces a project's spec.").WithTags("Projects")
            .Needs(UseCase.ChangeProject).Takes<ReplaceProjectRequest>().EditsRevision();
        api.MapDelete("/projects/{project}", CloseAsync).WithName("closeProject")
            .WithSummary("Closes an empty project.").WithTags("Projects")
            .Needs(UseCase.CloseProject)
            .Query(new QueryParameter("keptBuckets", "leave: close it although buckets with kept files remain.", ["leave"]))
            .EditsRevision();
        api.MapGet("/projects/{project}/attention", AttentionAsync).WithName("listAttention")
            .WithSummary("What somebody should look at, the most pressing first. The project's counts.attention is its length.").WithTags("Projects")
            .Needs(UseCase.ReadProject).Answers<ItemsResponse<AttentionResponse>>();
        api.MapGet("/projects/{project}/protections", ProtectionsAsync).WithName("listProtections")
            .WithSummary("What the check of the project's account found.").WithTags("Projects")
            .Needs(UseCase.ReadProject).Answers<ProtectionsResponse>();
        api.MapPost("/projects/{project}/rebuild", RebuildAsync).WithName("rebuildProject")
            .WithSummary("Reads everything from the templates again.").WithTags("Projects")
            .Needs(UseCase.RebuildProject).Takes<EmptyRequest>(optional: true).Answers<RebuildResponse>();
    }

    private static async Task<IResult> ListAsync(ApiRequest ask, BucketManagerApp app, CancellationToken cancel)
    {
        var query = ask.ListQuery(Sorts);
        if (!query.Accepted)
            return ask.Refuse(query.Refusal);
        var result = await app.ListProjects.RunAsync(ask.Actor, query.Value, cancel);
        return result.Accepted
            ? ApiResults.List<ProjectResponse>(result.Value, ask.Things, sequence: null)
            : ask.Refuse(result.Refusal);
    }

    private static async Task<IResult> OpenAsync(ApiRequest ask, BucketManagerApp app, CancellationToken cancel)
    {
        var read = await ask.EditAsync<CreateProjectRequest>(cancel);
        if (!read.Accepted)
            return ask.Refuse(read.Refusal);
        var (body, terms) = read.Value;
        var name = ProjectName.Check(body.Name);
        return name.Accepted
            ? ask.Edited(await app.OpenProject.RunAsync(ask.Actor, name.Value, body.Spec ?? new(), terms, cancel))
            : ask.Refuse(NameAndSpec.Refused(name.Refusal, ProjectSpec.Check(body.Spec ?? new()).Refusal));
    }

    private static async Task<IResult> FindAsync(ApiRequest ask, BucketManagerApp app, CancellationToken cancel)
    {
        var result = await app.ReadProject.ThingAsync(ask.Actor, ThingKey.OfProject(ask.Project), cancel);
        return result.Accepted ? ask.Thing(result.Value) : ask.Refuse(result.Refusal);
    }

    private static async Task<IResult> ChangeAsync(ApiRequest ask, BucketManagerApp app, CancellationToken cancel)
    {
        var read = await ask.EditAsync<ReplaceProjectRequest>(cancel);
        return read.Accepted
            ? ask.Edited(await app.ChangeProject.RunAsync(ask.Actor, ask.Project, read.Value.Body.Spec ?? new(), read.Value.Terms, cancel))
            : ask.Refuse(read.Refusal);
    }

    private static async Task<IResult> CloseAsync(ApiRequest ask, BucketManagerApp app, CancellationToken cancel)
    {
        var errors = new FieldErrors();
        var leaveKept = ask.Query.Word("keptBuckets", ThingWords.KeptBuckets, errors) ?? false;
        var terms = ask.Terms(errors);
        return terms.Accepted
            ? ask.Edited(await app.CloseProject.RunAsync(ask.Actor, ask.Project, leaveKept, terms.Value, cancel))
            : ask.Refuse(terms.Refusal);
    }

    private static async Task<IResult> AttentionAsync(ApiRequest ask, BucketManagerApp app, CancellationToken cancel)
    {
        var result = await app.ReadProject.AttentionAsync(ask.Actor, ask.Project, cancel);
        return result.Accepted
            ? ApiResults.Ok(new ItemsResponse<AttentionResponse>([.. result.Value.Select(AttentionResponse.From)]))
            : ask.Refuse(result.Refusal);
    }

    private static async Task<IResult> ProtectionsAsync(ApiRequest ask, BucketManagerApp app, CancellationToken cancel)
    {
        var result = await app.ReadProject.ProtectionsAsync(ask.Actor, ask.Project, cancel);
        return result.Accepted
            ? ApiResults.Ok(new ProtectionsResponse([.. result.Value.Findings.Select(ProtectionResponse.From)], result.Value.CheckedAt))
            : ask.Refuse(result.Refusal);
    }

    private static async Task<IResult> RebuildAsync(ApiRequest ask, BucketManagerApp app, CancellationToken cancel)
    {
        var body = await ask.BodyAsync<EmptyRequest>(cancel, optional: true);
        if (!body.Accepted)
            return ask.Refuse(body.Refusal);
        var result = await app.Rebuild.ProjectAsync(ask.Actor, ask.Project, cancel);
        return result.Accepted ? ApiResults.Ok(RebuildResponse.From(result.Value)) : ask.Refuse(result.Refusal);
    }
}

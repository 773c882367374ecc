using BucketManager.Adapters.Api;
using BucketManager.Adapters.Api.Bodies.Operations;
using BucketManager.Adapters.Api.Tables;
using BucketManager.Adapters.Http.Requests;
using BucketManager.Application;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Domain.Basics;
using BucketManager.Domain.People;
using BucketManager.Domain.Things;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BucketManager.Adapters.Http.Endpoints;

/// <summary>What runs, what ran, and the diary.</summary>
internal static class DiaryEndpoints
{
    public static void Map(IEndpointRouteBuilder project)
    {
        string[] states = [.. ThingWords.OperationStates.Keys.Order(StringComparer.Ordinal)];
        project.MapGet("/operations", ListAsync).WithName("listOperations")
            .WithSummary("The project's changes, newest first.").WithTags("Diary")
            .Needs(UseCase.ReadProject)
            .Query(new QueryParameter("state", "Only in this state.", states), QueryParameter.Kind, QueryParameter.ThingName)
            .AnswersList<OperationResponse>();
        project.MapGet("/operations/{operation}", FindAsync).WithName("getOperation").WithSummary("One change.").WithTags("Diary")
            .Needs(UseCase.ReadProject).Answers<OperationResponse>().Refuses(StatusCodes.Status410Gone);
        project.MapGet("/activity", ActivityAsync).WithName("listActivity")
            .WithSummary("The project's diary, newest first. With Accept: text/csv all of it, as a table.").WithTags("Diary")
            .Needs(UseCase.ReadProject)
            .Query(
                new QueryParameter("person", "Only what people did whose e-mail address has this in it.", []),
                QueryParameter.Kind,
                new QueryParameter(
                    "name", "Only things whose name, title or company has this in it, whatever case and accents. With a kind: that thing, if it exists.", []),
                new QueryParameter("result", "Only changes that ended so.", states),
                new QueryParameter("from", "Not before.", [], "date-time"),
                new QueryParameter("to", "Before.", [], "date-time"))
            .AnswersList<ActivityResponse>().WithMetadata(new AlsoProduces(null, Csv.ContentType));
    }

    private static async Task<IResult> ListAsync(ApiRequest ask, BucketManagerApp app, CancellationToken cancel)
    {
        var errors = new FieldErrors();
        var filter = new OperationFilter(
            ask.Query.Word("state", ThingWords.OperationStates, errors),
            ask.Query.Word("kind", ThingWords.Kinds, errors),
            ask.Query.Text("name", errors, 100));
        var (size, from) = (ask.Query.PageSize(errors), ask.Query.Text("pageToken", errors, 500));
        if (errors.Any)
            return ask.Refuse(errors.Refusal);
        var result = await app.ReadOperations.ListAsync(ask.Actor, ask.Project, filter, size, from, cancel);
        return result.Accepted ? ApiResults.List(result.Value.Page, ask.Things.Of, result.Value.Sequence) : ask.Refuse(result.Refusal);
    }

    private static async Task<IResult> FindAsync(ApiRequest ask, BucketManagerApp app, CancellationToken cancel)
    {
        var id = ApiRequest.InPath(OperationId.Check(ask.Segment("operation")));
        if (!id.Accepted)
            return ask.Refuse(id.Refusal);
        var result = await app.ReadOperations.OneAsync(ask.Actor, ask.Project, id.Value, cancel);
        return result.Accepted ? ApiResults.Ok(ask.Things.Of(result.Value)) : ask.Refuse(result.Refusal);
    }

    private static async Task<IResult> ActivityAsync(ApiRequest ask, HttpContext http, BucketManagerApp app, CancellationToken cancel)
    {
        var errors = new FieldErrors();
        var filter = new ActivityFilter(
            ask.Query.Text("person", errors, 254),
            ask.Query.Word("kind", ThingWords.Kinds, errors),
            ask.Query.Text("name", errors, 100),
            ask.Query.Word("result", ThingWords.OperationStates, errors),
            ask.Query.Time("from", errors),
            ask.Query.Time("to", errors));
        var (size, from) = (ask.Query.PageSize(errors), ask.Query.Text("pageToken", errors, 500));
        if (errors.Any)
            return ask.Refuse(errors.Refusal);
        if (CsvFile.IsWanted(http.Request))
            return await TableAsync(ask, app, filter, cancel);
        var result = await app.ReadOperations.ActivityAsync(ask.Actor, ask.Project, filter, size, from, cancel);
        return result.Accepted ? ApiResults.List(result.Value.Page, ActivityResponse.From, result.Value.Sequence) : ask.Refuse(result.Refusal);
    }

    private static async Task<IResult> TableAsync(ApiRequest ask, BucketManagerApp app, ActivityFilter filter, CancellationToken cancel)
    {
        var table = new ActivityTable();
        string? from = null;
        do
        {
            var result = await app.ReadOperations.ActivityAsync(ask.Actor, ask.Project, filter, QueryReader.MaxPageSize, from, cancel);
            if (!result.Accepted)
                return ask.Refuse(result.Refusal);
            table.Add(result.Value.Page.Items);
            from = result.Value.Page.Next;
        }
        while (from is not null && !table.IsFull);

        return CsvFile.Of(table.Bytes(), $"{ask.Project}-activity.csv");
    }
}

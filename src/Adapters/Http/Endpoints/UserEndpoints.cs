using BucketManager.Adapters.Api.Bodies;
using BucketManager.Adapters.Api.Bodies.Operations;
using BucketManager.Adapters.Api.Bodies.Users;
using BucketManager.Adapters.Http.Requests;
using BucketManager.Application;
using BucketManager.Application.UseCases;
using BucketManager.Domain.Basics;
using BucketManager.Domain.People;
using BucketManager.Domain.Records;
using BucketManager.Domain.Things;
using BucketManager.Domain.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BucketManager.Adapters.Http.Endpoints;

internal static class UserEndpoints
{
    private static readonly string[] Sorts = ["name", "status", "requestedAt", "company", "expiresAt"];

    public static void Map(IEndpointRouteBuilder project)
    {
        project.MapGet("/users", ListAsync).WithName("listUsers").WithSummary("The project's third parties.").WithTags("Users")
            .Needs(UseCase.ReadProject)
            .Query(QueryParameter.Search, QueryParameter.Status, QueryParameter.Sort(Sorts))
            .AnswersList<UserResponse>();
        project.MapPost("/users", AddAsync).WithName("addUser").WithSummary("Adds a third party.").WithTags("Users")
            .Needs(UseCase.AddUser).Creates<CreateUserRequest>();
        project.MapGet("/users/{user}", FindAsync).WithName("getUser").WithSummary("One user.").WithTags("Users")
            .Needs(UseCase.ReadProject).Answers<UserResponse>();
        project.MapPut("/users/{user}", ChangeAsync).WithName("changeUser").WithSummary("Replaces a user's spec.").WithTags("Users")
            .Needs(UseCase.ChangeUser).Takes<ReplaceUserRequest>().EditsRevision();
        project.MapDelete("/users/{user}", RemoveAsync).WithName("removeUser")
            .WithSummary("Removes a user with its keys and open links.").WithTags("Users")
            .Needs(UseCase.RemoveUser).EditsRevision();
        project.MapPost("/users/{user}/stop", StopAsync).WithName("stopUser")
            .WithSummary("The panic button: keys off and links withdrawn at once, then one change that denies everything.")
            .WithTags("Users")
            .Needs(UseCase.StopUser).Takes<StopUserRequest>(optional: true).Answers<StopUserResponse>()
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);
        project.MapPost("/users/{user}/resume", ResumeAsync).WithName("resumeUser")
            .WithSummary("Lets a stopped user back in, with new keys only.").WithTags("Users")
            .Needs(UseCase.ResumeUser).Takes<EmptyRequest>(optional: true).Header(HeaderParameter.IdempotencyKey)
            .Answers<OperationResponse>(StatusCodes.Status202Accepted)
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status502BadGateway);
    }

    private static async Task<IResult> ListAsync(ApiRequest ask, BucketManagerApp app, CancellationToken cancel)
    {
        var query = ask.ListQuery(Sorts);
        if (!query.Accepted)
            return ask.Refuse(query.Refusal);
        var result = await app.ReadProject.ListAsync(ask.Actor, ask.Project, ThingKind.User, query.Value, cancel);
        return result.Accepted
            ? ApiResults.List<UserResponse>(result.Value.Page, ask.Things, result.Value.Sequence)
            : ask.Refuse(result.Refusal);
    }

    private static async Task<IResult> AddAsync(ApiRequest ask, BucketManagerApp app, CancellationToken cancel)
    {
        var read = await ask.EditAsync<CreateUserRequest>(cancel);
        if (!read.Accepted)
            return ask.Refuse(read.Refusal);
        var (body, terms) = read.Value;
        var name = UserName.Check(body.Name);
        return name.Accepted
            ? ask.Edited(await app.AddUser.RunAsync(ask.Actor, ask.Project, name.Value, body.Spec ?? new(), terms, cancel))
            : ask.Refuse(NameAndSpec.Refused(name.Refusal, UserSpec.Check(body.Spec ?? new()).Refusal));
    }

    private static async Task<IResult> FindAsync(ApiRequest ask, BucketManagerApp app, CancellationToken cancel)
    {
        if (ask.User is not { Accepted: true, Value: var user })
            return ask.Refuse(new Refusal.NotFound());
        var result = await app.ReadProject.ThingAsync(ask.Actor, ThingKey.OfUser(ask.Project, user), cancel);
        return result.Accepted ? ask.Thing(result.Value) : ask.Refuse(result.Refusal);
    }

    private static async Task<IResult> ChangeAsync(ApiRequest ask, BucketManagerApp app, CancellationToken cancel)
    {
        var read = await ask.EditAsync<ReplaceUserRequest>(cancel);
        if (!read.Accepted)
            return ask.Refuse(read.Refusal);
        var (body, terms) = read.Value;
        return ask.User is { Accepted: true, Value: var user }
            ? ask.Edited(await app.ChangeUser.RunAsync(ask.Actor, ask.Project, user, body.Spec ?? new(), terms, cancel))
            : ask.Refuse(new Refusal.NotFound());
    }

    private static async Task<IResult> RemoveAsync(ApiRequest ask, BucketManagerApp app, CancellationToken cancel)
    {
        var terms = ask.Terms(new FieldErrors());
        if (!terms.Accepted)
            return ask.Refuse(terms.Refusal);
        return ask.User is { Accepted: true, Value: var user }
            ? ask.Edited(await app.RemoveUser.RunAsync(ask.Actor, ask.Project, user, terms.Value, cancel))
            : ask.Refuse(new Refusal.NotFound());
    }

    private static async Task<IResult> StopAsync(ApiRequest ask, BucketManagerApp app, CancellationToken cancel)
    {
        var body = await ask.BodyAsync<StopUserRequest>(cancel, optional: true);
        if (!body.Accepted)
            return ask.Refuse(body.Refusal);
        if (ask.User is not { Accepted: true, Value: var user })
            return ask.Refuse(new Refusal.NotFound());

        // A client that hangs up must not stop the stopping.
        var result = await app.StopUser.RunAsync(ask.Actor, ask.Project, user, body.Value.Reason, CancellationToken.None);
        return result.Accepted
            ? ApiResults.Ok(new StopUserResponse(
                [.. result.Value.Items.Select(StopItemResponse.From)],
                result.Value.Operation is { } operation ? ask.Things.Of(operation) : null))
            : ask.Refuse(result.Refusal);
    }

    private static async Task<IResult> ResumeAsync(ApiRequest ask, BucketManagerApp app, CancellationToken cancel)
    {
        var body = await ask.BodyAsync<EmptyRequest>(cancel, optional: true);
        if (!body.Accepted)
            return ask.Refuse(body.Refusal);
        var key = ask.RequestKey();
        if (!key.Accepted)
            return ask.Refuse(key.Refusal);
        return ask.User is { Accepted: true, Value: var user }
            ? ask.Edited(await app.ResumeUser.RunAsync(ask.Actor, ask.Project, user, new EditTerms(RequestKey: key.Value.Key), cancel))
            : ask.Refuse(new Refusal.NotFound());
    }
}

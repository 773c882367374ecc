using BucketManager.Adapters.Api.Bodies;
using BucketManager.Adapters.Api.Bodies.Keys;
using BucketManager.Adapters.Http.Requests;
using BucketManager.Application;
using BucketManager.Domain.Basics;
using BucketManager.Domain.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BucketManager.Adapters.Http.Endpoints;

internal static class KeyEndpoints
{
    public static void Map(IEndpointRouteBuilder project)
    {
        project.MapGet("/users/{user}/keys", ListAsync).WithName("listKeys")
            .WithSummary("A user's access keys, never with a secret.").WithTags("Keys")
            .Needs(UseCase.ReadKeys).Answers<ItemsResponse<KeyResponse>>();
        project.MapPut("/users/{user}/keys/{key}", SetAsync).WithName("setKeyState")
            .WithSummary("Switches an access key on or off.").WithTags("Keys")
            .Needs(UseCase.ChangeKeys).Takes<KeyStateRequest>().Answers<KeyResponse>()
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);
        project.MapDelete("/users/{user}/keys/{key}", DeleteAsync).WithName("deleteKey")
            .WithSummary("Deletes an access key that is switched off.").WithTags("Keys")
            .Needs(UseCase.ChangeKeys).Produces(StatusCodes.Status204NoContent)
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> ListAsync(ApiRequest ask, BucketManagerApp app, CancellationToken cancel)
    {
        if (ask.User is not { Accepted: true, Value: var user })
            return ask.Refuse(new Refusal.NotFound());
        var result = await app.UserKeys.ListAsync(ask.Actor, ask.Project, user, cancel);
        return result.Accepted
            ? ApiResults.Ok(new ItemsResponse<KeyResponse>([.. result.Value.Select(KeyResponse.From)]))
            : ask.Refuse(result.Refusal);
    }

    private static async Task<IResult> SetAsync(ApiRequest ask, BucketManagerApp app, CancellationToken cancel)
    {
        var body = await ask.BodyAsync<KeyStateRequest>(cancel);
        if (!body.Accepted)
            return ask.Refuse(body.Refusal);
        if (body.Value.State is not ("active" or "inactive"))
            return ask.Refuse(new Refusal.Invalid("/state", FieldRules.OneOf("active, inactive")));
        if (ask.User is not { Accepted: true, Value: var user })
            return ask.Refuse(new Refusal.NotFound());
        var active = body.Value.State == "active";
        var result = await app.UserKeys.SetActiveAsync(ask.Actor, ask.Project, user, ask.Segment("key"), active, cancel);
        return result.Accepted ? ApiResults.Ok(KeyResponse.From(result.Value)) : ask.Refuse(result.Refusal);
    }

    private static async Task<IResult> DeleteAsync(ApiRequest ask, BucketManagerApp app, CancellationToken cancel)
    {
        if (ask.User is not { Accepted: true, Value: var user })
            return ask.Refuse(new Refusal.NotFound());
        var result = await app.UserKeys.DeleteAsync(ask.Actor, ask.Project, user, ask.Segment("key"), cancel);
        return result.Accepted ? TypedResults.NoContent() : ask.Refuse(result.Refusal);
    }
}

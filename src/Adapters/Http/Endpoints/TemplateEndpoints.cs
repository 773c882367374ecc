using System.Text.Json;
using BucketManager.Adapters.Http.Requests;
using BucketManager.Core;
using BucketManager.Core.People;
using BucketManager.Core.State;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BucketManager.Adapters.Http.Endpoints;

/// <summary>The applied templates themselves.</summary>
internal static class TemplateEndpoints
{
    public static void Map(IEndpointRouteBuilder project)
    {
        project.MapGet("/templates/baseline", BaselineAsync).WithName("getBaselineTemplate")
            .WithSummary("The applied template of the project's baseline.").WithTags("Templates")
            .Needs(UseCase.ReadProject).Answers<JsonElement>();
        project.MapGet("/templates/bucket/{bucket}", BucketAsync).WithName("getBucketTemplate")
            .WithSummary("The applied template of a bucket.").WithTags("Templates")
            .Needs(UseCase.ReadProject).Answers<JsonElement>();
        project.MapGet("/templates/user/{user}", UserAsync).WithName("getUserTemplate")
            .WithSummary("The applied template of a user.").WithTags("Templates")
            .Needs(UseCase.ReadProject).Answers<JsonElement>();
    }

    private static Task<IResult> BaselineAsync(Ask ask, BucketManagerApp app, CancellationToken cancel) =>
        FindAsync(ask, app, ThingKey.OfProject(ask.Project), cancel);

    private static Task<IResult> BucketAsync(Ask ask, BucketManagerApp app, CancellationToken cancel) =>
        FindAsync(ask, app, ask.Bucket.Map(bucket => ThingKey.OfBucket(ask.Project, bucket)), cancel);

    private static Task<IResult> UserAsync(Ask ask, BucketManagerApp app, CancellationToken cancel) =>
        FindAsync(ask, app, ask.User.Map(user => ThingKey.OfUser(ask.Project, user)), cancel);

    private static async Task<IResult> FindAsync(Ask ask, BucketManagerApp app, Result<ThingKey> key, CancellationToken cancel)
    {
        if (!key.Accepted)
            return ask.Refuse(key.Refusal);
        var asked = await app.ReadProject.TemplateAsync(ask.Actor, key.Value, cancel);
        return asked.Accepted ? TypedResults.Text(asked.Value, "application/json; charset=utf-8") : ask.Refuse(asked.Refusal);
    }
}

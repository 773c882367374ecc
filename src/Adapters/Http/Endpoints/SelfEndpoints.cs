using BucketManager.Adapters.Api.Bodies;
using BucketManager.Adapters.Api.Bodies.Self;
using BucketManager.Adapters.Http.Requests;
using BucketManager.Application;
using BucketManager.Domain.Basics;
using BucketManager.Domain.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BucketManager.Adapters.Http.Endpoints;

/// <summary>What a client asks about the program and about whoever is signed in.</summary>
internal static class SelfEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/config", Config).WithName("getConfig")
            .WithSummary("What a client needs before anybody has signed in.").WithTags("Self")
            .AllowAnonymous().Answers<ConfigResponse>();
        api.MapGet("/me", MeAsync).WithName("getMe").WithSummary("Who is signed in, and what of.").WithTags("Self")
            .Needs(UseCase.ListProjects).Answers<MeResponse>();
        api.MapGet("/search", SearchAsync).WithName("search")
            .WithSummary("Finds things in all projects that one may see; at most 50.").WithTags("Self")
            .Needs(UseCase.Search)
            .Query(new QueryParameter("q", "Part of a name, title, description, company, contact or key id.", [], Required: true))
            .Answers<ItemsResponse<SearchHitResponse>>();
    }

    private static IResult Config(HttpApiSettings settings) => ApiResults.Ok(new ConfigResponse(
        settings.Organisation,
        settings.Simulated,
        settings.SignIn switch
        {
            SignIn.Local local => new SignInResponse
            {
                Kind = "local",
                People = [.. local.People.Select(p => new SignInPersonResponse(p.Email, p.Name, p.May))],
            },
            SignIn.Oidc oidc => new SignInResponse
            {
                Kind = "oidc",
                Authority = oidc.Authority,
                ClientId = oidc.ClientId,
                Scopes = oidc.Scopes,
                SignOutUrl = oidc.SignOutUrl,
            },
            _ => throw new InvalidOperationException("A sign-in of no kind."),
        }));

    private static async Task<IResult> MeAsync(ApiRequest ask, BucketManagerApp app, CancellationToken cancel)
    {
        var visible = await app.ListProjects.VisibleToAsync(ask.Actor, cancel);
        return ApiResults.Ok(MeResponse.From(ask.Actor, visible));
    }

    private static async Task<IResult> SearchAsync(ApiRequest ask, BucketManagerApp app, CancellationToken cancel)
    {
        var errors = new FieldErrors();
        var text = ask.Query.Text("q", errors, 200);
        if (errors.Any)
            return ask.Refuse(errors.Refusal);
        var hits = text is null ? [] : await app.Search.RunAsync(ask.Actor, text, cancel);
        return ask.Kept(hits, found => new ItemsResponse<SearchHitResponse>([.. found.Select(SearchHitResponse.From)]));
    }
}

using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace BucketManager.Http.Tests;

/// <summary>Who is let in, and who they are then.</summary>
public sealed class SignInTests : IAsyncLifetime
{
    private ApiHost host = null!;

    public async Task InitializeAsync() => host = await (await ApiHost.StartAsync()).WithProjectAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Without_a_token_nobody_is_let_in()
    {
        var reply = await host.AskAsync(null, "GET", "/api/me");

        Assert.Equal(("401 unauthenticated", "sign-in-missing", "Bearer"),
            (reply.Said, reply.Json.GetProperty("code").GetString(), reply.Headers["WWW-Authenticate"].Split(' ')[0]));
    }

    [Fact]
    public async Task A_token_that_is_not_right_lets_nobody_in_and_says_which_way_to_go()
    {
        var now = host.TokenOf(ApiHost.Manager);
        var ended = host.TokenOf(ApiHost.Manager, TimeSpan.FromHours(1));
        host.Clock.Advance(TimeSpan.FromHours(2));
        var foreignKey = new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "test" };
        var unsigned = $"{Base64UrlEncoder.Encode("""{"alg":"none"}""")}.{now.Split('.')[1]}.";

        Assert.Equal("200", await AskAsync(now));
        Assert.Equal("401 sign-in-ended", await AskAsync(ended));
        Assert.Equal("401 sign-in-invalid", await AskAsync(host.TokenOf(ApiHost.Manager, key: foreignKey)));
        Assert.Equal("401 sign-in-invalid", await AskAsync(host.TokenOf(ApiHost.Manager, issuer: "somebody-else")));
        Assert.Equal("401 sign-in-invalid", await AskAsync(unsigned));
        Assert.Equal("401 sign-in-invalid", await AskAsync("nonsense"));
        Assert.Equal("401 sign-in-without-email", await AskAsync(host.TokenOf(ApiHost.Manager, verified: "false")));
        Assert.Equal("401 sign-in-without-email", await AskAsync(host.TokenOf("no address")));
    }

    [Fact]
    public async Task Admins_are_those_of_the_group_and_see_all_projects()
    {
        var admin = (await host.AskAsync(ApiHost.Admin, "GET", "/api/me")).Json;
        var stranger = (await host.AskAsync(ApiHost.Stranger, "GET", "/api/me")).Json;
        var viewer = (await host.AskAsync(ApiHost.Viewer, "GET", "/api/me")).Json;

        Assert.True(admin.GetProperty("admin").GetBoolean());
        Assert.Equal("acme", admin.GetProperty("projects")[0].GetProperty("name").GetString());
        Assert.False(stranger.GetProperty("admin").GetBoolean());
        Assert.Empty(stranger.GetProperty("projects").EnumerateArray());
        Assert.Equal("viewer", viewer.GetProperty("projects")[0].GetProperty("role").GetString());
        Assert.Equal("Name of viewer@example.com", viewer.GetProperty("name").GetString());
    }

    [Fact]
    public async Task An_address_is_the_same_person_however_it_is_spelt() => Assert.Equal(
        "200", (await host.AskAsync("Manager@Example.COM", "GET", "/api/projects/acme")).Said);

    private async Task<string> AskAsync(string token)
    {
        var reply = await host.AskAsync(null, "GET", "/api/me", null, $"Authorization: Bearer {token}");
        return (int)reply.Status == 200 ? "200" : $"{(int)reply.Status} {reply.Json.GetProperty("code").GetString()}";
    }
}

using System.Net;
using BucketManager.Adapters.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace BucketManager.Http.Tests;

/// <summary>How much may be asked without a sign-in, and from where a request counts as coming.</summary>
public sealed class RateTests
{
    private const string Unknown = "/api/handovers/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    [Fact]
    public async Task Anonymous_calls_are_200_at_once_and_600_a_minute_per_address()
    {
        await using var host = await ApiHost.StartAsync();

        for (var i = 0; i < 200; i++)
            Assert.Equal("200", (await host.AskAsync(null, "GET", "/api/config")).Said);
        var refused = await host.AskAsync(null, "GET", "/api/config");
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var answered = 0;
        while ((await host.AskAsync(null, "GET", "/api/config")).Said == "200")
            answered++;

        Assert.Equal(("429 too-many-requests", "1"), (refused.Said, refused.Headers["Retry-After"]));
        Assert.Equal(10, answered);
    }

    [Fact]
    public async Task Who_is_signed_in_and_who_asks_whether_we_live_is_not_held_up()
    {
        await using var host = await ApiHost.StartAsync(s => s with { Rates = new HttpRates { AnonymousBurst = 1 } });

        Assert.Equal("200", (await host.AskAsync(null, "GET", "/api/config")).Said);
        Assert.Equal("429 too-many-requests", (await host.AskAsync(null, "GET", "/api/me")).Said);
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal("200", (await host.AskAsync(ApiHost.Manager, "GET", "/api/me")).Said);
            Assert.Equal("200", (await host.AskAsync(null, "GET", "/healthz")).Said);
        }
    }

    [Fact]
    public async Task Colleagues_behind_one_address_connect_as_themselves_and_guessed_tickets_stay_limited()
    {
        await using var host = await ApiHost.StartAsync(s => s with { Rates = new HttpRates { AnonymousBurst = 3, AnonymousPerMinute = 1 } });

        for (var i = 0; i < 5; i++)
        {
            await using var socket = await host.ConnectAsync(ApiHost.Manager);
        }

        Assert.Equal("200", (await host.AskAsync(null, "GET", "/api/config")).Said);
        Assert.Equal(["401", "401", "429", "429"], [await GuessAsync(), await GuessAsync(), await GuessAsync(), await GuessAsync()]);
        await using var late = await host.ConnectAsync(ApiHost.Manager);

        async Task<string> GuessAsync()
        {
            var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => host.ConnectWithAsync("invented"));
            return refused.Message[^3..];
        }
    }

    [Fact]
    public async Task A_connection_counts_to_its_person_where_a_host_sets_a_rate()
    {
        await using var host = await ApiHost.StartAsync(s => s with { Rates = new HttpRates { SignedInPerMinute = 3 } });
        var (first, second) = (await host.TicketAsync(ApiHost.Manager), await host.TicketAsync(ApiHost.Manager));

        await using var socket = await host.ConnectWithAsync(first);
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => host.ConnectWithAsync(second));

        Assert.Contains("429", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_are_held_to_a_rate_where_a_host_sets_one()
    {
        await using var host = await ApiHost.StartAsync(s => s with { Rates = new HttpRates { SignedInPerMinute = 2 } });

        Assert.Equal(["200", "200", "429 too-many-requests"], [await MeAsync(), await MeAsync(), await MeAsync()]);
        Assert.Equal("200", (await host.AskAsync(ApiHost.Viewer, "GET", "/api/me")).Said);

        async Task<string> MeAsync() => (await host.AskAsync(ApiHost.Manager, "GET", "/api/me")).Said;
    }

    [Fact]
    public async Task Tokens_that_do_not_exist_are_30_a_minute_by_looking_and_claiming_together()
    {
        await using var host = await ApiHost.StartAsync();

        for (var i = 0; i < 15; i++)
        {
            Assert.Equal("404 not-found", (await host.AskAsync(null, "GET", Unknown)).Said);
            Assert.Equal("404 not-found", (await host.AskAsync(null, "POST", Unknown + "/claim", """{"passcode":"1234-5678"}""")).Said);
        }

        var refused = await host.AskAsync(null, "GET", Unknown);
        Assert.Equal(("429 too-many-requests", "2"), (refused.Said, refused.Headers["Retry-After"]));
        host.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("404 not-found", (await host.AskAsync(null, "GET", Unknown)).Said);
    }

    [Fact]
    public async Task Looking_at_a_link_that_exists_costs_nothing()
    {
        await using var host = await (await (await ApiHost.StartAsync()).WithProjectAsync()).WithUserAsync();
        var offered = (await host.AskAsync(ApiHost.Manager, "POST", "/api/projects/acme/users/acme-edi/handovers", """{"give":"accessKey"}""")).Json;
        var link = offered.GetProperty("url").GetString()!.Replace("/h/", "/api/handovers/", StringComparison.Ordinal);

        for (var i = 0; i < 40; i++)
            Assert.Equal("200", (await host.AskAsync(null, "GET", link)).Said);
    }

    [Theory]
    [InlineData("203.0.113.5", "203.0.113.5", "203.0.113.6", false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:3::1", false)]
    [InlineData("::ffff:203.0.113.5", "203.0.113.5", "203.0.113.6", false)]
    public async Task An_address_or_a_64_of_IPv6_counts_as_one(string first, string same, string other, bool trusted)
    {
        await using var host = await ApiHost.StartAsync(s => s with { Rates = new HttpRates { AnonymousBurst = 1 } }, From);

        Assert.Equal("200", await ConfigAsync(host, first));
        Assert.Equal("429 too-many-requests", await ConfigAsync(host, same));
        Assert.Equal("200", await ConfigAsync(host, other));
        Assert.False(trusted);
    }

    [Fact]
    public async Task X_Forwarded_For_is_believed_from_a_proxy_that_is_trusted_and_from_nobody_else()
    {
        var rates = new HttpRates { AnonymousBurst = 1 };
        await using var alone = await ApiHost.StartAsync(s => s with { Rates = rates }, From);
        await using var behind = await ApiHost.StartAsync(s => s with { Rates = rates, TrustedProxies = [IPNetwork.Parse("10.0.0.0/8")] }, From);

        Assert.Equal(["200", "429 too-many-requests"], [await ConfigAsync(alone, "10.0.0.1", "203.0.113.5"), await ConfigAsync(alone, "10.0.0.1", "203.0.113.6")]);
        Assert.Equal(["200", "200"], [await ConfigAsync(behind, "10.0.0.1", "203.0.113.5"), await ConfigAsync(behind, "10.0.0.1", "203.0.113.6")]);
        Assert.Equal(["200", "429 too-many-requests"], [await ConfigAsync(behind, "198.51.100.1", "203.0.113.7"), await ConfigAsync(behind, "198.51.100.1", "203.0.113.8")]);

        // A proxy appends what it saw; what the client wrote before that is not believed.
        Assert.Equal("429 too-many-requests", await ConfigAsync(behind, "10.0.0.1", "192.0.2.1, 203.0.113.5"));
    }

    private static async Task<string> ConfigAsync(ApiHost host, string from, string? forwardedFor = null) => (await host.AskAsync(
        null, "GET", "/api/config", null, [$"Test-From: {from}", .. forwardedFor is null ? Array.Empty<string>() : [$"X-Forwarded-For: {forwardedFor}"]])).Said;

    // There is no network under the test's server: an address is put where one would be.
    private static void From(WebApplicationBuilder builder) => builder.Services.AddSingleton<IStartupFilter>(new FromHeader());

    private sealed class FromHeader : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((HttpContext http, RequestDelegate rest) =>
            {
                http.Connection.RemoteIpAddress = IPAddress.Parse(http.Request.Headers["Test-From"].ToString());
                return rest(http);
            });
            next(app);
        };
    }
}

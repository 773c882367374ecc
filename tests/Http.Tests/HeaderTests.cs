using BucketManager.Adapters.Http;

namespace BucketManager.Http.Tests;

/// <summary>What headers say: about safety, about what may be kept, about what a list is worth.</summary>
public sealed class HeaderTests : IAsyncLifetime
{
    private const string Project = "/api/projects/acme";

    private ApiHost host = null!;

    public async Task InitializeAsync() => host = await (await (await ApiHost.StartAsync()).WithProjectAsync()).WithBucketAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Theory]
    [InlineData(null, "GET", "/healthz")]
    [InlineData(null, "GET", "/api/config")]
    [InlineData(null, "GET", "/api/me")]
    [InlineData(null, "GET", "/nothing")]
    [InlineData(null, "PATCH", "/api/config")]
    [InlineData(null, "GET", "/openapi/v1.json")]
    [InlineData(null, "GET", "/docs/")]
    [InlineData(null, "GET", "/api/handovers/unknown")]
    [InlineData(ApiHost.Manager, "GET", Project)]
    [InlineData(ApiHost.Manager, "GET", Project + "/activity")]
    public async Task Every_answer_is_safe_to_show(string? person, string method, string path)
    {
        var headers = (await host.AskAsync(person, method, path)).Headers;

        Assert.Equal("nosniff", headers["X-Content-Type-Options"]);
        Assert.Equal("no-referrer", headers["Referrer-Policy"]);
        Assert.Contains("default-src 'none'", headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.DoesNotContain("Server", headers.Keys);
        Assert.DoesNotContain("Access-Control-Allow-Origin", headers.Keys);
    }

    [Theory]
    [InlineData("/api/projects", "no-cache, private")]
    [InlineData(Project + "/buckets", "no-cache, private")]
    [InlineData(Project + "/users", "no-cache, private")]
    [InlineData(Project + "/operations", "no-cache, private")]
    [InlineData(Project + "/activity", "no-cache, private")]
    [InlineData(Project, "no-store")]
    [InlineData(Project + "/access", "no-store")]
    [InlineData("/api/me", "no-store")]
    [InlineData("/api/config", "no-store")]
    [InlineData("/api/handovers/unknown", "no-store")]
    [InlineData("/api/nothing", "no-store")]
    public async Task Lists_may_be_kept_and_asked_about_all_else_not(string path, string cacheControl) => Assert.Equal(
        cacheControl, string.Join(", ", (await host.AskAsync(ApiHost.Manager, "GET", path)).Headers["Cache-Control"].Split(", ").Order(StringComparer.Ordinal)));

    [Theory]
    [InlineData("/api/projects")]
    [InlineData(Project + "/buckets?sort=-name")]
    [InlineData(Project + "/users")]
    [InlineData(Project + "/operations?state=succeeded")]
    [InlineData(Project + "/activity")]
    public async Task An_unchanged_list_costs_a_304(string path)
    {
        var first = await host.AskAsync(ApiHost.Manager, "GET", path);
        var again = await host.AskAsync(ApiHost.Manager, "GET", path, null, $"If-None-Match: {first.ETag}");
        var weak = await host.AskAsync(ApiHost.Manager, "GET", path, null, $"If-None-Match: \"x\", W/{first.ETag}");
        var other = await host.AskAsync(ApiHost.Manager, "GET", path, null, "If-None-Match: \"x\"");

        Assert.Equal(("304", string.Empty, first.ETag), (again.Said, again.Text, again.ETag));
        Assert.Equal(("304", "200"), (weak.Said, other.Said));
    }

    [Fact]
    public async Task A_list_has_another_tag_when_anything_that_it_shows_is_another()
    {
        await host.WithUserAsync();
        var users = await TagAsync($"{Project}/users");

        // Another question, another page, a search that finds nothing.
        Assert.Equal(3, new HashSet<string> { users, await TagAsync($"{Project}/users?search=nobody"), await TagAsync($"{Project}/buckets") }.Count);

        // A count that moves without the project's number does so, too.
        await host.AskAsync(ApiHost.Manager, "POST", $"{Project}/users/acme-edi/handovers", """{"give":"accessKey","expiresInHours":1}""");
        var offered = await TagAsync($"{Project}/users");
        host.Clock.Advance(TimeSpan.FromHours(2));
        var expired = await TagAsync($"{Project}/users");
        Assert.Equal(3, new HashSet<string> { users, offered, expired }.Count);

        // The list of projects follows what is in them.
        var projects = await TagAsync("/api/projects");
        await host.WithBucketAsync("orders");
        Assert.NotEqual(projects, await TagAsync("/api/projects"));
    }

    [Fact]
    public async Task A_tag_of_a_thing_is_its_revision_and_never_a_304()
    {
        var thing = await host.AskAsync(ApiHost.Manager, "GET", $"{Project}/buckets/invoices", null, "If-None-Match: \"1\"");

        Assert.Equal(("200", "\"1\""), (thing.Said, thing.ETag));
    }

    [Fact]
    public async Task HEAD_is_GET_without_a_body()
    {
        var get = await host.AskAsync(ApiHost.Manager, "GET", $"{Project}/buckets");
        var head = await host.AskAsync(ApiHost.Manager, "HEAD", $"{Project}/buckets");

        Assert.Equal(("200", string.Empty, get.ETag), (head.Said, head.Text, head.ETag));
        Assert.Equal(get.Headers["Content-Length"], head.Headers["Content-Length"]);
        Assert.Equal("404", (await host.AskAsync(ApiHost.Manager, "HEAD", "/api/projects/nowhere")).Said.Split(' ')[0]);
    }

    [Fact]
    public async Task OPTIONS_says_what_can_be_asked_and_lets_no_other_origin_in()
    {
        var options = await host.AskAsync(null, "OPTIONS", $"{Project}/buckets", null, "Origin: https://elsewhere.example", "Access-Control-Request-Method: POST");

        Assert.Equal("204", options.Said);
        Assert.Equal(["GET", "POST"], options.Headers["Allow"].Split(", ").Order(StringComparer.Ordinal));
        Assert.DoesNotContain(options.Headers.Keys, h => h.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_method_that_an_address_lacks_is_told_with_those_that_it_has()
    {
        var reply = await host.AskAsync(ApiHost.Manager, "DELETE", "/api/me");

        Assert.Equal(("405 method-not-allowed", "GET"), (reply.Said, reply.Headers["Allow"]));
    }

    [Theory]
    [InlineData("localhost", "200")]
    [InlineData("LOCALHOST:5080", "200")]
    [InlineData("127.0.0.1:5080", "200")]
    [InlineData("[::1]:5080", "200")]
    [InlineData("attacker.example", "400 malformed")]
    [InlineData("localhost.attacker.example", "400 malformed")]
    public async Task Only_names_of_our_own_are_answered(string name, string said)
    {
        await using var loopback = await ApiHost.StartAsync(s => s with { AllowedHosts = ["localhost", "127.0.0.1", "[::1]"] });

        Assert.Equal(said, (await loopback.AskAsync(null, "GET", "/api/config", null, $"Host: {name}")).Said);
    }

    [Fact]
    public async Task A_host_that_is_not_ready_says_when_to_ask_again()
    {
        var readiness = (Readiness)host.Services.GetService(typeof(Readiness))!;
        readiness.IsReady = false;

        var reply = await host.AskAsync(null, "GET", "/readyz");

        Assert.Equal(("503 unavailable", "2"), (reply.Said, reply.Headers["Retry-After"]));
        Assert.Equal("200", (await host.AskAsync(null, "GET", "/healthz")).Said);
    }

    private async Task<string> TagAsync(string path) => (await host.AskAsync(ApiHost.Manager, "GET", path)).ETag!;
}

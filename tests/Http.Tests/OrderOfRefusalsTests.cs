using System.Text.RegularExpressions;

namespace BucketManager.Http.Tests;

/// <summary>What is said first when several things are wrong with a request: who asks, then what they may, then what they sent.</summary>
public sealed partial class OrderOfRefusalsTests : IAsyncLifetime
{
    private ApiHost host = null!;

    public async Task InitializeAsync() =>
        host = await (await (await (await ApiHost.StartAsync()).WithProjectAsync()).WithBucketAsync()).WithUserAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Theory]

    // Everything is wrong: one thing after the other is mended.
    [InlineData(null, "nowhere", "nothing", "text/plain", "large", null, "401 unauthenticated")]
    [InlineData(ApiHost.Stranger, "acme", "nothing", "text/plain", "large", null, "404 not-found")]
    [InlineData(ApiHost.Manager, "nowhere", "nothing", "text/plain", "large", null, "404 not-found")]
    [InlineData(ApiHost.Viewer, "acme", "nothing", "text/plain", "large", null, "403 forbidden")]
    [InlineData(ApiHost.Manager, "acme", "nothing", "text/plain", "large", null, "413 too-large")]
    [InlineData(ApiHost.Manager, "acme", "nothing", "text/plain", "{\"spek\":{}}", null, "415 unsupported-media-type")]
    [InlineData(ApiHost.Manager, "acme", "nothing", "application/json", "{\"spec\":", null, "400 malformed")]
    [InlineData(ApiHost.Manager, "acme", "nothing", "application/json", "{\"spek\":{}}", null, "400 invalid")]
    [InlineData(ApiHost.Manager, "acme", "nothing", "application/json", "{\"spec\":{\"objectLockDays\":0}}", null, "400 invalid")]
    [InlineData(ApiHost.Manager, "acme", "nothing", "application/json", "{\"spec\":{}}", "If-Match: 1", "400 invalid")]
    [InlineData(ApiHost.Manager, "acme", "NOTHING", "application/json", "{\"spec\":{}}", null, "404 not-found")]
    [InlineData(ApiHost.Manager, "acme", "nothing", "application/json", "{\"spec\":{}}", null, "404 not-found")]
    [InlineData(ApiHost.Manager, "acme", "invoices", "application/json", "{\"spec\":{}}", null, "428 revision-required")]
    [InlineData(ApiHost.Manager, "acme", "invoices", "application/json", "{\"spec\":{}}", "If-Match: *", "428 revision-required")]
    [InlineData(ApiHost.Manager, "acme", "invoices", "application/json", "{\"spec\":{}}", "If-Match: \"9\"", "412 stale-revision")]
    [InlineData(ApiHost.Manager, "acme", "invoices", "application/json", "{\"spec\":{}}", "If-Match: \"1\"", "202")]
    public async Task An_edit_is_refused_for_the_first_reason(
        string? person, string project, string bucket, string contentType, string body, string? header, string said)
    {
        string[] headers = [$"Content-Type: {contentType}", .. header is null ? Array.Empty<string>() : [header]];
        var sent = body == "large" ? new string(' ', 300 * 1024) : body;

        var reply = await host.AskAsync(person, "PUT", $"/api/projects/{project}/buckets/{bucket}", sent, headers);

        Assert.Equal(said, reply.Said);
    }

    [Theory]
    [InlineData(ApiHost.Stranger, "GET", "/api/projects/acme", "404 not-found")]
    [InlineData(ApiHost.Stranger, "GET", "/api/projects/acme/buckets?pageSize=x", "404 not-found")]
    [InlineData(ApiHost.Viewer, "GET", "/api/projects/acme/buckets?pageSize=x", "400 invalid")]
    [InlineData(ApiHost.Viewer, "GET", "/api/projects/acme/buckets/invoices?foo=1", "400 invalid")]
    [InlineData(ApiHost.Viewer, "GET", "/api/projects/ACME/buckets", "404 not-found")]
    [InlineData(ApiHost.Viewer, "GET", "/api/projects/acme/buckets/in%2Fvoices", "404 not-found")]
    [InlineData(ApiHost.Viewer, "GET", "/api/projects/acme/buckets/..%2f..%2fusers", "404 not-found")]
    [InlineData(ApiHost.Viewer, "GET", "/api/projects/acme/buckets/nothing", "404 not-found")]
    [InlineData(ApiHost.Viewer, "GET", "/api/projects/acme/users/nobody/grants", "404 not-found")]
    [InlineData(ApiHost.Viewer, "GET", "/api/projects/acme/operations/o123", "404 not-found")]
    [InlineData(ApiHost.Viewer, "POST", "/api/projects/acme/rebuild", "403 forbidden")]
    [InlineData(ApiHost.Viewer, "POST", "/api/projects/acme/users/acme-edi/stop", "403 forbidden")]
    [InlineData(ApiHost.Viewer, "POST", "/api/projects/acme/users/acme-edi/handovers", "403 forbidden")]
    [InlineData(ApiHost.Viewer, "PUT", "/api/projects/acme/users/acme-edi/keys/AKIA", "403 forbidden")]
    [InlineData(ApiHost.Manager, "DELETE", "/api/projects/acme", "403 forbidden")]
    [InlineData(ApiHost.Manager, "POST", "/api/projects", "403 forbidden")]
    [InlineData(ApiHost.Manager, "PUT", "/api/projects/acme/users/nobody/keys/AKIA", "400 malformed")]
    [InlineData(ApiHost.Manager, "DELETE", "/api/projects/acme/buckets/invoices?dryrum=true", "400 invalid")]
    [InlineData(ApiHost.Manager, "DELETE", "/api/projects/acme/buckets/invoices?files=burn", "400 invalid")]
    [InlineData(ApiHost.Manager, "DELETE", "/api/projects/acme/buckets/invoices?files=delete", "428 revision-required")]
    [InlineData(ApiHost.Stranger, "GET", "/api/projects/acme/jobs", "404 not-found")]
    [InlineData(ApiHost.Viewer, "GET", "/api/projects/acme/jobs?pageToken=x", "400 invalid")]
    [InlineData(ApiHost.Viewer, "GET", "/api/projects/acme/jobs/nothing", "404 not-found")]
    [InlineData(ApiHost.Viewer, "POST", "/api/projects/acme/jobs/nothing/stop", "403 forbidden")]
    [InlineData(ApiHost.Manager, "POST", "/api/projects/acme/jobs/nothing/stop", "404 not-found")]
    [InlineData(ApiHost.Viewer, "POST", "/api/projects/acme/upgrade", "403 forbidden")]
    [InlineData(ApiHost.Stranger, "GET", "/api/projects/acme/templates/bucket/invoices/drift", "404 not-found")]
    [InlineData(ApiHost.Viewer, "GET", "/api/projects/acme/templates/bucket/nothing/drift", "404 not-found")]
    [InlineData(ApiHost.Viewer, "GET", "/api/projects/acme/templates/bucket/invoices/drift?foo=1", "400 invalid")]
    [InlineData(ApiHost.Viewer, "POST", "/api/projects/acme/templates/bucket/invoices/put-back", "403 forbidden")]
    [InlineData(ApiHost.Manager, "POST", "/api/projects/acme/templates/bucket/NOTHING/put-back?dryrum=true", "400 invalid")]
    [InlineData(ApiHost.Manager, "POST", "/api/projects/acme/templates/bucket/NOTHING/put-back", "404 not-found")]
    [InlineData(ApiHost.Manager, "POST", "/api/projects/acme/templates/bucket/nothing/put-back", "404 not-found")]
    [InlineData(ApiHost.Manager, "PATCH", "/api/projects/acme", "405 method-not-allowed")]
    [InlineData(null, "GET", "/api/projects", "401 unauthenticated")]
    [InlineData(null, "GET", "/api/nothing", "404 not-found")]
    public async Task What_cannot_be_asked_is_refused_in_the_same_order_everywhere(string? person, string method, string path, string said) =>
        Assert.Equal(said, (await host.AskAsync(person, method, path)).Said);

    [Theory]
    [InlineData("")]
    [InlineData("?nonsense=1")]
    public async Task Who_may_not_see_a_project_is_told_by_every_route_what_he_is_told_of_one_that_is_not_there(string query)
    {
        foreach (var (method, path) in await RoutesAsync())
        {
            var there = await host.AskAsync(ApiHost.Stranger, method, path("acme") + query);
            var nowhere = await host.AskAsync(ApiHost.Stranger, method, path("zenith") + query);

            Assert.Equal($"404 not-found {path("acme")}", $"{there.Said} {path("acme")}");
            Assert.Equal(nowhere.Text, there.Text);
        }
    }

    [Fact]
    public async Task Who_may_see_a_project_is_forbidden_on_every_route_what_the_document_says()
    {
        var contract = await ApiHost.ContractAsync();
        foreach (var (method, path) in await RoutesAsync())
        {
            var responses = contract.Find(method, path("acme"))!.Value.Operation.GetProperty("responses");

            var reply = await host.AskAsync(ApiHost.Viewer, method, path("acme"));

            Assert.Equal($"{responses.TryGetProperty("403", out _)} {path("acme")}", $"{reply.Said == "403 forbidden"} {path("acme")}");
        }
    }

    [Fact]
    public async Task A_change_of_sftp_by_a_manager_is_forbidden_only_after_its_fields_are_right()
    {
        var wrong = await host.AskAsync(ApiHost.Manager, "PUT", "/api/projects/acme",
            """{"spec":{"title":"","account":"111122223333","region":"eu-west-1","managers":["manager@example.com"],"sftp":true}}""", "If-Match: \"1\"");
        var right = await host.AskAsync(ApiHost.Manager, "PUT", "/api/projects/acme",
            """{"spec":{"title":"ACME","account":"111122223333","region":"eu-west-1","managers":["manager@example.com"],"sftp":true}}""", "If-Match: \"1\"");

        Assert.Equal(("400 invalid", "403 forbidden"), (wrong.Said, right.Said));
    }

    // Every route of a project, with the names of what is there.
    private async Task<IReadOnlyList<(string Method, Func<string, string> Path)>> RoutesAsync()
    {
        var change = (await host.AskAsync(ApiHost.Manager, "GET", "/api/projects/acme/operations")).Json.GetProperty("items")[0].GetProperty("id").GetString();
        return
        [
            .. from operation in (await ApiHost.ContractAsync()).Operations
               let words = operation.Split(' ')
               where words[1].Contains("{project}", StringComparison.Ordinal)
               select (words[0], new Func<string, string>(project => Segment().Replace(words[1], match => match.Value switch
               {
                   "{project}" => project,
                   "{bucket}" => "invoices",
                   "{user}" => "acme-edi",
                   "{operation}" => change!,
                   _ => "nothing",
               }))),
        ];
    }

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Segment();
}

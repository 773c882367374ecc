using System.Text;

namespace BucketManager.Http.Tests;

/// <summary>A body holds what the contract has, and nothing else; everything that is wrong is told at once, with its place.</summary>
public sealed class RequestBodyTests : IAsyncLifetime
{
    private const string Buckets = "/api/projects/acme/buckets";

    private ApiHost host = null!;

    public async Task InitializeAsync() => host = await (await ApiHost.StartAsync()).WithProjectAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Theory]
    [InlineData("""{"name":"x","spec":{"objectLockDays":0,"retention":{"keepCurrentDays":0}}}""", "/name length|/spec/retention/keepCurrentDays range|/spec/objectLockDays range")]
    [InlineData("""{"name":"invoices","spek":{},"spec":{"retention":{"keep":1},"description":7}}""", "/spek unknown-field|/spec/retention/keep unknown-field|/spec/description wrong-type")]
    [InlineData("""{"name":"invoices","spec":{"allowedNetworks":"203.0.113.0/24"}}""", "/spec/allowedNetworks wrong-type")]
    [InlineData("""{"name":"invoices","spec":{"allowedNetworks":["203.0.113.0/24",4]}}""", "/spec/allowedNetworks/1 wrong-type")]
    [InlineData("""{"name":"invoices","spec":{"tags":{"a/b~c":1}}}""", "/spec/tags/a~1b~0c wrong-type")]
    [InlineData("""{"name":"invoices","spec":{"objectLockDays":1.5}}""", "/spec/objectLockDays wrong-type")]
    [InlineData("""{"name":"invoices","spec":{"objectLockDays":"30"}}""", "/spec/objectLockDays wrong-type")]
    [InlineData("""{"name":"invoices","name":"other","spec":{}}""", "/name duplicate")]
    [InlineData("""{"name":"invoices","spec":{"tags":{"a":"1","a":"2"}}}""", "/spec/tags/a duplicate")]
    [InlineData("""{"name":"invoices","spec":{"description":"\ud800"}}""", "/spec/description wrong-type")]
    [InlineData("""{"Name":"invoices"}""", "/Name unknown-field")]
    [InlineData("""{"spec":{}}""", "/name required")]
    [InlineData("[]", " wrong-type")]
    [InlineData("null", " wrong-type")]
    [InlineData("\"text\"", " wrong-type")]
    public async Task Every_wrong_field_is_named_by_its_place(string body, string expected)
    {
        var reply = await host.AskAsync(ApiHost.Manager, "POST", Buckets, body);

        Assert.Equal("400 invalid", reply.Said);
        var errors = reply.Json.GetProperty("errors").EnumerateArray().Select(e => $"{e.GetProperty("field")} {e.GetProperty("rule")}");
        Assert.Equal(expected.Split('|').Order(StringComparer.Ordinal), errors.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("", "body-missing")]
    [InlineData("{\"name\":", "malformed-json")]
    [InlineData("{\"name\":\"invoices\"} {}", "malformed-json")]
    [InlineData("{\"name\":\"invoices\",}", "malformed-json")]
    [InlineData("// comment\n{}", "malformed-json")]
    [InlineData("{\"name\":'invoices'}", "malformed-json")]
    public async Task What_is_no_JSON_is_malformed(string body, string code)
    {
        var reply = await host.AskAsync(ApiHost.Manager, "POST", Buckets, body);

        Assert.Equal(("400 malformed", code), (reply.Said, reply.Json.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task The_place_of_broken_JSON_is_told()
    {
        var reply = await host.AskAsync(ApiHost.Manager, "POST", Buckets, "{\n  \"name\": tru\n}");

        Assert.Equal(2, reply.Json.GetProperty("args").GetProperty("line").GetInt32());
    }

    [Fact]
    public async Task Deep_nesting_is_malformed_and_not_a_way_to_exhaust_the_stack() => Assert.Equal(
        "400 malformed",
        (await host.AskAsync(ApiHost.Manager, "POST", Buckets, string.Concat(Enumerable.Repeat("{\"a\":", 20_000)) + "1" + new string('}', 20_000))).Said);

    [Fact]
    public async Task Bytes_that_are_no_UTF_8_are_malformed()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Buckets) { Content = new ByteArrayContent([.. "{\"name\":\""u8, 0xFF, 0xFE, .. "\"}"u8]) };
        request.Headers.Authorization = new("Bearer", host.TokenOf(ApiHost.Manager));
        request.Content.Headers.ContentType = new("application/json");

        var reply = await Reply.FromAsync(await host.Client.SendAsync(request));

        Assert.StartsWith("400 ", reply.Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json", "201")]
    [InlineData("application/json; charset=UTF-8", "201")]
    [InlineData("application/json; charset=utf-16", "415 unsupported-media-type")]
    [InlineData("application/merge-patch+json", "415 unsupported-media-type")]
    [InlineData("text/plain", "415 unsupported-media-type")]
    [InlineData("", "415 unsupported-media-type")]
    public async Task Only_JSON_in_UTF_8_is_read(string contentType, string said) => Assert.Equal(
        said, (await host.AskAsync(ApiHost.Viewer, "POST", "/api/tickets", "{}", $"Content-Type: {contentType}")).Said);

    [Fact]
    public async Task A_body_of_256_KB_is_read_and_a_byte_more_is_not()
    {
        var start = "{\"name\":\"invoices\",\"spec\":{\"description\":\"";
        var body = new StringBuilder(start).Append('x', (256 * 1024) - start.Length - 3).Append("\"}}").ToString();

        Assert.Equal("400 invalid", (await host.AskAsync(ApiHost.Manager, "POST", Buckets, body)).Said);
        Assert.Equal("413 too-large", (await host.AskAsync(ApiHost.Manager, "POST", Buckets, body + " ")).Said);
    }

    [Theory]
    [InlineData("/api/tickets", "201")]
    [InlineData("/api/projects/acme/rebuild", "200")]
    [InlineData("/api/projects/acme/users/nobody/stop", "404 not-found")]
    [InlineData("/api/projects/acme/users/nobody/resume", "404 not-found")]
    public async Task A_post_that_needs_to_say_nothing_needs_no_body(string path, string said)
    {
        Assert.Equal(said, (await host.AskAsync(ApiHost.Manager, "POST", path)).Said);
        Assert.Equal("400 invalid", (await host.AskAsync(ApiHost.Manager, "POST", path, "{\"x\":1}")).Said);
    }

    [Theory]
    [InlineData("\"1\"", true)]
    [InlineData("1", false)]
    [InlineData("W/\"1\"", false)]
    [InlineData("\"1\", \"2\"", false)]
    [InlineData("\"one\"", false)]
    [InlineData("\"-1\"", false)]
    [InlineData("\"99999999999999999999\"", false)]
    public async Task If_Match_is_one_strong_tag_of_ours(string tag, bool legal)
    {
        await host.WithBucketAsync();

        var reply = await host.AskAsync(ApiHost.Manager, "PUT", $"{Buckets}/invoices?dryRun=true", """{"spec":{}}""", $"If-Match: {tag}");

        Assert.Equal(legal ? "200" : "400 invalid", reply.Said);
        if (!legal)
            Assert.Equal("If-Match", reply.Json.GetProperty("errors")[0].GetProperty("field").GetString());
    }

    [Theory]
    [InlineData("ok-1", true)]
    [InlineData("with space", false)]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123", true)]
    [InlineData("01234567890123456789012345678901234567890123456789012345678901234", false)]
    public async Task An_idempotency_key_has_at_most_64_visible_characters(string key, bool legal) => Assert.Equal(
        legal ? "202" : "400 invalid",
        (await host.AskAsync(ApiHost.Manager, "POST", Buckets, """{"name":"invoices"}""", $"Idempotency-Key: {key}")).Said);
}

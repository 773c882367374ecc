namespace BucketManager.Http.Tests;

/// <summary>A request that is sent again does nothing again.</summary>
public sealed class RepeatedRequestTests : IAsyncLifetime
{
    private const string Project = "/api/projects/acme";

    private ApiHost host = null!;

    public async Task InitializeAsync() => host = await (await (await ApiHost.StartAsync()).WithProjectAsync()).WithUserAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task The_same_key_and_body_answer_the_first_answer_again()
    {
        var first = await CreateAsync("""{"name":"invoices"}""", "k1");
        var again = await CreateAsync("""{"name":"invoices"}""", "k1");
        var otherBody = await CreateAsync("""{"name":"orders"}""", "k1");
        var otherKey = await CreateAsync("""{"name":"invoices"}""", "k2");
        var otherPerson = await host.AskAsync(ApiHost.SecondManager, "POST", $"{Project}/buckets", """{"name":"orders"}""", "Idempotency-Key: k1");

        Assert.Equal(("202", first.Location), (again.Said, again.Location));
        Assert.Equal(["409 idempotency-mismatch", "409 name-taken", "202"], [otherBody.Said, otherKey.Said, otherPerson.Said]);
    }

    [Fact]
    public async Task A_preview_uses_no_key_up()
    {
        Assert.Equal("200", (await host.AskAsync(ApiHost.Manager, "POST", $"{Project}/buckets?dryRun=true", """{"name":"invoices"}""", "Idempotency-Key: k1")).Said);
        Assert.Equal("202", (await CreateAsync("""{"name":"orders"}""", "k1")).Said);
    }

    [Fact]
    public async Task A_link_is_shown_once()
    {
        var first = await host.AskAsync(ApiHost.Manager, "POST", $"{Project}/users/acme-edi/handovers", """{"give":"accessKey"}""", "Idempotency-Key: k1");
        var again = await host.AskAsync(ApiHost.Manager, "POST", $"{Project}/users/acme-edi/handovers", """{"give":"accessKey"}""", "Idempotency-Key: k1");

        Assert.Equal("201", first.Said);
        Assert.Equal(("409 already-done", first.Json.GetProperty("id").GetString()), (again.Said, again.Json.GetProperty("id").GetString()));
        Assert.DoesNotContain(first.Json.GetProperty("passcode").GetString()!, again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resuming_again_with_the_same_key_answers_the_first_change()
    {
        var stopped = await host.AskAsync(ApiHost.Manager, "POST", $"{Project}/users/acme-edi/stop");
        await host.EndedAsync($"{Project}/operations/{stopped.Json.GetProperty("operation").GetProperty("id")}");

        var first = await host.AskAsync(ApiHost.Manager, "POST", $"{Project}/users/acme-edi/resume", null, "Idempotency-Key: k1");
        var again = await host.AskAsync(ApiHost.Manager, "POST", $"{Project}/users/acme-edi/resume", null, "Idempotency-Key: k1");

        Assert.Equal(("202", first.Location), (again.Said, again.Location));
    }

    [Theory]
    [InlineData("""{}""", "/give")]
    [InlineData("""{"give":"password"}""", "/give")]
    [InlineData("""{"ask":"accessKey"}""", "/ask")]
    [InlineData("""{"give":"accessKey","ask":"sshPublicKey"}""", "/ask")]
    [InlineData("""{"ask":"sshPublicKey","replaces":"AKIA"}""", "/replaces")]
    [InlineData("""{"give":"accessKey","overlapDays":7}""", "/overlapDays")]
    [InlineData("""{"give":"accessKey","expiresInHours":0}""", "/expiresInHours")]
    public async Task A_link_gives_or_asks_for_one_thing(string body, string field)
    {
        var reply = await host.AskAsync(ApiHost.Manager, "POST", $"{Project}/users/acme-edi/handovers", body);

        Assert.Equal(("400 invalid", field), (reply.Said, reply.Json.GetProperty("errors")[0].GetProperty("field").GetString()));
    }

    private Task<Reply> CreateAsync(string body, string key) =>
        host.AskAsync(ApiHost.Manager, "POST", $"{Project}/buckets", body, $"Idempotency-Key: {key}");
}

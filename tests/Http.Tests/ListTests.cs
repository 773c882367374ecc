namespace BucketManager.Http.Tests;

/// <summary>Lists come in pages, and say so when they are asked in a way that they do not know.</summary>
public sealed class ListTests : IAsyncLifetime
{
    private const string Buckets = "/api/projects/acme/buckets";

    private ApiHost host = null!;

    public async Task InitializeAsync()
    {
        host = await (await ApiHost.StartAsync()).WithProjectAsync();
        foreach (var name in new[] { "orders", "invoices", "reports", "archive", "returns" })
            Assert.Equal("202", (await host.AskAsync(ApiHost.Manager, "POST", Buckets, $$"""{"name":"{{name}}"}""")).Said);
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Theory]
    [InlineData("name", "archive invoices orders reports returns")]
    [InlineData("-name", "returns reports orders invoices archive")]
    public async Task Pages_together_are_the_list(string sort, string names)
    {
        var seen = new List<string>();
        string? token = null;
        do
        {
            var page = (await host.AskAsync(ApiHost.Viewer, "GET", $"{Buckets}?sort={sort}&pageSize=2&pageToken={token}")).Json;
            Assert.Equal(5, page.GetProperty("total").GetInt32());
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("name").GetString()!));
            token = page.GetProperty("nextPageToken").GetString();
            Assert.Equal(token, token is null ? null : Uri.EscapeDataString(token));
        }
        while (token is not null);

        Assert.Equal(names.Split(' '), seen);
    }

    [Fact]
    public async Task A_list_shows_of_each_what_it_answers_itself()
    {
        var items = (await host.AskAsync(ApiHost.Viewer, "GET", Buckets)).Json.GetProperty("items").EnumerateArray().ToList();

        Assert.Equal(5, items.Count);
        foreach (var item in items)
            Assert.Equal((await host.AskAsync(ApiHost.Viewer, "GET", $"{Buckets}/{item.GetProperty("name")}")).Text, item.GetRawText());
    }

    [Theory]
    [InlineData("pageSize=0", "pageSize")]
    [InlineData("pageSize=201", "pageSize")]
    [InlineData("pageSize=1&pageSize=2", "pageSize")]
    [InlineData("pageToken=nonsense", "pageToken")]
    [InlineData("status=broken", "status")]
    [InlineData("status=READY", "status")]
    [InlineData("sort=colour", "sort")]
    [InlineData("sort=company", "sort")]
    [InlineData("filter=x", "filter")]
    public async Task A_question_that_a_list_does_not_know_is_refused_by_its_name(string query, string field)
    {
        var reply = await host.AskAsync(ApiHost.Viewer, "GET", $"{Buckets}?{query}");

        Assert.Equal(("400 invalid", field), (reply.Said, reply.Json.GetProperty("errors")[0].GetProperty("field").GetString()));
    }

    [Theory]
    [InlineData("/api/projects/acme/activity?from=yesterday", "from")]
    [InlineData("/api/projects/acme/activity?to=2026-11-24", "to")]
    [InlineData("/api/projects/acme/activity?from=2026-11-24T09:00:00", "from")]
    [InlineData("/api/projects/acme/operations?state=done", "state")]
    [InlineData("/api/projects/acme/operations?kind=stack", "kind")]
    [InlineData("/api/projects/acme/access/question?can=fly&bucket=invoices", "can")]
    [InlineData("/api/projects/acme/access/question?bucket=invoices", "can")]
    [InlineData("/api/projects/acme/access/question?can=read", "bucket")]
    [InlineData("/api/projects/acme/access/question?can=read&bucket=invoices&prefix=../", "prefix")]
    public async Task Other_questions_are_checked_in_the_same_way(string path, string field)
    {
        var reply = await host.AskAsync(ApiHost.Viewer, "GET", path);

        Assert.Equal(("400 invalid", field), (reply.Said, reply.Json.GetProperty("errors")[0].GetProperty("field").GetString()));
    }
}

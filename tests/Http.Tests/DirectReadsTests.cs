using System.Text.Json;
using System.Text.RegularExpressions;
using BucketManager.Adapters.Direct;
using BucketManager.Adapters.Memory;
using BucketManager.Application;
using BucketManager.Application.Ports;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Projects;

namespace BucketManager.Http.Tests;

/// <summary>The direct mode answers what the cache answers, from the templates.</summary>
public sealed partial class DirectReadsTests : IAsyncLifetime
{
    private const string Project = "/api/projects/acme";

    /// <summary>What is asked of things; all of it stands in templates, or in stores of its own.</summary>
    private static readonly string[] OfThings =
    [
        "/api/me", "/api/projects", Project,
        $"{Project}/buckets", $"{Project}/buckets?sort=-requestedAt&pageSize=1", $"{Project}/buckets/invoices", $"{Project}/buckets/invoices/grants",
        $"{Project}/templates/bucket/invoices", $"{Project}/templates/baseline",
        $"{Project}/users", $"{Project}/users/acme-edi", $"{Project}/users/acme-edi/grants", $"{Project}/templates/user/acme-edi",
        $"{Project}/access", $"{Project}/access/question?can=read&bucket=invoices",
        "/api/search?q=acme",
    ];

    /// <summary>What only the cache knows.</summary>
    private static readonly string[] OfTheCache = [$"{Project}/operations", $"{Project}/activity", $"{Project}/users/acme-edi/handovers"];

    private readonly List<ApiHost> others = [];
    private Dependencies side = null!;
    private ApiHost host = null!;

    public async Task InitializeAsync()
    {
        host = await (await ApiHost.StartAsync(driven: given => side = given)).WithProjectAsync();
        await host.WithBucketAsync("invoices");
        await host.WithBucketAsync("reports");
        await host.WithUserAsync("acme-edi", """[{"bucket":"invoices","can":"collect"}]""");
    }

    public async Task DisposeAsync()
    {
        foreach (var other in others)
            await other.DisposeAsync();
        await host.DisposeAsync();
    }

    [Fact]
    public async Task When_it_is_quiet_every_answer_is_the_same_but_for_when_it_was_observed()
    {
        var direct = await DirectAsync(side.Cache);

        foreach (var path in OfThings.Concat(OfTheCache))
        {
            var cached = await host.AskAsync(ApiHost.Manager, "GET", path);
            Assert.Equal("200", cached.Said);
            Assert.Equal(ObservedAt().Replace(cached.Text, "observed"), ObservedAt().Replace((await direct.AskAsync(ApiHost.Manager, "GET", path)).Text, "observed"));
        }
    }

    [Fact]
    public async Task Without_a_cache_every_thing_is_still_there_with_numbers_of_its_own()
    {
        var direct = await DirectAsync(new MemoryStateCache(host.Clock));

        foreach (var path in OfThings)
        {
            Assert.Equal(
                WithoutNumbers(await host.AskAsync(ApiHost.Manager, "GET", path)), WithoutNumbers(await direct.AskAsync(ApiHost.Manager, "GET", path)));
        }

        Assert.Equal("404 not-found", (await direct.AskAsync(ApiHost.Stranger, "GET", Project)).Said);
        Assert.Equal("404 not-found", (await direct.AskAsync(ApiHost.Manager, "GET", "/api/projects/zenith")).Said);
        Assert.Equal("404 not-found", (await direct.AskAsync(ApiHost.Manager, "GET", $"{Project}/buckets/orders")).Said);

        static string WithoutNumbers(Reply reply) => Numbers().Replace(ObservedAt().Replace($"{reply.Said} {reply.Text}", "observed"), "number");
    }

    [Fact]
    public async Task What_somebody_did_to_a_stack_is_seen_at_the_next_read_without_any_event()
    {
        var direct = await DirectAsync(new MemoryStateCache(host.Clock));
        var place = new StackPlace(AccountId.Parse("111122223333"), Region.Parse("eu-west-1"));
        var invoices = (await side.Stacks.FindAsync(place, "bm-acme-bucket-invoices", default))!;
        var reports = (await side.Stacks.FindAsync(place, "bm-acme-bucket-reports", default))!;
        var template = (await side.Stacks.ReadTemplateAsync(place, invoices.Id, default))!;

        await side.Stacks.DeleteAsync(place, reports.Id, "by-hand", default);
        var changed = template.Replace("\"Status\": \"Enabled\"", "\"Status\": \"Suspended\"", StringComparison.Ordinal);
        Assert.NotEqual(template, changed);
        var parameters = ParametersOf(template, await BaselineAsync(place));
        Assert.IsType<StackResult.Accepted>(
            await side.Stacks.UpdateAsync(new StackRequest(place, invoices.Id, changed, parameters, invoices.Tags, "by-hand"), default));
        var user = (await side.Stacks.FindAsync(place, "bm-acme-user-acme-edi", default))!;
        var exchanged = new ValueMap<string>(user.Parameters.Select(p => KeyValuePair.Create(p.Key, p.Key == "BoundaryArn" ? "arn:aws:iam::aws:policy/AdministratorAccess" : p.Value)));
        var unchanged = (await side.Stacks.ReadTemplateAsync(place, user.Id, default))!;
        Assert.IsType<StackResult.Accepted>(
            await side.Stacks.UpdateAsync(new StackRequest(place, user.Id, unchanged, exchanged, user.Tags, "by-hand"), default));
        host.Clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal("404 not-found", (await direct.AskAsync(ApiHost.Manager, "GET", $"{Project}/buckets/reports")).Said);
        Assert.Equal("changedOutside", DriftOf(await direct.AskAsync(ApiHost.Manager, "GET", $"{Project}/buckets/invoices")));
        Assert.Equal("changedOutside", DriftOf(await direct.AskAsync(ApiHost.Manager, "GET", $"{Project}/users/acme-edi")));
        Assert.Null(DriftOf(await direct.AskAsync(ApiHost.Manager, "GET", Project)));

        static string? DriftOf(Reply reply) => reply.Json.GetProperty("drift").GetString();
    }

    [GeneratedRegex("\"observedAt\":\"[^\"]*\"")]
    private static partial Regex ObservedAt();

    [GeneratedRegex("\"(version|revision|sequence)\":[0-9]+")]
    private static partial Regex Numbers();

    private static ValueMap<string> ParametersOf(string template, ValueMap<string> outputs) =>
        new(JsonDocument.Parse(template).RootElement.GetProperty("Parameters").EnumerateObject().Select(p => KeyValuePair.Create(p.Name, outputs[p.Name])));

    private async Task<ValueMap<string>> BaselineAsync(StackPlace place) =>
        (await side.Stacks.FindAsync(place, "bm-acme-baseline", default))!.Outputs;

    /// <summary>Another process on the same AWS, which reads directly.</summary>
    private async Task<ApiHost> DirectAsync(IStateCache cache)
    {
        var other = await ApiHost.StartAsync(driven: _ => side with
        {
            Cache = cache,
            DirectReads = new DirectStateCache(cache, side.Stacks, side.Hub, side.Clock),
        });
        others.Add(other);
        return other;
    }
}

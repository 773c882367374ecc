using System.Net;
using System.Net.Http.Json;
using BucketManager.Hosts.Local;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace BucketManager.Hosts.Tests;

public class LocalHostTests
{
    private static readonly string[] SampleBuckets = ["archive", "artwork", "contracts", "price-lists"];
    private static readonly string[] SampleUsers = ["blue-press", "north-agency", "old-mill"];

    [Fact]
    public async Task The_first_start_has_a_sample_project_in_which_everything_is_ready()
    {
        await using var host = await RunningHost.StartAsync(state: null);
        await host.SignInAsync("viewer@example.com");

        Assert.Equal("ready", (await host.GetAsync("/api/projects/demo"))["status"]!.GetValue<string>());
        Assert.Equal(SampleBuckets, await NamesAsync(host, "/api/projects/demo/buckets"));
        Assert.Equal(SampleUsers, await NamesAsync(host, "/api/projects/demo/users"));
        Assert.Equal(0, (await host.GetAsync("/api/projects/demo/buckets"))["items"]!.AsArray().Count(b => b!["status"]!.GetValue<string>() != "ready"));
    }

    [Fact]
    public async Task A_start_makes_no_key_ring_that_nothing_uses()
    {
        await using var host = await RunningHost.StartAsync(state: null);

        Assert.DoesNotContain(
            host.Services.GetServices<IHostedService>(), service => service.GetType().Assembly == typeof(KeyManagementOptions).Assembly);
    }

    [Fact]
    public async Task A_second_start_shows_the_same_and_the_sample_people_are_still_signed_in()
    {
        using var folder = new TemporaryFolder();
        string before;
        string token;
        await using (var first = await RunningHost.StartAsync(folder.FullPath))
        {
            await first.SignInAsync("manager@example.com");
            before = await first.Client.GetStringAsync("/api/projects/demo/users");
            token = first.Client.DefaultRequestHeaders.Authorization!.Parameter!;
        }

        await using var second = await RunningHost.StartAsync(folder.FullPath);
        second.Client.DefaultRequestHeaders.Authorization = new("Bearer", token);

        Assert.Equal(before, await second.Client.GetStringAsync("/api/projects/demo/users"));
    }

    [Fact]
    public async Task After_the_cache_is_deleted_the_templates_give_the_same_things_back()
    {
        using var folder = new TemporaryFolder();
        List<string> before;
        await using (var first = await RunningHost.StartAsync(folder.FullPath))
        {
            await first.SignInAsync("manager@example.com");
            before = await SpecsAsync(first);
        }

        foreach (var file in Directory.EnumerateFiles(folder.FullPath, "cache.db*"))
            File.Delete(file);

        await using var second = await RunningHost.StartAsync(folder.FullPath);
        await second.SignInAsync("manager@example.com");
        Assert.Equal(before, await SpecsAsync(second));
    }

    [Fact]
    public async Task A_folder_in_use_is_refused_with_a_sentence()
    {
        using var folder = new TemporaryFolder();
        await using var first = await RunningHost.StartAsync(folder.FullPath);

        var refused = await Assert.ThrowsAsync<StartRefused>(() => RunningHost.StartAsync(folder.FullPath));

        Assert.Contains("in use by another BucketManager", refused.Message, StringComparison.Ordinal);
        Assert.Contains(folder.FullPath, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_cache_is_refused_with_the_way_back()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.FullPath, "cache.db"), new string('x', 5000));

        var refused = await Assert.ThrowsAsync<StartRefused>(() => RunningHost.StartAsync(folder.FullPath));

        Assert.Contains("cache.db", refused.Message, StringComparison.Ordinal);
        Assert.Contains("rebuilt from the templates", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_stack_file_stops_no_start_but_the_rebuild_that_needs_it()
    {
        using var folder = new TemporaryFolder();
        await (await RunningHost.StartAsync(folder.FullPath)).DisposeAsync();
        var file = Directory.EnumerateFiles(Path.Combine(folder.FullPath, "cloudformation"), "bm-demo-bucket-artwork*.json", SearchOption.AllDirectories)
            .First(f => !f.EndsWith(".template.json", StringComparison.Ordinal));
        await File.WriteAllTextAsync(file, "{ not json");

        await using (var host = await RunningHost.StartAsync(folder.FullPath))
        {
            await host.SignInAsync("manager@example.com");
            var buckets = (await host.GetAsync("/api/projects/demo/buckets"))["items"]!.AsArray();
            Assert.Contains(buckets, bucket => bucket!["name"]!.GetValue<string>() == "artwork");
        }

        File.Delete(Path.Combine(folder.FullPath, "cache.db"));
        var refused = await Assert.ThrowsAsync<StartRefused>(() => RunningHost.StartAsync(folder.FullPath));

        Assert.Contains(Path.GetFileName(file), refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://*:5080")]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://localhost:5080;http://192.0.2.7:5080")]
    public async Task Beyond_loopback_nobody_is_let_in_without_a_password(string urls)
    {
        var options = new LocalOptions(urls, State: null, Speed: 5, Fresh: false);

        var refused = await Assert.ThrowsAsync<StartRefused>(() => LocalHost.StartAsync(options, CancellationToken.None));

        Assert.Contains("OpenID Connect", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_taken_is_said_in_a_sentence()
    {
        await using var first = await RunningHost.StartAsync(state: null);
        var options = new LocalOptions(first.Client.BaseAddress!.ToString(), State: null, Speed: 1000, Fresh: false);

        var refused = await Assert.ThrowsAsync<StartRefused>(() => LocalHost.StartAsync(options, CancellationToken.None));

        Assert.Contains("--urls", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("http://localhost:notaport")]
    [InlineData("http://localhost:5080;http://")]
    public async Task What_is_no_address_is_said_in_a_sentence(string urls)
    {
        var options = new LocalOptions(urls, State: null, Speed: 1000, Fresh: false);

        var refused = await Assert.ThrowsAsync<StartRefused>(() => LocalHost.StartAsync(options, CancellationToken.None));

        Assert.Contains("is no address to listen on", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_another_site_gets_no_answer()
    {
        await using var host = await RunningHost.StartAsync(state: null);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/config");
        request.Headers.Host = "evil.example";

        Assert.Equal(HttpStatusCode.BadRequest, (await host.Client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task An_unknown_person_learns_who_exists()
    {
        await using var host = await RunningHost.StartAsync(state: null);

        var answer = await host.Client.PostAsJsonAsync("/dev/sign-in", new { email = "nobody@example.com" });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("second.manager@example.com", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/healthz")]
    [InlineData("/readyz")]
    public async Task Anybody_may_see_the_health(string path)
    {
        await using var host = await RunningHost.StartAsync(state: null);

        var answer = await host.Client.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
    }

    private static async Task<List<string>> NamesAsync(RunningHost host, string path) =>
        [.. (await host.GetAsync(path))["items"]!.AsArray().Select(item => item!["name"]!.GetValue<string>())];

    private static async Task<List<string>> SpecsAsync(RunningHost host)
    {
        var specs = new List<string> { (await host.GetAsync("/api/projects/demo"))["spec"]!.ToJsonString() };
        foreach (var path in new[] { "/api/projects/demo/buckets", "/api/projects/demo/users" })
        {
            foreach (var thing in (await host.GetAsync(path))["items"]!.AsArray())
                specs.Add($"{thing!["name"]} {thing["status"]} {thing["spec"]!.ToJsonString()}");
        }

        return specs;
    }
}

using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using BucketManager.Hosts.Local;
using Xunit;

namespace BucketManager.Hosts.Tests;

public sealed partial class WebInterfaceTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/sign-in")]
    [InlineData("/sign-out")]
    [InlineData("/projects")]
    [InlineData("/projects/demo/buckets/artwork")]
    public async Task The_page_answers_at_every_address_that_a_browser_shows(string address)
    {
        await using var host = await RunningHost.StartAsync(state: null);

        var answer = await host.Client.GetAsync(address);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no-cache", Header(answer, "Cache-Control"));
    }

    [Theory]
    [InlineData("/api/nothing")]
    [InlineData("/assets/nothing.js")]
    [InlineData("/assets/../secret")]
    [InlineData("/nothing")]
    public async Task What_is_not_there_is_a_problem_and_no_page(string address)
    {
        await using var host = await RunningHost.StartAsync(state: null);

        var answer = await host.Client.GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("GET", "/nothing", "text/html", "text/html")]
    [InlineData("GET", "/Projekte/demo", "text/html", "text/html")]
    [InlineData("GET", "/nothing", "application/json", "application/problem+json")]
    [InlineData("GET", "/api/nothing", "text/html", "application/problem+json")]
    [InlineData("GET", "/assets/nothing.js", "text/html", "application/problem+json")]
    [InlineData("POST", "/nothing", "text/html", "application/problem+json")]
    public async Task Whoever_mistypes_an_address_gets_a_page_and_a_program_gets_a_problem(string method, string address, string accepts, string answers)
    {
        await using var host = await RunningHost.StartAsync(state: null);
        using var request = new HttpRequestMessage(new HttpMethod(method), address) { Headers = { { "Accept", accepts } } };

        var answer = await host.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(answers, answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task The_page_may_load_its_own_files_and_nothing_else_and_no_text_becomes_script()
    {
        await using var host = await RunningHost.StartAsync(state: null);

        var answer = await host.Client.GetAsync("/projects");

        var policy = Header(answer, "Content-Security-Policy");
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self'; ", policy, StringComparison.Ordinal);
        Assert.Contains("connect-src 'self'; ", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("require-trusted-types-for 'script'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Equal("no-referrer", Header(answer, "Referrer-Policy"));
    }

    [Fact]
    public async Task Where_people_sign_in_with_an_issuer_the_page_may_ask_that_too_also_while_it_does_not_answer()
    {
        await using var host = await RunningHost.StartAsync(state: null, settings: new Dictionary<string, string?>
        {
            ["BucketManager:Oidc:Authority"] = "http://127.0.0.1:1/people",
            ["BucketManager:Oidc:ClientId"] = "bucket-manager",
        });

        Assert.Contains("connect-src 'self' http://127.0.0.1:1; ", Header(await host.Client.GetAsync("/projects"), "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains("connect-src 'self'; ", Header(await host.Client.GetAsync("/h/token"), "Content-Security-Policy"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://sign-in.example.com", "bucket-manager", "must be the https address of an OpenID Connect issuer")]
    [InlineData("sign-in", "bucket-manager", "must be the https address of an OpenID Connect issuer")]
    [InlineData("https://sign-in.example.com", "", "BucketManager__Oidc__ClientId is missing")]
    public async Task An_issuer_that_nobody_could_sign_in_with_stops_the_start(string authority, string client, string says)
    {
        var refused = await Assert.ThrowsAsync<StartRefused>(() => RunningHost.StartAsync(state: null, settings: new Dictionary<string, string?>
        {
            ["BucketManager:Oidc:Authority"] = authority,
            ["BucketManager:Oidc:ClientId"] = client,
        }));

        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
    }

    [WebFact]
    public async Task Files_stay_in_the_browser_for_ever_and_travel_compressed()
    {
        await using var host = await RunningHost.StartAsync(state: null);
        var script = ScriptAddress().Match(await host.Client.GetStringAsync("/")).Groups[1].Value;
        var plain = await host.Client.GetByteArrayAsync(script);

        foreach (var (encoding, reader) in new[] { ("br", (Func<Stream, Stream>)Brotli), ("gzip", GZip) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, script) { Headers = { { "Accept-Encoding", encoding } } };
            var answer = await host.Client.SendAsync(request);

            Assert.Equal("public, max-age=31536000, immutable", Header(answer, "Cache-Control"));
            Assert.Equal("Accept-Encoding", Header(answer, "Vary"));
            Assert.Equal(encoding, answer.Content.Headers.ContentEncoding.Single());
            Assert.True(answer.Content.Headers.ContentLength * 2 < plain.Length);
            using var bytes = new MemoryStream();
            await reader(await answer.Content.ReadAsStreamAsync()).CopyToAsync(bytes);
            Assert.Equal(plain, bytes.ToArray());
        }

        static Stream Brotli(Stream stream) => new BrotliStream(stream, CompressionMode.Decompress);
        static Stream GZip(Stream stream) => new GZipStream(stream, CompressionMode.Decompress);
    }

    [WebFact]
    public async Task A_form_that_is_not_wanted_is_not_sent()
    {
        await using var host = await RunningHost.StartAsync(state: null);
        var script = ScriptAddress().Match(await host.Client.GetStringAsync("/")).Groups[1].Value;
        using var request = new HttpRequestMessage(HttpMethod.Get, script) { Headers = { { "Accept-Encoding", "br;q=0, gzip;q=0" } } };

        Assert.Empty((await host.Client.SendAsync(request)).Content.Headers.ContentEncoding);
    }

    [WebFact]
    public async Task The_page_is_asked_for_again_and_not_sent_again()
    {
        await using var host = await RunningHost.StartAsync(state: null);
        var tag = (await host.Client.GetAsync("/")).Headers.ETag;
        using var request = new HttpRequestMessage(HttpMethod.Get, "/projects") { Headers = { { "If-None-Match", tag!.ToString() } } };

        Assert.Equal(HttpStatusCode.NotModified, (await host.Client.SendAsync(request)).StatusCode);
    }

    private static string Header(HttpResponseMessage answer, string name) =>
        string.Join(", ", answer.Headers.TryGetValues(name, out var values) ? values : answer.Content.Headers.GetValues(name));

    [GeneratedRegex("<script type=\"module\"[^>]* src=\"(/assets/frame-[^\"]+)\"")]
    private static partial Regex ScriptAddress();
}

/// <summary>Needs the web interface: a build without Node.js has none, which a build server may not be.</summary>
internal sealed class WebFactAttribute : FactAttribute
{
    public WebFactAttribute()
    {
        if (!LocalHost.HasWebInterface && Environment.GetEnvironmentVariable("CI") != "true")
            Skip = "The web interface is not part of this build: it needs Node.js 20.19 or newer.";
    }
}

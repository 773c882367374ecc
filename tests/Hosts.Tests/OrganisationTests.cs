using System.Net;
using System.Text.Json.Nodes;
using BucketManager.Hosts.Local;
using Xunit;

namespace BucketManager.Hosts.Tests;

/// <summary>Name and logo of the organisation, as third parties see them.</summary>
public sealed class OrganisationTests : IDisposable
{
    private const string Svg = """<?xml version="1.0"?><!-- ours --><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>""";

    private static readonly Dictionary<string, byte[]> Images = new(StringComparer.Ordinal)
    {
        ["image/png"] = [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', 0, 0],
        ["image/jpeg"] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 0],
        ["image/webp"] = [.. "RIFF"u8, 1, 2, 3, 4, .. "WEBPVP8 "u8, 0],
        ["image/svg+xml"] = System.Text.Encoding.UTF8.GetBytes(Svg),
    };

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("image/png")]
    [InlineData("image/jpeg")]
    [InlineData("image/webp")]
    [InlineData("image/svg+xml")]
    public async Task The_logo_is_served_as_an_image_that_can_do_nothing(string type)
    {
        await using var host = await StartAsync(Kept(Images[type], "logo.html"));

        var answer = await host.Client.GetAsync("/organisation/logo");

        Assert.Equal(type, answer.Content.Headers.ContentType?.ToString());
        Assert.Equal(Images[type], await answer.Content.ReadAsByteArrayAsync());
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Equal("default-src 'none'; style-src 'unsafe-inline'; sandbox", policy);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task A_link_names_the_organisation_and_where_its_logo_is()
    {
        await using var host = await StartAsync(Kept(Images["image/png"]));

        var invitation = await InvitationAsync(host);

        Assert.Equal("North & Sons", invitation["organisation"]!.GetValue<string>());
        Assert.Equal("/organisation/logo", invitation["logo"]!.GetValue<string>());
    }

    [Fact]
    public async Task Without_a_logo_there_is_only_the_name()
    {
        await using var host = await StartAsync(null);

        Assert.Null((await InvitationAsync(host))["logo"]);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.GetAsync("/organisation/logo")).StatusCode);
    }

    [Theory]
    [InlineData("GIF89a", "is no PNG, JPEG, WebP or SVG image")]
    [InlineData("<html xmlns=\"http://www.w3.org/1999/xhtml\"><svg/></html>", "is no PNG, JPEG, WebP or SVG image")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\">", "is no PNG, JPEG, WebP or SVG image")]
    [InlineData("", "is no PNG, JPEG, WebP or SVG image")]
    public async Task A_file_that_is_no_image_stops_the_start(string content, string says)
    {
        var refused = await Assert.ThrowsAsync<StartRefused>(() => StartAsync(Kept(System.Text.Encoding.UTF8.GetBytes(content))));

        Assert.StartsWith("BucketManager__Organisation__Logo is ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_logo_that_is_too_large_or_not_there_stops_the_start()
    {
        var large = await Assert.ThrowsAsync<StartRefused>(() => StartAsync(Kept([.. Images["image/png"], .. new byte[100 * 1024]])));
        var missing = await Assert.ThrowsAsync<StartRefused>(() => StartAsync(Path.Combine(folder.FullPath, "nothing.png")));
        var directory = await Assert.ThrowsAsync<StartRefused>(() => StartAsync(folder.FullPath));

        Assert.Contains("is larger than 100 KB", large.Message, StringComparison.Ordinal);
        Assert.All([missing, directory], r => Assert.Contains("cannot be read", r.Message, StringComparison.Ordinal));
    }

    private static Task<RunningHost> StartAsync(string? logo) => RunningHost.StartAsync(state: null, settings: new Dictionary<string, string?>
    {
        ["BucketManager:Organisation"] = "North & Sons",
        ["BucketManager:Organisation:Logo"] = logo,
    });

    private static async Task<JsonObject> InvitationAsync(RunningHost host)
    {
        await host.SignInAsync("manager@example.com");
        using var offer = new StringContent("""{"give":"accessKey"}""", System.Text.Encoding.UTF8, "application/json");
        var offered = await host.Client.PostAsync("/api/projects/demo/users/north-agency/handovers", offer);
        var url = JsonNode.Parse(await offered.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!["url"]!.GetValue<string>();
        return await host.GetAsync(url.Replace("/h/", "/api/handovers/", StringComparison.Ordinal));
    }

    private string Kept(byte[] bytes, string name = "logo")
    {
        var path = Path.Combine(folder.FullPath, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}

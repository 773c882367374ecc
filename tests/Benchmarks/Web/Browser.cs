using System.Text.Json;
using BucketManager.Benchmarks.Load;
using BucketManager.Browser.Tests;
using Microsoft.Playwright;

namespace BucketManager.Benchmarks.Web;

/// <summary>A Chromium, in which everybody is signed in already.</summary>
internal sealed class Browser : IAsyncDisposable
{
    // Milliseconds; reached only where something is wrong.
    private const int Patience = 120_000;

    private static readonly string Script = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "page.js"));

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private Browser(IPlaywright playwright, IBrowser browser)
    {
        this.playwright = playwright;
        this.browser = browser;
    }

    public static async Task<Browser> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        return new Browser(playwright, await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium.Find(playwright),
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"],
        }));
    }

    /// <summary>A window of its own, in which nothing is remembered of any other.</summary>
    /// <param name="server">Whose pages it shows.</param>
    /// <param name="pageSize">How many rows the list of buckets has on a page.</param>
    public async Task<IPage> OpenAsync(ServerProcess server, int pageSize = 50)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = $"http://127.0.0.1:{server.Port}",
            Locale = "en-GB",
            ViewportSize = new() { Width = 1280, Height = 900 },
        });
        context.SetDefaultTimeout(Patience);
        var session = JsonSerializer.Serialize(new { token = server.Token, expiresAt = "2999-01-01T00:00:00Z", person = "measured", renewal = (string?)null });
        await context.AddInitScriptAsync(
            $$"""
            localStorage.setItem("bucket-manager.session", JSON.stringify({{session}}));
            localStorage.setItem("bucket-manager.list.buckets", JSON.stringify({ pageSize: {{pageSize}} }));
            """);
        await context.AddInitScriptAsync(Script);
        return await context.NewPageAsync();
    }

    /// <summary>Waits until the page has fetched nothing for a second. The browser's own word for that may never be said on a busy machine.</summary>
    public static async Task UntilQuietAsync(IPage page)
    {
        var (before, now) = (-1, await CountAsync());
        for (; now != before; (before, now) = (now, await CountAsync()))
            await Task.Delay(TimeSpan.FromSeconds(1));

        Task<int> CountAsync() => page.EvaluateAsync<int>("() => performance.getEntriesByType('resource').length");
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}

namespace BucketManager.Browser.Tests;

/// <summary>
/// A browser context, in which one window after the other is opened. A page of it that shows nothing stays: the process of the pages
/// lives as long as it does, and begins a page that it has shown before for half the work.
/// </summary>
internal sealed class BrowserPlace : IAsyncDisposable
{
    /// <summary>Forgets what the program keeps. Says what time it is here, or nothing where anything else is kept.</summary>
    private const string Forget =
        """
        async () => {
          localStorage.clear();
          return (await indexedDB.databases()).length + (await caches.keys()).length === 0 ? Date.now() : null;
        }
        """;

    private readonly IPage stays;

    private BrowserPlace(IBrowserContext context, IPage stays)
    {
        Context = context;
        this.stays = stays;
    }

    public IBrowserContext Context { get; }

    /// <param name="browser">Where it is made.</param>
    /// <param name="address">Of the host that its windows are opened on.</param>
    /// <param name="look">Of its windows.</param>
    /// <param name="maxWait">Milliseconds.</param>
    public static async Task<BrowserPlace> MakeAsync(IBrowser browser, Uri address, Appearance look, float maxWait)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            Locale = look.Italian ? "it-IT" : "en-GB",
            TimezoneId = "Europe/Rome",
            ColorScheme = look.Dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = look.Width, Height = 900 },
        });
        context.SetDefaultTimeout(maxWait);
        var stays = await context.NewPageAsync();
        await stays.GotoAsync("/healthz");
        return new BrowserPlace(context, stays);
    }

    /// <summary>Opens a page, empty yet. The page that stays opens it: the browser would begin a process for one that nobody opened.</summary>
    public Task<IPage> OpenPageAsync() => Context.RunAndWaitForPageAsync(() => stays.EvaluateAsync("() => { open('about:blank').opener = null; }"));

    /// <summary>Whether another window finds it as the first one did. A clock that was set forward or back cannot be given back.</summary>
    public async Task<bool> IsLikeNewAsync()
    {
        foreach (var page in Context.Pages.Where(p => p != stays).ToList())
            await page.CloseAsync();
        await Context.ClearCookiesAsync();
        await Context.ClearPermissionsAsync();
        await Context.SetOfflineAsync(false);
        return await stays.EvaluateAsync<double?>(Forget) is { } now
            && Math.Abs(now - DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()) < TimeSpan.FromMinutes(1).TotalMilliseconds;
    }

    public ValueTask DisposeAsync() => Context.DisposeAsync();
}

namespace BucketManager.Browser.Tests;

/// <summary>
/// A browser context, in which one window after the other is opened. A page of it that shows nothing stays: the process of the pages
/// lives as long as it does, and begins a page that it has shown before for half the work.
/// </summary>
internal sealed class BrowserPlace : IAsyncDisposable
{
    /// <summary>Forgets all that pages have kept, and says whether that leaves it as it was made. A clock that was set stays set.</summary>
    private const string Forget =
        """
        async () => {
          localStorage.clear();
          for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name);
          return navigator.onLine && /native code/.test(Date.toString());
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
    public static async Task<BrowserPlace> MakeAsync(IBrowser browser, Uri address, Look look, float maxWait)
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

    /// <summary>Whether another window finds it as the first one did.</summary>
    public async Task<bool> IsLikeNewAsync()
    {
        foreach (var page in Context.Pages.Where(p => p != stays).ToList())
            await page.CloseAsync();
        await Context.ClearCookiesAsync();
        await Context.ClearPermissionsAsync();
        return await stays.EvaluateAsync<bool>(Forget);
    }

    public ValueTask DisposeAsync() => Context.DisposeAsync();
}

using BucketManager.Hosts.Local;

namespace BucketManager.Browser.Tests;

/// <summary>One browser for all tests; each has windows of its own. It ends with this process.</summary>
public static class Stage
{
    // Milliseconds. Long, because it only matters where something is wrong; a busy machine is slow.
    private const int MaxWait = 60_000;

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
        "--disable-default-apps", "--metrics-recording-only", "--disable-gpu",

        // What a whole browser draws below its address bar, which nobody sees here, takes each window half a second. The other features
        // are of Playwright's own list, in whose place this one stands.
        "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,"
        + "AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,MediaRouter,PaintHolding,Translate,"
        + "BlockOriginHeaderModificationOnRedirect,AvoidCorsURLLoaderRestartOnRedirect,OptimizationHints",

        // Whatever asks for another host gets nowhere, and the test that sees it fails.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
    ];

    private static readonly Lazy<Task<IBrowser>> Browser = new(LaunchAsync);

    /// <summary>Somebody's own window: nothing is shared with any other.</summary>
    public static Task<Window> OpenAsync(House house, Look? look = null) => OpenAsync(house.Address, look);

    /// <param name="address">Of a host.</param>
    /// <param name="look">Null: English, light and wide.</param>
    public static async Task<Window> OpenAsync(Uri address, Look? look = null)
    {
        look ??= new Look();
        var browser = await Browser.Value;
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            Locale = look.Italian ? "it-IT" : "en-GB",
            TimezoneId = "Europe/Rome",
            ColorScheme = look.Dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = look.Width, Height = 900 },
        });
        context.SetDefaultTimeout(MaxWait);

        // A browser that people see asks nobody; one without a window refuses.
        await context.GrantPermissionsAsync(["clipboard-write"]);
        return await Window.OpenAsync(context, address);
    }

    private static async Task<IBrowser> LaunchAsync()
    {
        Assert.True(LocalHost.HasWebInterface, "The web interface is not part of this build: it needs Node.js 20.19 or newer.");
        SetDefaultExpectTimeout(MaxWait);
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Find(playwright), Args = Arguments });
    }
}

/// <summary>How somebody looks at the program.</summary>
public sealed record Look
{
    public bool Dark { get; init; }

    public bool Italian { get; init; }

    /// <summary>In CSS pixels.</summary>
    public int Width { get; init; } = 1280;

    /// <summary>A phone, or a window that is zoomed to four times its size.</summary>
    public bool IsNarrow => Width < 640;

    public override string ToString() => $"{(Dark ? "dark" : "light")}-{(Italian ? "it" : "en")}-{Width}";
}

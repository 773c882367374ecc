using System.Collections.Concurrent;
using BucketManager.Hosts.Local;

namespace BucketManager.Browser.Tests;

/// <summary>One browser for all tests; each has windows of its own. It ends with this process.</summary>
public static class Browsers
{
    // Milliseconds. Long, because it only matters where something is wrong; a busy machine is slow.
    private const int MaxWait = 60_000;

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
        "--disable-default-apps", "--metrics-recording-only", "--disable-gpu",

        // Pages live for seconds: what the optimizing compilers cost them they do not give back.
        "--js-flags=--no-opt,--no-maglev",

        // Windows of one context run in one process, which knows the program's scripts and styles from the window before.
        "--process-per-site",

        // What a whole browser draws below its address bar, which nobody sees here, takes each window half a second. The other features
        // are of Playwright's own list, in whose place this one stands.
        "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,"
        + "AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,MediaRouter,PaintHolding,Translate,"
        + "BlockOriginHeaderModificationOnRedirect,AvoidCorsURLLoaderRestartOnRedirect,OptimizationHints",

        // Whatever asks for another host gets nowhere, and the test that sees it fails.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
    ];

    private static readonly Lazy<Task<IBrowser>> Browser = new(LaunchAsync);

    /// <summary>Those that no window uses now, by the host and the look that they were made for.</summary>
    private static readonly ConcurrentDictionary<(Uri Address, Appearance Appearance), ConcurrentBag<BrowserPlace>> Free = new();

    /// <summary>Somebody's own window: nothing that a page can keep is shared with any other, only the browser's cache.</summary>
    public static Task<Window> OpenAsync(TestHost host, Appearance? look = null, bool isFirst = false) => OpenAsync(host.Address, look, isFirst);

    /// <param name="address">Of a host.</param>
    /// <param name="look">Null: English, light and wide.</param>
    /// <param name="isFirst">The browser has no file of the program yet.</param>
    public static async Task<Window> OpenAsync(Uri address, Appearance? look = null, bool isFirst = false)
    {
        look ??= new Appearance();
        var places = Free.GetOrAdd((address, look), _ => []);
        var place = !isFirst && places.TryTake(out var free) ? free : await BrowserPlace.MakeAsync(await Browser.Value, address, look, MaxWait);

        // A browser that people see asks nobody; one without a window refuses.
        await place.Context.GrantPermissionsAsync(["clipboard-write"]);
        return await Window.OpenAsync(place, address, async () =>
        {
            if (await place.IsLikeNewAsync())
                places.Add(place);
            else
                await place.DisposeAsync();
        });
    }

    /// <summary>Nobody opens a window on this host any more.</summary>
    public static async Task LeaveAsync(Uri address)
    {
        foreach (var (key, places) in Free.Where(f => f.Key.Address == address))
        {
            Free.TryRemove(key, out _);
            foreach (var place in places)
                await place.DisposeAsync();
        }
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
public sealed record Appearance
{
    public bool Dark { get; init; }

    public bool Italian { get; init; }

    /// <summary>In CSS pixels.</summary>
    public int Width { get; init; } = 1280;

    /// <summary>A phone, or a window that is zoomed to four times its size.</summary>
    public bool IsNarrow => Width < 640;

    public override string ToString() => $"{(Dark ? "dark" : "light")}-{(Italian ? "it" : "en")}-{Width}";
}

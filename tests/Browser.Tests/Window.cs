using System.Collections.Concurrent;
using System.Text.Json;
using BucketManager.Hosts.Local;

namespace BucketManager.Browser.Tests;

/// <summary>Somebody's window. When it is closed it has asked no other host, broken no policy, and left no error behind.</summary>
public sealed class Window : IAsyncDisposable
{
    private static readonly string Axe = File.ReadAllText(Path.Combine(Repository.Root, "src/Adapters/Web/node_modules/axe-core/axe.min.js"));

    private readonly IBrowserContext context;
    private readonly Func<Task> end;
    private readonly ConcurrentQueue<string> complaints = new();
    private readonly List<Uri> hosts = [];

    private Window(IBrowserContext context, IPage page, Func<Task> end)
    {
        this.context = context;
        this.end = end;
        Page = page;
    }

    public IPage Page { get; }

    /// <summary>It may ask these hosts, too.</summary>
    public void MayAsk(params ReadOnlySpan<Uri> others) => hosts.AddRange(others);

    /// <summary>The frame's badge that says how it stands with the connection.</summary>
    public ILocator Badge(string word) => Page.GetByRole(AriaRole.Button, new() { Name = word, Exact = true });

    /// <param name="place">Where it is opened.</param>
    /// <param name="address">Of the host that it may ask.</param>
    /// <param name="end">Closes it.</param>
    internal static async Task<Window> OpenAsync(BrowserPlace place, Uri address, Func<Task> end)
    {
        var page = await place.OpenPageAsync();
        var window = new Window(place.Context, page, end);
        window.MayAsk(address);
        page.PageError += (_, error) => window.complaints.Enqueue($"error: {error}");
        page.Request += (_, request) =>
        {
            if (!window.hosts.Exists(host => request.Url.StartsWith(host.ToString(), StringComparison.Ordinal)))
                window.complaints.Enqueue($"asked another host: {request.Url}");
        };
        page.Console += (_, message) =>
        {
            // What the browser says of answers that are no success, and of a network that is gone, is part of some tests.
            if (message.Type is "error" && !message.Text.Contains("Failed to load resource", StringComparison.Ordinal)
                && !message.Text.Contains("WebSocket connection", StringComparison.Ordinal))
            {
                window.complaints.Enqueue($"console: {message.Text}");
            }
        };
        return window;
    }

    /// <summary>Comes to a page as one of the sample people, who has signed in before.</summary>
    public async Task SignInAsync(string name, string path = "/projects")
    {
        await BecomeAsync(name);
        await GoToAsync(path);
    }

    /// <summary>Is one of the sample people from the next page on, until the page itself ends that.</summary>
    public async Task BecomeAsync(string name)
    {
        var person = SamplePeople.All.Single(p => p.Name == name);
        var answer = await Page.APIRequest.PostAsync("/dev/sign-in", new() { DataObject = new { email = person.Email.ToString() } });
        var token = (await answer.JsonAsync())!.Value.GetProperty("accessToken").GetString();

        // Tests set the browser's clock forward, but not the server's, which alone decides.
        var session = JsonSerializer.Serialize(new { token, expiresAt = "2999-01-01T00:00:00Z", person = person.Email.ToString(), renewal = (string?)null });
        await Page.AddInitScriptAsync($"localStorage['bucket-manager.session'] ??= {JsonSerializer.Serialize(session)}");
    }

    /// <summary>Loads a page of the frame; where its title does not come, the failure says what there is instead.</summary>
    public async Task GoToAsync(string path)
    {
        await Page.GotoAsync(path);
        try
        {
            await Expect(Page.Locator("#content h1").First).ToBeVisibleAsync();
        }
        catch (PlaywrightException late)
        {
            Assert.Fail($"{path} does not come. {Page.Url} shows: {await Page.InnerTextAsync("body")}\n{late.Message}");
        }
    }

    /// <summary>
    /// Goes to another page of the frame as one who follows a link, for a third of the work of loading it. Its title is another
    /// element, because nothing of the last page stays.
    /// </summary>
    public async Task GoOnToAsync(string path)
    {
        await Page.EvaluateAsync(
            """
            path => {
              if (new URL(path, location).pathname === location.pathname) throw new Error(`${path} is the same page.`);
              for (const title of document.querySelectorAll('#content h1')) title.setAttribute('data-left', '');
              history.pushState(null, '', path);
              dispatchEvent(new PopStateEvent('popstate', { state: null }));
            }
            """,
            path);
        await Expect(Page.Locator("#content h1:not([data-left])").First).ToBeVisibleAsync();
        await Expect(Page.Locator("[data-left]")).ToHaveCountAsync(0);
    }

    /// <summary>Loses its network, or gets it back.</summary>
    public Task CutAsync(bool isCut) => context.SetOfflineAsync(isCut);

    /// <summary>What holds for each screen in each look; of a phone's also at 400 %. Keeps pictures.</summary>
    public async Task LooksRightAsync(string name, Appearance look)
    {
        await HasNothingForAxeAsync();
        await FitsAsync();
        await SpeaksPlainlyAsync();
        await KeepPictureAsync($"{name}-{look}");
        if (look.IsNarrow)
        {
            // Its columns would be a few letters wide.
            await Expect(Page.Locator("table:visible thead")).ToHaveCountAsync(0);
            await FitsZoomedAsync($"{name}-{look}");
        }
    }

    /// <summary>Holds the page against WCAG 2.2 AA and the best practices, as axe-core knows them.</summary>
    public async Task HasNothingForAxeAsync()
    {
        if (!await Page.EvaluateAsync<bool>("() => 'axe' in window"))
            await Page.EvaluateAsync(Axe);
        var found = await Page.EvaluateAsync<JsonElement>(
            """
            async () => {
              // A colour on its way to another is nobody's contrast: what was found while one was on its way is looked at again. The pointer
              // may come to stand over a control because the page moved below it.
              const ends = a => a.playState === 'running' && a.effect.getComputedTiming().endTime !== Infinity;
              let moved = false;
              const note = () => { moved = true; };
              document.addEventListener('transitionrun', note, true);
              try {
                for (let tries = 1; ; tries++) {
                  await Promise.all(document.getAnimations().filter(ends).map(a => a.finished.catch(() => {})));
                  moved = false;
                  // No rule that is on reads the style sheets, which axe would fetch and parse again each time.
                  const { violations } = await axe.run(document, { resultTypes: ['violations'], preload: { assets: ['media'] } });
                  await new Promise(requestAnimationFrame);
                  if (violations.length === 0 || !moved || tries === 5)
                    return violations.map(v => `${v.id}: ${v.help}: ${v.nodes.map(n => n.html.slice(0, 200)).join(' | ')}`);
                }
              } finally {
                document.removeEventListener('transitionrun', note, true);
              }
            }
            """);
        var violations = found.EnumerateArray().Select(v => v.GetString()).ToList();
        Assert.True(violations.Count == 0, $"{Page.Url}: {string.Join("\n", violations)}");
    }

    /// <summary>Nobody has to scroll sideways: the page is no wider than the window, and each control stands in it or in what scrolls by itself.</summary>
    public async Task FitsAsync()
    {
        var outside = await Page.EvaluateAsync<string[]>(
            """
            async () => {
              const scrolls = e => e && (/auto|scroll/.test(getComputedStyle(e).overflowX) || scrolls(e.parentElement));
              const outside = () => {
                const width = document.documentElement.clientWidth;
                const isWide = document.documentElement.scrollWidth > width;
                return [...document.querySelectorAll(isWide ? '*' : 'a, button, input, textarea, summary')].filter(e => {
                  const { left, right, height } = e.getBoundingClientRect();
                  return height > 1 && (left < -1 || right > width + 1) && (isWide || e.tabIndex >= 0)
                    && e.checkVisibility({ visibilityProperty: true }) && !scrolls(e.parentElement);
                }).map(e => e.outerHTML.slice(0, 200));
              };
              // Some components measure the window, and are right some pictures later.
              for (let picture = 0; picture < 60 && outside().length > 0; picture++) await new Promise(requestAnimationFrame);
              return outside();
            }
            """);
        var size = Page.ViewportSize!;
        Assert.True(outside.Length == 0, $"{Page.Url} is wider than a window of {size.Width} by {size.Height}: {string.Join("\n", outside)}");
    }

    /// <summary>
    /// No ARN and no JSON stands anywhere but in what is titled as details for engineers, and in lines that are there for a program.
    /// </summary>
    public async Task SpeaksPlainlyAsync()
    {
        var found = await Page.EvaluateAsync<string[]>(
            """
            () => {
              const title = /^(Details for engineers|Dettagli per tecnici)$/;
              const isTitled = e => e && ([...e.children].some(c => title.test(c.innerText?.split('\n')[0].trim())) || isTitled(e.parentElement));
              const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              const shown = [];
              while (texts.nextNode()) {
                const place = texts.currentNode.parentElement;
                if (place.checkVisibility({ visibilityProperty: true }) && !isTitled(place.closest('pre')) && !place.closest('.lines')) shown.push(texts.currentNode.data);
              }
              for (const e of document.querySelectorAll('input, textarea')) shown.push(e.value);
              for (const e of document.querySelectorAll('[title], [aria-label]')) shown.push(e.title ?? '', e.getAttribute('aria-label') ?? '');
              return shown.filter(text => /arn:aws|[{[]\s*"|"\s*:/.test(text)).map(text => text.trim().slice(0, 200));
            }
            """);
        Assert.True(found.Length == 0, $"{Page.Url} is not for everybody: {string.Join("\n", found)}");
    }

    /// <summary>The same in a window of 1280 by 1024 pixels that is zoomed to 400 % (WCAG 1.4.10), of which it keeps a picture, too.</summary>
    public async Task FitsZoomedAsync(string name)
    {
        var size = Page.ViewportSize!;
        await Page.SetViewportSizeAsync(320, 256);
        await FitsAsync();
        await KeepPictureAsync($"{name}-zoomed");
        await Page.SetViewportSizeAsync(size.Width, size.Height);
    }

    /// <summary>Waits until what the page has heard is drawn.</summary>
    public Task DrawnAsync() => Page.EvaluateAsync("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))");

    /// <summary>Keeps a picture among the tests' output.</summary>
    public async Task KeepPictureAsync(string name)
    {
        var path = Path.Combine(Repository.Root, "artifacts", "screenshots", $"{name}.png");
        await Page.ScreenshotAsync(new() { Path = path, Animations = ScreenshotAnimations.Disabled });
    }

    public async ValueTask DisposeAsync()
    {
        await end();
        Assert.Equal([], complaints);
    }
}

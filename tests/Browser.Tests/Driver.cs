namespace BucketManager.Browser.Tests;

/// <summary>
/// Somebody at a page, who looks for a thing by what it is and what it is called, and then gets to it in a way of their own. Where
/// several are called the same, it is the last one: the newest, or the one on top.
/// </summary>
public abstract class Driver(IPage page)
{
    public IPage Page => page;

    public Task PressAsync(string button) => UseAsync(page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }));

    public Task FollowAsync(string link) => UseAsync(page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }));

    public Task TurnToAsync(string tab) => UseAsync(page.GetByRole(AriaRole.Tab, new() { Name = tab, Exact = true }));

    /// <summary>Replaces what a field holds.</summary>
    public async Task TypeAsync(string field, string text)
    {
        await GetToAsync(await SeenAsync(page.GetByRole(AriaRole.Textbox, new() { Name = field, Exact = true })));
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>Takes an entry from a menu, whose button says what is chosen, too.</summary>
    public async Task ChooseAsync(string menu, string entry)
    {
        await UseAsync(page.GetByRole(AriaRole.Button, new() { NameRegex = new($"^{Regex.Escape(menu)} ") }));
        await UseAsync(page.GetByRole(AriaRole.Option).Filter(new() { Has = page.GetByText(entry, new() { Exact = true }) }));
    }

    public Task SeesAsync(string text) => Expect(page.GetByText(text, new() { Exact = true }).Filter(new() { Visible = true }).First).ToBeVisibleAsync();

    public Task SeesHeadingAsync(string text) => Expect(page.GetByRole(AriaRole.Heading, new() { Name = text, Exact = true })).ToBeVisibleAsync();

    /// <summary>What stands on the page in this form.</summary>
    public async Task<string> ReadAsync(Regex form) => await page.GetByText(form).Last.InnerTextAsync();

    /// <summary>Gets to a thing, and no further.</summary>
    protected abstract Task GetToAsync(ILocator thing);

    /// <summary>Gets to a thing, and does what it is for.</summary>
    protected abstract Task ActOnAsync(ILocator thing);

    private async Task UseAsync(ILocator thing) => await ActOnAsync(await SeenAsync(thing));

    private static async Task<ILocator> SeenAsync(ILocator thing)
    {
        await Expect(thing.Last).ToBeVisibleAsync();
        await Expect(thing.Last).ToBeEnabledAsync();
        return thing.Last;
    }
}

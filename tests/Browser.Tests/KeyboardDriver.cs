namespace BucketManager.Browser.Tests;

/// <summary>Presses keys and does nothing else: from thing to thing with Tab, within a table, a menu or a row of tabs with the arrows.</summary>
public sealed class KeyboardDriver(IPage page) : Driver(page)
{
    private const int MostKeys = 120;

    /// <summary>Where one is, and the key that leads towards what is wanted, as one who sees both would choose it; nothing where one has arrived.</summary>
    private const string Way =
        """
        wanted => {
          const focused = document.activeElement;
          const here = document.getElementById(focused.getAttribute('aria-activedescendant')) ?? focused;
          if (here === wanted) return [];
          const name = here.getAttribute('aria-label') ?? here.labels?.[0]?.innerText ?? (here === document.body ? '' : here.innerText);
          const at = `${here.getAttribute('role') ?? here.tagName.toLowerCase()} "${name.trim().replace(/\s+/g, ' ').slice(0, 50)}"`;
          const group = here.closest('[role=grid], [role=tablist], [role=listbox]');
          if (!group?.contains(wanted))
            return [at, here.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_PRECEDING ? 'Shift+Tab' : 'Tab'];
          if (here.contains(wanted)) return [at, 'ArrowDown'];
          const from = (here.closest('tr') ?? here).getBoundingClientRect();
          const to = wanted.getBoundingClientRect();
          const middle = (to.top + to.bottom) / 2;
          if (middle < from.top) return [at, 'ArrowUp'];
          if (middle > from.bottom) return [at, 'ArrowDown'];
          return [at, to.left < here.getBoundingClientRect().left ? 'ArrowLeft' : 'ArrowRight'];
        }
        """;

    /// <summary>Nothing lies over it. What came in above it meanwhile may have moved it out of the window: then there is nothing at its point.</summary>
    private const string IsUncovered =
        """
        here => {
          const { left, right, top, bottom } = here.getBoundingClientRect();
          const shown = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
          return shown === null || here.contains(shown) || shown.contains(here);
        }
        """;

    protected override async Task GetToAsync(ILocator thing)
    {
        var passed = new List<string>();
        while (await thing.EvaluateAsync<string[]>(Way) is [var at, var key])
        {
            passed.Add($"{at}, {key}");
            Assert.True(passed.Count <= MostKeys, $"Keys do not lead to {thing}. They led past:\n{string.Join("\n", passed)}");
            await Page.Keyboard.PressAsync(key);
        }

        Assert.True(await thing.EvaluateAsync<bool>(IsUncovered), $"{thing} is reached, but something lies over it.");
    }

    protected override async Task ActOnAsync(ILocator thing)
    {
        await GetToAsync(thing);
        await Page.Keyboard.PressAsync("Enter");
    }
}

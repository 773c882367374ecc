namespace BucketManager.Browser.Tests;

/// <summary>Points, and clicks.</summary>
public sealed class MouseDriver(IPage page) : Driver(page)
{
    protected override Task GetToAsync(ILocator thing) => thing.ClickAsync();

    protected override Task ActOnAsync(ILocator thing) => thing.ClickAsync();
}

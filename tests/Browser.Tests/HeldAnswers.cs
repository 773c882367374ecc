namespace BucketManager.Browser.Tests;

/// <summary>Keeps back what the server says of entries, until a test lets it go.</summary>
internal sealed class HeldAnswers
{
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource came = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Lays it under a page.</summary>
    public static async Task<HeldAnswers> LayAsync(IPage page)
    {
        var held = new HeldAnswers();
        await page.RouteAsync("**/api/**dryRun=true*", async route =>
        {
            var answer = await route.FetchAsync();
            held.came.TrySetResult();
            await held.released.Task;
            await route.FulfillAsync(new() { Response = answer });
        });
        return held;
    }

    /// <summary>Waits until one is kept back.</summary>
    public Task ComesAsync() => came.Task.WaitAsync(TimeSpan.FromMinutes(1));

    public void Release() => released.TrySetResult();
}

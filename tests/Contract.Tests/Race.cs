namespace BucketManager.Contract.Tests;

/// <summary>Runs the same thing on several threads that start together.</summary>
internal static class Race
{
    public static async Task<T[]> RunAsync<T>(int runners, Func<int, Task<T>> run)
    {
        using var start = new Barrier(runners);
        return await Task.WhenAll(Enumerable.Range(0, runners).Select(i => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return run(i);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap()));
    }
}

using BucketManager.Hosts.Local;

return await LocalCommand.Create(RunAsync).Parse(args).InvokeAsync();

static async Task<int> RunAsync(LocalOptions options, CancellationToken cancel)
{
    try
    {
        await using var host = await LocalHost.StartAsync(options, cancel);
        Console.WriteLine(StartupBanner.Of(options, host.Addresses));
        await host.WaitForShutdownAsync(cancel);
        Console.WriteLine("Stopped. What was under way goes on at the next start.");
        return 0;
    }
    catch (StartRefused refused)
    {
        await Console.Error.WriteLineAsync(refused.Message);
        return 1;
    }
}

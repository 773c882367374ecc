using BucketManager.Benchmarks.Figures;

namespace BucketManager.Benchmarks.Load;

/// <summary>How long the local host takes to start on the whole data set, and what it takes of the machine's memory.</summary>
internal sealed class FootprintFigures(string data, int rounds, CancellationToken cancel)
{
    private const int GoalSeconds = 3;
    private const int GoalMegabytes = 250;
    private const double Megabyte = 1_000_000;

    public async IAsyncEnumerable<Figure> MeasureAsync()
    {
        var (took, atStart, atWork) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 1; round <= rounds; round++)
        {
            using var host = await ServerProcess.AsDeliveredAsync(data, cancel);
            took.Add(host.StartTook.TotalSeconds);
            atStart.Add(host.Resident / Megabyte);
            await ReadEverythingAsync(host);
            atWork.Add(host.Resident / Megabyte);
            Progress.Show(round, rounds, "starts");
        }

        yield return Seconds("start of the local host, until the first list of projects is answered", Spread.Of(took));
        using var server = await ServerProcess.WithBesideAsync(data, string.Empty, cancel);
        var managedAtStart = await server.ManagedAsync(cancel) / Megabyte;
        await ReadEverythingAsync(server);
        var managedAtWork = await server.ManagedAsync(cancel) / Megabyte;
        yield return Megabytes("memory of the local host after the start", Spread.Of(atStart), managedAtStart);
        yield return Megabytes("memory of the local host after everything was read once", Spread.Of(atWork), managedAtWork);
    }

    private static Figure Seconds(string name, Spread took) =>
        new(name, $"< {GoalSeconds} s", $"{took.Shown("0.0")} s", string.Empty, took.Median < GoalSeconds);

    private static Figure Megabytes(string name, Spread resident, double managed) => new(
        name,
        $"< {GoalMegabytes} MB",
        FormattableString.Invariant($"{resident.Shown("N0")} MB resident, {managed:N0} MB managed"),
        string.Empty,
        resident.Median < GoalMegabytes);

    private async Task ReadEverythingAsync(ServerProcess server)
    {
        for (string? next = string.Empty; next is not null;)
        {
            var page = await server.GetJsonAsync($"/api/projects?pageSize=200&pageToken={next}", cancel);
            foreach (var project in page["items"]!.AsArray())
            {
                foreach (var list in new[] { "buckets", "users", "access" })
                    await server.GetAsync($"/api/projects/{project!["name"]}/{list}", cancel);
            }

            next = page["nextPageToken"]?.GetValue<string>();
        }
    }
}

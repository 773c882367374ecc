using System.CommandLine;
using System.Globalization;

namespace BucketManager.Hosts.Local;

/// <summary>The command line.</summary>
public static class LocalCommand
{
    private const string FromCache = "cache";

    private const string Direct = "direct";

    private static readonly Option<string> Urls = new("--urls")
    {
        Description = "Addresses to listen on, separated by semicolons.",
        DefaultValueFactory = _ => LocalOptions.DefaultUrls,
    };

    private static readonly Option<string> State = new("--state")
    {
        Description = $"Folder that keeps everything, or \"{LocalOptions.Memory}\" to keep nothing.",
        DefaultValueFactory = _ => LocalOptions.DefaultState,
    };

    private static readonly Option<double> Speed = new("--speed")
    {
        Description = "The simulated CloudFormation runs so many times faster than AWS (0.1 to 1000).",
        DefaultValueFactory = _ => LocalOptions.DefaultSpeed,
    };

    private static readonly Option<bool> Fresh = new("--fresh") { Description = "Forget everything that the folder holds, and start anew." };

    private static readonly Option<string> Reads = new("--reads")
    {
        Description = "Where lists and things are read: \"cache\", or \"direct\" from the templates each time, as the first version did.",
        DefaultValueFactory = _ => FromCache,
    };

    private static readonly Option<int> Latency = new("--latency")
    {
        Description = "Milliseconds that each call of the simulated CloudFormation takes (0 to 10000; AWS needs 100 or more).",
        DefaultValueFactory = _ => 0,
    };

    /// <param name="run">What to do with the options; its number is the exit code.</param>
    public static RootCommand Create(Func<LocalOptions, CancellationToken, Task<int>> run)
    {
        var command = new RootCommand("BucketManager on this machine, with a simulated CloudFormation: nothing is created in AWS.")
        {
            Urls, State, Speed, Fresh, Reads, Latency,
        };
        Reads.AcceptOnlyFromAmong(FromCache, Direct);
        Speed.Validators.Add(result =>
        {
            if (result.Tokens is [var typed]
                && !(double.TryParse(typed.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var speed) && speed is >= 0.1 and <= 1000))
            {
                result.AddError("--speed must be a number between 0.1 and 1000.");
            }
        });
        Latency.Validators.Add(result =>
        {
            if (result.Tokens is [var typed]
                && !(int.TryParse(typed.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var latency) && latency is >= 0 and <= 10_000))
            {
                result.AddError("--latency must be a whole number between 0 and 10000.");
            }
        });
        State.Validators.Add(result =>
        {
            if (string.IsNullOrWhiteSpace(result.GetValueOrDefault<string>()))
                result.AddError($"--state needs a folder, or \"{LocalOptions.Memory}\".");
        });
        command.SetAction((parsed, cancel) =>
        {
            var state = parsed.GetRequiredValue(State);
            return run(
                new LocalOptions(
                    parsed.GetRequiredValue(Urls),
                    state == LocalOptions.Memory ? null : Path.GetFullPath(state),
                    parsed.GetRequiredValue(Speed),
                    parsed.GetValue(Fresh))
                {
                    DirectReads = parsed.GetRequiredValue(Reads) == Direct,
                    Latency = TimeSpan.FromMilliseconds(parsed.GetValue(Latency)),
                },
                cancel);
        });
        return command;
    }
}

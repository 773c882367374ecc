using System.CommandLine;

namespace BucketManager.Benchmarks;

/// <summary>What every measurement is asked with.</summary>
internal sealed record Measuring(string Data, int Rounds, TimeSpan Lasts, CancellationToken Cancel)
{
    private static readonly Option<string> DataFolder = new("--data") { Description = "What \"data\" wrote: the whole set.", Required = true };

    private static readonly Option<int> RoundCount = new("--rounds")
    {
        Description = "How often each figure is measured; medians are shown.",
        DefaultValueFactory = _ => 5,
    };

    private static readonly Option<double> Seconds = new("--seconds")
    {
        Description = "How long each round of a load lasts.",
        DefaultValueFactory = _ => 2,
    };

    /// <summary>A command that measures and prints.</summary>
    public static Command Command(string name, string description, Func<Measuring, Task> measure)
    {
        var command = new Command(name, description) { DataFolder, RoundCount, Seconds };
        command.SetAction((parsed, cancel) => measure(new Measuring(
            Path.GetFullPath(parsed.GetRequiredValue(DataFolder)),
            parsed.GetValue(RoundCount),
            TimeSpan.FromSeconds(parsed.GetValue(Seconds)),
            cancel)));
        return command;
    }
}

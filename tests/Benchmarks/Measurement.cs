using System.CommandLine;
using System.Runtime.InteropServices;
using BucketManager.Benchmarks.Figures;

namespace BucketManager.Benchmarks;

/// <summary>A group of figures that are measured together, with a command of its own.</summary>
internal sealed record Measurement(string Name, string Description, Func<Measuring, IAsyncEnumerable<Figure>> TakeAsync)
{
    private static readonly Option<string> Data = new("--data") { Description = "What \"data\" wrote: the whole set.", Required = true };

    private static readonly Option<int> Rounds = new("--rounds")
    {
        Description = "How often each figure is measured; medians are shown.",
        DefaultValueFactory = _ => 5,
    };

    private static readonly Option<double> Seconds = new("--seconds")
    {
        Description = "How long each round of a load lasts.",
        DefaultValueFactory = _ => 2,
    };

    private static readonly Option<int> Subscribers = new("--subscribers")
    {
        Description = "How many subscribers are many.",
        DefaultValueFactory = _ => 10_000,
    };

    private static readonly Option<int> Stacks = new("--stacks")
    {
        Description = "How many stacks the project of direct reads has.",
        DefaultValueFactory = _ => 50,
    };

    private static readonly Option<string> Only = new("--only")
    {
        Description = "Only those loads of \"reads\" in whose name this stands, such as \"LIST users\".",
        DefaultValueFactory = _ => string.Empty,
    };

    public Command Command() => CommandOf(Name, Description, [this]);

    /// <summary>
    /// Takes one after the other, and prints a table for each, row for row as they become known. One that fails keeps no other from being
    /// taken.
    /// </summary>
    public static Command CommandOf(string name, string description, IReadOnlyList<Measurement> measurements)
    {
        var command = new Command(name, description) { Data, Rounds, Seconds, Subscribers, Stacks, Only };
        command.SetAction(async (parsed, cancel) =>
        {
            var asked = new Measuring(
                Path.GetFullPath(parsed.GetRequiredValue(Data)),
                parsed.GetValue(Rounds),
                TimeSpan.FromSeconds(parsed.GetValue(Seconds)),
                parsed.GetValue(Subscribers),
                parsed.GetValue(Stacks),
                parsed.GetValue(Only)!,
                cancel);
            Console.WriteLine(
                $"{Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}");
            var failed = 0;
            foreach (var measurement in measurements)
            {
                Progress.Tell(measurement.Description);
                try
                {
                    Figure.PrintHead(measurement.Name, asked.Rounds);
                    await foreach (var figure in measurement.TakeAsync(asked))
                        figure.Print();
                }
                catch (Exception trouble) when (trouble is not OperationCanceledException)
                {
                    Progress.Tell($"{measurement.Name} could not be taken: {trouble}");
                    failed++;
                }
            }

            return failed == 0 ? 0 : 1;
        });
        return command;
    }
}

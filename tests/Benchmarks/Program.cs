using System.CommandLine;
using BucketManager.Benchmarks;
using BucketManager.Benchmarks.Data;
using BucketManager.Benchmarks.Load;

// The server of a measurement is this program, too.
if (args is [Beside.Word, .. var options])
    return await Beside.RunAsync(options);

// What is measured, how and with what result: docs/performance.md.
var command = new RootCommand("Figures of the program, each as a ratio within one run.")
{
    DataCommand.Create(),
    CheckCommand.Create(),
};
foreach (var measurement in LoadMeasurements.All)
    command.Add(measurement.Command());
command.Add(Measurement.CommandOf("all", "Everything that is measured.", LoadMeasurements.All));
return await command.Parse(args).InvokeAsync();

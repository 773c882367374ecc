using System.CommandLine;
using BucketManager.Benchmarks;
using BucketManager.Benchmarks.Data;
using BucketManager.Benchmarks.Load;
using BucketManager.Benchmarks.Micro;
using BucketManager.Benchmarks.Web;

// The server of a measurement is this program, too.
if (args is [Beside.Word, .. var options])
    return await Beside.RunAsync(options);

// What is measured, how and with what result: docs/performance.md.
var command = new RootCommand("Figures of the program, each as a ratio within one run.")
{
    DataCommand.Create(),
    CheckCommand.Create(),
};
IReadOnlyList<Measurement> all = [.. MicroMeasurements.All, .. LoadMeasurements.All, .. WebMeasurements.All];
foreach (var measurement in all)
    command.Add(measurement.Command());
command.Add(Measurement.CommandOf("all", "Everything that is measured.", all));
return await command.Parse(args).InvokeAsync();

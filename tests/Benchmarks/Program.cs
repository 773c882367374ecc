using System.CommandLine;
using BucketManager.Benchmarks.Data;

// What is measured, how and with what result: docs/performance.md.
var command = new RootCommand("Figures of the program, each as a ratio within one run.")
{
    DataCommand.Create(),
    CheckCommand.Create(),
};
return await command.Parse(args).InvokeAsync();

using System.Diagnostics;
using BucketManager.Simulation;
using BucketManager.Simulation.Kernel;

var schedules = args.Length > 0 ? long.Parse(args[0], null) : 100;
var seed = args.Length > 1 ? long.Parse(args[1], null) : 1;
var watch = Stopwatch.StartNew();
var broken = 0;
for (var s = seed; s < seed + schedules; s++)
{
    var outcome = Schedule.Run(Choices.OfSeed(s), args.Length > 2);
    if (args.Length > 2)
        Console.WriteLine(string.Join('\n', outcome.Story));
    if (outcome.Violation is { } v)
    {
        broken++;
        Console.WriteLine($"{s}: {v.Message}");
        if (broken > 20)
            break;
    }
}

Console.WriteLine($"{schedules} in {watch.Elapsed.TotalSeconds:0.0} s, {broken} broken");

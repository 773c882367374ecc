using System.CommandLine;
using System.Diagnostics;
using BucketManager.Simulation;
using BucketManager.Simulation.Kernel;

// Runs any number of schedules, shrinks what breaks, and tells it in sentences.
var schedules = new Option<long>("--schedules") { Description = "How many", DefaultValueFactory = _ => 2000 };
var seed = new Option<long>("--seed") { Description = "The first schedule's seed; the next has one more", DefaultValueFactory = _ => 1 };
var story = new Option<bool>("--story") { Description = "Tell each schedule in sentences, whether or not it breaks anything" };
var asFound = new Option<bool>("--as-found") { Description = "Shrink nothing" };
var onlyFirst = new Option<bool>("--first") { Description = "Stop at the first that breaks something, and shrink nothing" };
var rules = new Argument<string[]>("rules") { Description = "Names of rules; none: all", Arity = ArgumentArity.ZeroOrMore };
var mutations = new Command("mutations", "Switches off the rules of the write loop in a copy of the sources, one by one.")
{
    schedules, rules,
};
mutations.SetAction(parsed => Mutations.Run(parsed.GetValue(schedules), parsed.GetValue(rules) ?? []) ? 0 : 1);
var command = new RootCommand("The whole program in seeded schedules, on one thread and a virtual clock.")
{
    schedules, seed, story, asFound, onlyFirst, mutations,
};
command.SetAction(parsed =>
{
    var (count, first) = (parsed.GetValue(schedules), parsed.GetValue(seed));
    if (parsed.GetValue(story))
    {
        for (var each = first; each < first + count; each++)
            Tell(each, Schedule.Run(Choices.OfSeed(each), tellsStory: true));
        return 0;
    }

    var watch = Stopwatch.StartNew();
    var done = 0L;
    var shown = -1L;
    var stops = parsed.GetValue(onlyFirst);
    var broken = Campaign.Run(first, count, Show, most: stops ? 1 : 20);
    var took = watch.Elapsed;
    using var self = System.Diagnostics.Process.GetCurrentProcess();
    var used = self.TotalProcessorTime;
    Console.WriteLine($"\n{done:N0} schedules from seed {first} in {took:hh\\:mm\\:ss}: {done / took.TotalSeconds:N0} a second, "
        + $"{done / used.TotalSeconds:N0} a second and core");
    foreach (var (each, outcome) in broken)
        Console.WriteLine($"seed {each} breaks {outcome.Violation!.Message}");
    if (broken.Count > 0 && !stops && !parsed.GetValue(asFound))
    {
        Console.WriteLine($"\nThe shortest schedule that breaks the same rule as seed {broken[0].Seed}:");
        Tell(broken[0].Seed, Shrink.Of(broken[0].Outcome));
    }

    Console.WriteLine($"{done - broken.Count} passed, {broken.Count} failed");
    return broken.Count == 0 ? 0 : 1;

    void Show()
    {
        var now = Interlocked.Increment(ref done);
        var tenths = now * 1000 / count;
        if (Console.IsErrorRedirected || Interlocked.Exchange(ref shown, tenths) == tenths)
            return;
        var bar = new string('#', (int)(tenths / 25)).PadRight(40, '.');
        Console.Error.Write($"\r[{bar}] {now:N0} of {count:N0}, {now / watch.Elapsed.TotalSeconds:N0} a second ");
    }
});
return command.Parse(args).Invoke();

static void Tell(long seed, Outcome outcome)
{
    Console.WriteLine($"--- seed {seed}");
    foreach (var line in outcome.Story)
        Console.WriteLine(line);
    Console.WriteLine(outcome.Violation?.Message ?? "everything held");
}

using BucketManager.Crashes;

if (CrashArguments.Parse(args) is not { } arguments)
{
    await Console.Error.WriteLineAsync(CrashArguments.Usage);
    return 2;
}

const int KillsOfALife = 10;
Console.WriteLine($"{arguments.Kills} kills, seed {arguments.Seed}");
var telling = new Telling(arguments.Kills);
var lives = Enumerable.Range(0, (arguments.Kills + KillsOfALife - 1) / KillsOfALife)
    .Select(n => (Number: n, Kills: Math.Min(KillsOfALife, arguments.Kills - (n * KillsOfALife))));
var sideBySide = new ParallelOptions { MaxDegreeOfParallelism = arguments.AtOnce };
await Parallel.ForEachAsync(lives, sideBySide, async (life, _) =>
{
    using var lived = new Life(life.Number, life.Kills, arguments, telling);
    await lived.RunAsync();
});
Console.WriteLine();
Console.WriteLine($"{telling.Passed} passed, {telling.Failed} failed");
return telling.Failed == 0 ? 0 : 1;

using System.Globalization;

namespace BucketManager.Crashes;

/// <summary>The command line.</summary>
/// <param name="AtOnce">So many state folders are lived through side by side.</param>
/// <param name="Speed">Of the simulated CloudFormation: slow enough that changes are under way, fast enough that they end.</param>
internal sealed record CrashArguments(int Kills, int Seed, int AtOnce, int Speed)
{
    public const string Usage = """
        Kills the local host at random moments in the middle of changes, starts it again, and looks whether anything was lost.

          dotnet run --project tests/Crashes -c Release -- [options]

          --kills N      how many times (default 20); ten on one state folder, then on a new one
          --seed S       what is drawn: changes and moments (default: by the clock)
          --at-once N    state folders side by side (default 1)
          --speed N      of the simulated CloudFormation (default 20)
        """;

    /// <summary>Null: not understood.</summary>
    public static CrashArguments? Parse(string[] args)
    {
        var asked = new CrashArguments(20, Environment.TickCount & 0xFFFF, 1, 20);
        for (var i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length || !int.TryParse(args[i + 1], CultureInfo.InvariantCulture, out var number) || number < 0)
                return null;
            if (args[i] switch
            {
                "--kills" when number > 0 => asked with { Kills = number },
                "--seed" => asked with { Seed = number },
                "--at-once" when number > 0 => asked with { AtOnce = number },
                "--speed" when number > 0 => asked with { Speed = number },
                _ => null,
            } is not { } next)
            {
                return null;
            }

            asked = next;
        }

        return asked;
    }
}

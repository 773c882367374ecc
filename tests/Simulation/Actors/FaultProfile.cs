using BucketManager.Application.Ports;
using BucketManager.Simulation.Kernel;

namespace BucketManager.Simulation.Actors;

/// <summary>
/// What goes wrong in a schedule, and how much. Each schedule has a temper of its own: most of what can go wrong does so seldom or
/// never in it, and a few things, together, again and again.
/// </summary>
/// <param name="Share">Of calls and events that something goes wrong with, 0 to 1.</param>
public sealed record FaultProfile(double Share = 0)
{
    /// <summary>How long the claim of a process counts (60 s), less what its clock and another's may be apart and what it may dawdle
    /// before it sends: a call's way and the time until its first event shows are together shorter (protocol.md §6).</summary>
    private const int SecondsOfCallAndLag = 47;

    /// <summary>Processes that may die.</summary>
    public int Deaths { get; init; }

    /// <summary>Changes by somebody who does not use the program.</summary>
    public int Outside { get; init; }

    /// <summary>Of the whole cache.</summary>
    public int Losses { get; init; }

    /// <summary>Of parts that fail where something is made or changed.</summary>
    public double FailedParts { get; init; }

    public double FailedRollbacks { get; init; }

    public double FailedDeletions { get; init; }

    /// <summary>Of reads of CloudFormation that show an earlier state.</summary>
    public double OldReads { get; init; }

    /// <summary>Reads show the state of up to so long ago.</summary>
    public TimeSpan Lag { get; init; }

    /// <summary>The same of a stack's events.</summary>
    public TimeSpan LagOfEvents { get; init; }

    /// <summary>Longest way of a call that changes a stack. Of one that is just made the events are found only once it is seen itself.</summary>
    public TimeSpan LongestWayOf(PortCall call) =>
        TimeSpan.FromSeconds(SecondsOfCallAndLag) - (call.Method == nameof(IStackProvisioner.CreateAsync) ? Lag : LagOfEvents);

    /// <summary>Of calls that change a stack and are nearly as long on their way as they can be.</summary>
    public double SlowCalls { get; init; }

    /// <summary>How fast CloudFormation works; 1 is as usual.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>Also what was read is on its way back for as long as it likes.</summary>
    public bool SlowAnswers { get; init; }

    /// <summary>A process may stand still for a while, with all that it has under way.</summary>
    public bool Naps { get; init; }

    /// <summary>Of answers with a stack's events: their process stands still until about the end of a claim.</summary>
    public double Dozes { get; init; }

    /// <summary>Then all of them do. What they have sent goes on.</summary>
    public bool AllDoze { get; init; }

    /// <summary>Of what happens that somebody looks at what is under way, for no reason.</summary>
    public double Looks { get; init; }

    /// <summary>The first choice is always that nothing goes wrong.</summary>
    public static FaultProfile Draw(Choices choices)
    {
        var share = choices.Pick(0, 0, 0.03, 0.08, 0.15);
        var lag = choices.Pick(15, 15, 28);
        var dozes = choices.Pick(0, 0, 0, 0, 0.3);
        return new FaultProfile(share)
        {
            Deaths = choices.Pick(0, 0, 1, 3),
            Outside = choices.Pick(0, 0, 0, 2, 5),
            Losses = choices.Pick(0, 0, 0, 0, 0, 0, 0, 1, 3),
            FailedParts = choices.Pick(share / 3, share / 3, share / 3, 0.2),
            FailedRollbacks = choices.Pick(share / 3, share / 3, share / 3, 0.5),
            FailedDeletions = choices.Pick(share / 3, share / 3, share / 3, 0.5),
            OldReads = choices.Pick(share / 2, share / 2, share / 2, 0.3),
            Lag = TimeSpan.FromSeconds(lag),
            LagOfEvents = TimeSpan.FromSeconds(choices.Pick(lag, lag, 2)),

            // Only what arrives meanwhile makes what a sleeper has read older than it looks.
            SlowCalls = dozes > 0 ? choices.Pick(0, 0.5, 0.5) : choices.Pick(0, 0, 0, 0, 0, 0.5),
            Speed = choices.Pick(1, 1, 1, 0.3),
            SlowAnswers = choices.Pick(false, false, false, true),
            Naps = choices.Pick(false, false, true),
            Dozes = dozes,
            AllDoze = choices.Pick(false, true),
            Looks = choices.Pick(0, 0, 0.05),
        };
    }
}

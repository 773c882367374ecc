using BucketManager.Application.Ports;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Handovers;
using BucketManager.Domain.Projects;

namespace BucketManager.Application;

/// <summary>Everything that the program leans on. A host chooses the adapters and hands them in here.</summary>
public sealed record Dependencies
{
    public required IStateCache Cache { get; init; }

    /// <summary>
    /// What GET, LIST and search read instead, anew each time: the templates themselves, to compare with or where the cache is lost.
    /// Null, as it should be: the cache. Edits and the live view go by the cache in any case.
    /// </summary>
    public IStateCache? DirectReads { get; init; }

    public required IHandoverStore Handovers { get; init; }

    public required IStackProvisioner Stacks { get; init; }

    public required INotifier Notifier { get; init; }

    public required IJobQueue Jobs { get; init; }

    public required IAccessKeyIssuer Keys { get; init; }

    public required IBucketContents Contents { get; init; }

    public required IAccountGateway Accounts { get; init; }

    public required TimeProvider Clock { get; init; }

    public required IEntropy Entropy { get; init; }

    /// <summary>
    /// How often a second this process calls <see cref="Stacks"/> in one place. AWS takes about 5, of all processes together.
    /// Null: as often as it likes.
    /// </summary>
    public double? StackCallsPerSecond { get; init; }

    /// <summary>Account and region that hold the registry of projects.</summary>
    public required StackPlace Hub { get; init; }

    /// <summary>Rounds of a passcode's hash; tests take fewer.</summary>
    internal int PasscodeRounds { get; init; } = PasscodeKeys.Iterations;
}

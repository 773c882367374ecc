using BucketManager.Domain.Projects;

namespace BucketManager.Adapters.SimulatedAws;

/// <summary>
/// Where the simulated AWS keeps what exists in it, so that it outlives the program as AWS does. What is damaged throws
/// <see cref="InvalidDataException"/> with a sentence that names it, when it is read and not before.
/// </summary>
public abstract class SimulationStore
{
    private protected SimulationStore()
    {
    }

    /// <summary>Keeps nothing: what exists is gone with the process.</summary>
    public static SimulationStore InMemory() => new ForgetfulStore();

    /// <summary>One file for each stack and account, below <paramref name="folder"/>, which only one process may use at a time.</summary>
    public static SimulationStore InFolder(string folder) => new FolderStore(folder);

    /// <summary>What was saved can be found again, so it need not stay in memory.</summary>
    internal abstract bool Keeps { get; }

    /// <summary>Every account that holds anything.</summary>
    internal abstract IEnumerable<string> Accounts();

    internal abstract AccountState? FindAccount(string account);

    /// <summary>Where an account has stacks.</summary>
    internal abstract IEnumerable<StackPlace> Places(string account);

    /// <summary>All places where something may be under way that the last process began, and perhaps more.</summary>
    internal abstract IEnumerable<StackPlace> PlacesUnderWay();

    /// <summary>All of them were taken up.</summary>
    internal abstract void TakenUp();

    /// <summary>Every stack of a place, deleted ones too, by the names of their files.</summary>
    internal abstract IReadOnlyList<ListedStack> List(StackPlace place);

    internal abstract StackState? Find(string stackId);

    /// <summary>On return it would survive the end of the process. A power cut may bring back what was saved before, as a whole.</summary>
    internal abstract void Save(StackState stack);

    internal abstract void Save(AccountState account);

    internal abstract void Remove(StackHead stack);

    private sealed class ForgetfulStore : SimulationStore
    {
        internal override bool Keeps => false;

        internal override IEnumerable<string> Accounts() => [];

        internal override AccountState? FindAccount(string account) => null;

        internal override IEnumerable<StackPlace> Places(string account) => [];

        internal override IEnumerable<StackPlace> PlacesUnderWay() => [];

        internal override void TakenUp()
        {
        }

        internal override IReadOnlyList<ListedStack> List(StackPlace place) => [];

        internal override StackState? Find(string stackId) => null;

        internal override void Save(StackState stack)
        {
        }

        internal override void Save(AccountState account)
        {
        }

        internal override void Remove(StackHead stack)
        {
        }
    }
}

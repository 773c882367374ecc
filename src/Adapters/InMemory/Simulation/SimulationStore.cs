namespace BucketManager.Adapters.InMemory.Simulation;

/// <summary>Where the simulated AWS keeps what exists in it, so that it outlives the program as AWS does.</summary>
public abstract class SimulationStore
{
    private protected SimulationStore()
    {
    }

    /// <summary>Keeps nothing: what exists is gone with the process.</summary>
    public static SimulationStore InMemory() => new ForgetfulStore();

    /// <summary>One file for each stack and account, below <paramref name="folder"/>, which only one process may use at a time.</summary>
    public static SimulationStore InFolder(string folder) => new FolderStore(folder);

    internal abstract IEnumerable<AccountState> LoadAccounts();

    internal abstract IEnumerable<StackState> LoadStacks();

    /// <summary>On return it would survive the end of the process. A power cut may bring back what was saved before, as a whole.</summary>
    internal abstract void Save(StackState stack);

    internal abstract void Save(AccountState account);

    internal abstract void Remove(StackState stack);

    private sealed class ForgetfulStore : SimulationStore
    {
        internal override IEnumerable<AccountState> LoadAccounts() => [];

        internal override IEnumerable<StackState> LoadStacks() => [];

        internal override void Save(StackState stack)
        {
        }

        internal override void Save(AccountState account)
        {
        }

        internal override void Remove(StackState stack)
        {
        }
    }
}

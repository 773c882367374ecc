using BucketManager.Core.Ports;

namespace BucketManager.Adapters.InMemory.Simulation;

/// <summary>Everything that exists in the simulated AWS. Not safe for several threads: <see cref="SimulatedAws"/> holds the lock.</summary>
internal sealed class AwsState(Action<AccountState> changed)
{
    private readonly Dictionary<string, StackState> stacks = new(StringComparer.Ordinal);
    private readonly Dictionary<StackPlace, Dictionary<string, StackState>> named = [];
    private readonly Dictionary<string, AccountState> accounts = new(StringComparer.Ordinal);

    /// <summary>Who has a name that can be given only once: the stack's id, or null for a resource that was kept without a stack.</summary>
    private readonly Dictionary<string, string?> owners = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Type, string Account), int> counts = [];

    public IEnumerable<StackState> Stacks => stacks.Values;

    public StackState? ById(string id) => stacks.GetValueOrDefault(id);

    /// <summary>The newest stack of that name, deleted or not.</summary>
    public StackState? ByName(StackPlace place, string name) => named.GetValueOrDefault(place)?.GetValueOrDefault(name);

    /// <summary>The newest of each name, deleted ones too.</summary>
    public IEnumerable<StackState> At(StackPlace place) => named.GetValueOrDefault(place)?.Values.AsEnumerable() ?? [];

    public void Add(StackState stack)
    {
        stacks.Add(stack.Id, stack);
        if (!named.TryGetValue(stack.Place, out var there))
            named.Add(stack.Place, there = new Dictionary<string, StackState>(StringComparer.Ordinal));
        if (!there.TryGetValue(stack.Name, out var older) || older.CreatedAt <= stack.CreatedAt)
            there[stack.Name] = stack;
    }

    public void Forget(StackState stack)
    {
        stacks.Remove(stack.Id);
        if (ByName(stack.Place, stack.Name) == stack)
            named[stack.Place].Remove(stack.Name);
    }

    public AccountState Account(StackPlace place)
    {
        var account = place.Account.ToString();
        if (!accounts.TryGetValue(account, out var state))
            accounts.Add(account, state = new AccountState { Account = account });
        return state;
    }

    public void Add(AccountState account)
    {
        accounts.Add(account.Account, account);
        foreach (var kept in account.Kept)
            Own(Place(account.Account, kept.Region), kept.Type, kept.PhysicalId, null);
    }

    /// <summary>How many of a type an account has.</summary>
    public int Count(string type, StackPlace place) => counts.GetValueOrDefault((type, place.Account.ToString()));

    public bool Exists(string type, StackPlace place, string physicalId) =>
        owners.ContainsKey(ResourceTypes.Find(type)!.Claim(place, physicalId));

    public bool TryOwner(string type, StackPlace place, string physicalId, out string? stackId) =>
        owners.TryGetValue(ResourceTypes.Find(type)!.Claim(place, physicalId), out stackId);

    public void Claim(StackState stack, string type, string physicalId) => Own(stack.Place, type, physicalId, stack.Id);

    /// <summary>The resource is gone.</summary>
    public void Release(StackPlace place, string type, string physicalId)
    {
        if (owners.Remove(ResourceTypes.Find(type)!.Claim(place, physicalId)))
            counts[(type, place.Account.ToString())]--;
        var account = Account(place);
        var objects = type == "AWS::S3::Bucket" && account.RemoveBucket(physicalId);
        if (account.Kept.RemoveAll(k => k.Type == type && k.PhysicalId == physicalId) > 0 || objects)
            changed(account);
    }

    /// <summary>The resource stays, but belongs to no stack any more.</summary>
    public void Keep(StackPlace place, string type, string physicalId)
    {
        Own(place, type, physicalId, null);
        var account = Account(place);
        var kept = new KeptResource(type, place.Region.ToString(), physicalId);

        // It may stand there already: a step that was not saved before a restart is done again.
        if (!account.Kept.Contains(kept))
            account.Kept.Add(kept);
        changed(account);
    }

    private void Own(StackPlace place, string type, string physicalId, string? stackId)
    {
        var claim = ResourceTypes.Find(type)!.Claim(place, physicalId);
        if (!owners.ContainsKey(claim))
            counts[(type, place.Account.ToString())] = Count(type, place) + 1;
        owners[claim] = stackId;
    }

    private static StackPlace Place(string account, string region) =>
        new(Core.Projects.AccountId.Parse(account), Core.Projects.Region.Parse(region));
}

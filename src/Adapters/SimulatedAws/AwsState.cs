using BucketManager.Domain.Projects;

namespace BucketManager.Adapters.SimulatedAws;

/// <summary>
/// Everything that exists in the simulated AWS. Of what its store keeps, only stacks that are under way and a few at rest are in memory,
/// and the names of accounts in which something was changed. Not safe for several threads: <see cref="SimulatedAws"/> holds the lock.
/// </summary>
/// <param name="store">Where everything else is.</param>
/// <param name="now">The time of the call that is answered.</param>
/// <param name="changed">Told of accounts that are to be saved.</param>
/// <param name="loaded">Told of stacks that came from the store.</param>
internal sealed class AwsState(SimulationStore store, Func<DateTimeOffset> now, Action<AccountState> changed, Action<StackState> loaded)
{
    private const int MostAtRest = 100;

    /// <summary>DescribeStacks by id shows a deleted stack for so long. Source: CloudFormation API reference.</summary>
    private static readonly TimeSpan DeletedStacksStay = TimeSpan.FromDays(90);

    private readonly Dictionary<string, StackState> stacks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AccountState> accounts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AccountNames> names = new(StringComparer.Ordinal);

    /// <summary>Takes up what was under way when the last process ended.</summary>
    public void TakeUp()
    {
        foreach (var account in store.PlacesUnderWay().Select(p => p.Account).Distinct().ToList())
            Names(account);
        store.TakenUp();
    }

    public StackState? ById(string id)
    {
        if (stacks.TryGetValue(id, out var stack) || store.Find(id) is not { } found)
            return stack;
        stacks.Add(id, found);
        loaded(found);
        return found;
    }

    /// <summary>The newest stack of that name, deleted or not.</summary>
    public StackState? ByName(StackPlace place, string name) => Names(place.Account).IdOf(place, name) is { } id ? ById(id) : null;

    /// <summary>How many there are that are not deleted.</summary>
    public int CountAt(StackPlace place) =>
        Names(place.Account).At(place).Count(s => stacks.TryGetValue(s.Id, out var stack) ? stack.DeletedAt is null : !s.IsDeleted);

    /// <summary>The newest of each name, deleted ones too, in no order: as it is in memory, else as <paramref name="kept"/> shows it.</summary>
    public IEnumerable<T> At<T>(StackPlace place, Func<StackState, T> live, Func<StackHead, T> kept)
    {
        var newest = new Dictionary<string, (string Id, DateTimeOffset CreatedAt, StackHead? Head)>(StringComparer.Ordinal);
        foreach (var (_, head, damage) in store.List(place))
            Take(head?.Name ?? throw new InvalidDataException(damage), head.Id, head.CreatedAt, head);
        var (account, region) = (place.Account.ToString(), place.Region.ToString());
        foreach (var stack in stacks.Values.Where(s => s.Account == account && s.Region == region))
            Take(stack.Name, stack.Id, stack.CreatedAt, null);
        return newest.Values.Select(s => stacks.TryGetValue(s.Id, out var stack) ? live(stack) : kept(s.Head!));

        void Take(string name, string id, DateTimeOffset createdAt, StackHead? head)
        {
            if (!newest.TryGetValue(name, out var other) || other.CreatedAt <= createdAt)
                newest[name] = (id, createdAt, head ?? (other.Id == id ? other.Head : null));
        }
    }

    /// <summary>A deleted stack that can still be read by its id, or one that is not deleted.</summary>
    public bool IsReadable(DateTimeOffset? deletedAt) => deletedAt is not { } gone || gone + DeletedStacksStay > now();

    public void Add(StackState stack)
    {
        stacks.Add(stack.Id, stack);
        Names(stack.Place.Account).Add(stack.Place, stack.Name, stack.Id, stack.CreatedAt, isDeleted: false);
    }

    /// <summary>Forgets stacks at rest that can be read again, when there are many. All are saved.</summary>
    public void Trim()
    {
        if (!store.Keeps || stacks.Count <= MostAtRest)
            return;
        foreach (var stack in stacks.Values.Where(s => s.Run is null).ToList())
        {
            stacks.Remove(stack.Id);
            if (stack.DeletedAt is not null && names.TryGetValue(stack.Account, out var account))
                account.Deleted(stack.Place, stack.Name, stack.Id);
        }
    }

    public AccountState Account(StackPlace place) => Account(place.Account.ToString());

    /// <summary>Reads the names of an account before something is done there: what runs must not wait for a disk that fails.</summary>
    public void Open(StackPlace place) => Names(place.Account);

    /// <summary>How many of a type an account has.</summary>
    public int Count(string type, StackPlace place) => Names(place.Account).Count(type);

    public bool Exists(string type, StackPlace place, string physicalId) => TryOwner(type, place, physicalId, out _);

    /// <summary>Who has a name that can be given only once: the stack's id, or null for a resource that was kept without a stack.</summary>
    public bool TryOwner(string type, StackPlace place, string physicalId, out string? stackId)
    {
        var known = ResourceTypes.Find(type)!;
        var claim = known.Claim(place, physicalId);
        if (Names(place.Account).TryOwner(claim, out stackId))
            return true;

        // Only its own account can have a name that ends like this (ServiceRules).
        if (known.Scope != NameScope.Everywhere || physicalId.EndsWith($"-{place.Account}-{place.Region}-an", StringComparison.Ordinal))
            return false;
        foreach (var other in store.Accounts().Union(names.Keys).ToList())
        {
            if (Names(AccountId.Parse(other)).TryOwner(claim, out stackId))
                return true;
        }

        return false;
    }

    public void Claim(StackState stack, string type, string physicalId) => Own(Names(stack.Place.Account), stack.Place, type, physicalId, stack.Id);

    /// <summary>The resource is gone.</summary>
    public void Release(StackPlace place, string type, string physicalId)
    {
        Names(place.Account).Disown(type, ResourceTypes.Find(type)!.Claim(place, physicalId));
        var account = Account(place);
        var objects = type == "AWS::S3::Bucket" && account.RemoveBucket(physicalId);
        if (account.Kept.RemoveAll(k => k.Type == type && k.PhysicalId == physicalId) > 0 || objects)
            changed(account);
    }

    /// <summary>The resource stays, but belongs to no stack any more.</summary>
    public void Keep(StackPlace place, string type, string physicalId)
    {
        Own(Names(place.Account), place, type, physicalId, null);
        var account = Account(place);
        var kept = new KeptResource(type, place.Region.ToString(), physicalId);

        // It may stand there already: a step that was not saved before a restart is done again.
        if (!account.Kept.Contains(kept))
            account.Kept.Add(kept);
        changed(account);
    }

    private static void Own(AccountNames account, StackPlace place, string type, string physicalId, string? stackId) =>
        account.Own(type, ResourceTypes.Find(type)!.Claim(place, physicalId), stackId);

    private AccountState Account(string account)
    {
        if (!accounts.TryGetValue(account, out var state))
            accounts.Add(account, state = store.FindAccount(account) ?? new AccountState { Account = account });
        return state;
    }

    private AccountNames Names(AccountId account)
    {
        if (names.TryGetValue(account.ToString(), out var known))
            return known;
        var read = new AccountNames();
        var listed = store.Places(account.ToString()).SelectMany(p => store.List(p).Select(s => (Place: p, Stack: s))).ToList();
        foreach (var kept in Account(account.ToString()).Kept)
            Own(read, new StackPlace(account, Region.Parse(kept.Region)), kept.Type, kept.PhysicalId, null);
        names.Add(account.ToString(), read);
        foreach (var (place, stack) in listed.OrderBy(s => s.Stack.Head?.CreatedAt).ThenBy(s => s.Stack.Head?.Id, StringComparer.Ordinal))
            TakeUp(read, place, stack);
        return read;
    }

    private void TakeUp(AccountNames account, StackPlace place, ListedStack listed)
    {
        if (listed.Head is not { } head)
        {
            account.AddDamaged(place, listed.Name, listed.Damage!);
            return;
        }

        if (!IsReadable(head.DeletedAt))
        {
            store.Remove(head);
            return;
        }

        account.Add(place, head.Name, head.Id, head.CreatedAt, head.DeletedAt is not null);
        try
        {
            var existing = head.Run is not null && ById(head.Id) is { } stack
                ? stack.Existing.Select(r => (r.Type, r.PhysicalId))
                : head.Resources.Select(r => (r.Type, r.PhysicalId));
            foreach (var (type, physicalId) in existing.Where(r => r.PhysicalId is not null))
                Own(account, place, type, physicalId!, head.Id);
        }
        catch (Exception damage) when (damage is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            account.AddDamaged(place, head.Name, damage.Message);
        }
    }
}

using BucketManager.Domain.Projects;

namespace BucketManager.Adapters.SimulatedAws;

/// <summary>The names that are taken in an account: of stacks, and of resources that cannot be there twice.</summary>
internal sealed class AccountNames
{
    private readonly Dictionary<(StackPlace Place, string Name), Entry> stacks = [];
    private readonly Dictionary<(StackPlace Place, string Name), string> damaged = [];
    private readonly Dictionary<string, string?> owners = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);

    /// <summary>The newest of a name counts.</summary>
    public void Add(StackPlace place, string name, string id, DateTimeOffset createdAt, bool isDeleted)
    {
        if (!stacks.TryGetValue((place, name), out var older) || older.CreatedAt <= createdAt)
            stacks[(place, name)] = new Entry(id, createdAt, isDeleted);
    }

    /// <summary>Nothing can be said of this name any more.</summary>
    public void AddDamaged(StackPlace place, string name, string damage) => damaged[(place, name)] = damage;

    public void Deleted(StackPlace place, string name, string id)
    {
        if (stacks.TryGetValue((place, name), out var entry) && entry.Id == id)
            stacks[(place, name)] = entry with { IsDeleted = true };
    }

    /// <summary>Of the newest stack of that name, deleted or not.</summary>
    public string? IdOf(StackPlace place, string name) =>
        damaged.TryGetValue((place, name), out var damage)
            ? throw new InvalidDataException(damage)
            : stacks.GetValueOrDefault((place, name))?.Id;

    public IEnumerable<Entry> At(StackPlace place) => stacks.Where(s => s.Key.Place == place).Select(s => s.Value);

    public int Count(string type) => counts.GetValueOrDefault(type);

    public bool TryOwner(string claim, out string? stackId) => owners.TryGetValue(claim, out stackId);

    public void Own(string type, string claim, string? stackId)
    {
        if (!owners.ContainsKey(claim))
            counts[type] = Count(type) + 1;
        owners[claim] = stackId;
    }

    public void Disown(string type, string claim)
    {
        if (owners.Remove(claim))
            counts[type]--;
    }

    internal sealed record Entry(string Id, DateTimeOffset CreatedAt, bool IsDeleted);
}

namespace BucketManager.Adapters.InMemory.Simulation;

/// <summary>What an account holds beside its stacks; written as it is into the account's file.</summary>
internal sealed class AccountState
{
    public required string Account { get; init; }

    /// <summary>Resources that stay without a stack, because a deletion kept them.</summary>
    public List<KeptResource> Kept { get; init; } = [];

    /// <summary>Access keys, oldest first. Their secrets are nowhere.</summary>
    public List<KeptKey> Keys { get; init; } = [];

    /// <summary>How many objects, old versions and markers lie in a bucket; a bucket that is not named is empty.</summary>
    public SortedDictionary<string, int> Objects { get; init; } = new(StringComparer.Ordinal);

    public bool BlocksPublicAccess { get; set; }
}

namespace BucketManager.Adapters.SimulatedAws;

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

    /// <summary>When they came, oldest first. Objects beyond these came before.</summary>
    public SortedDictionary<string, List<ArrivedObjects>> Arrived { get; init; } = new(StringComparer.Ordinal);

    public bool BlocksPublicAccess { get; set; }

    /// <summary>From <paramref name="at"/> on so many objects lie in the bucket. The newest of those that are too many go.</summary>
    public void SetObjects(string bucket, int objects, DateTimeOffset at)
    {
        var before = Objects.GetValueOrDefault(bucket);
        Objects[bucket] = objects;
        if (!Arrived.TryGetValue(bucket, out var arrived))
            Arrived[bucket] = arrived = [];
        if (objects > before)
            arrived.Add(new ArrivedObjects(at, objects - before));
        for (var tooMany = before - objects; tooMany > 0 && arrived.Count > 0;)
        {
            var newest = arrived[^1];
            arrived.RemoveAt(arrived.Count - 1);
            if (newest.Objects > tooMany)
                arrived.Add(newest with { Objects = newest.Objects - tooMany });
            tooMany -= newest.Objects;
        }

        Forget(bucket);
    }

    /// <summary>Takes out so many of the oldest objects.</summary>
    public void TakeOldest(string bucket, int objects)
    {
        Objects[bucket] -= objects;
        var arrived = Arrived.GetValueOrDefault(bucket) ?? [];
        for (var left = arrived.Sum(a => a.Objects) - Objects[bucket]; left > 0;)
        {
            var oldest = arrived[0];
            arrived.RemoveAt(0);
            if (oldest.Objects > left)
                arrived.Insert(0, oldest with { Objects = oldest.Objects - left });
            left -= oldest.Objects;
        }

        Forget(bucket);
    }

    /// <summary>Objects that came no later.</summary>
    public int ObjectsAt(string bucket, DateTimeOffset asOf) =>
        Objects.GetValueOrDefault(bucket)
        - (Arrived.GetValueOrDefault(bucket)?.Where(a => a.At > asOf).Sum(a => a.Objects) ?? 0);

    /// <summary>The bucket is gone.</summary>
    public bool RemoveBucket(string bucket)
    {
        Arrived.Remove(bucket);
        return Objects.Remove(bucket);
    }

    private void Forget(string bucket)
    {
        if (Objects[bucket] == 0)
            RemoveBucket(bucket);
    }
}

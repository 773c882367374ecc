using System.Runtime.CompilerServices;

namespace BucketManager.Adapters.Api.Json;

/// <summary>
/// What was written of things, the matrix and searches, so that it is not written again for each who asks. It hangs on the immutable
/// object that it was made of, dies with it, and is taken only for a value that is the same: nothing stale can be shown, and it does
/// not matter who asks. Of all that lives the last few megabytes are kept.
/// </summary>
public sealed class ResponseCache
{
    /// <summary>Bytes of a generation. There are two: what is asked for again goes from the old one to the young.</summary>
    private const int Most = 4_000_000;

    /// <summary>Bytes that keeping one takes beside its own, roughly.</summary>
    private const int Around = 250;

    private readonly Lock gate = new();
    private volatile Generation young = new();
    private volatile Generation old = new();

    /// <param name="source">What lives as long as the value can be asked for.</param>
    /// <param name="value">All that the bytes depend on.</param>
    /// <param name="write">Writes it, if nobody did.</param>
    public JsonBytes Of<T>(object source, T value, Func<T, byte[]> write)
        where T : class
    {
        if (young.Find(source, value) is { } known)
            return known;
        var written = old.Find(source, value) ?? new JsonBytes(write(value));
        Keep(source, value, written);
        return written;
    }

    private void Keep(object source, object value, JsonBytes written)
    {
        lock (gate)
        {
            if (young.Size > Most)
            {
                old = young;
                young = new Generation();
            }

            young.Keep(source, value, written);
        }
    }

    private sealed class Generation
    {
        private readonly ConditionalWeakTable<object, Entry> entries = [];

        /// <summary>Bytes, also of what has died since.</summary>
        public long Size { get; private set; }

        public JsonBytes? Find(object source, object value) =>
            entries.TryGetValue(source, out var entry) && entry.Value.Equals(value) ? entry.Written : null;

        public void Keep(object source, object value, JsonBytes written)
        {
            entries.AddOrUpdate(source, new Entry(value, written));
            Size += written.Bytes.Length + Around;
        }

        private sealed record Entry(object Value, JsonBytes Written);
    }
}

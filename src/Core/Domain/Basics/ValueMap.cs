using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace BucketManager.Domain.Basics;

/// <summary>An immutable map from text, in ordinal order of its keys, that compares by value.</summary>
public sealed class ValueMap<T> : IReadOnlyDictionary<string, T>, IEquatable<ValueMap<T>>
{
    private readonly SortedList<string, T> entries;

    public ValueMap(IEnumerable<KeyValuePair<string, T>> entries)
    {
        this.entries = new SortedList<string, T>(StringComparer.Ordinal);
        foreach (var (key, value) in entries)
            this.entries.Add(key, value);
    }

    public static ValueMap<T> Empty { get; } = new([]);

    public int Count => entries.Count;

    public IEnumerable<string> Keys => entries.Keys;

    public IEnumerable<T> Values => entries.Values;

    public T this[string key] => entries[key];

    public bool ContainsKey(string key) => entries.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value) => entries.TryGetValue(key, out value);

    public T? Find(string key) => entries.TryGetValue(key, out var value) ? value : default;

    public bool Equals(ValueMap<T>? other) => other is not null && (ReferenceEquals(this, other)
        || (entries.Count == other.entries.Count && entries.Keys.SequenceEqual(other.entries.Keys, StringComparer.Ordinal)
            && entries.Values.SequenceEqual(other.entries.Values)));

    public override bool Equals(object? obj) => Equals(obj as ValueMap<T>);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var (key, value) in entries)
        {
            hash.Add(key, StringComparer.Ordinal);
            hash.Add(value);
        }

        return hash.ToHashCode();
    }

    public override string ToString() => $"{{{string.Join(", ", entries.Select(e => $"{e.Key}={e.Value}"))}}}";

    public IEnumerator<KeyValuePair<string, T>> GetEnumerator() => entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

using BucketManager.Domain.Basics;
using BucketManager.Domain.Sentences;

namespace BucketManager.Application.UseCases;

/// <summary>Says how a list of networks changed. An empty one means from anywhere.</summary>
internal static class NetworkChanges
{
    /// <summary>Sentence forms for buckets or for users.</summary>
    internal sealed record Forms(SentenceForm Set, SentenceForm Limited, SentenceForm Anywhere, SentenceForm Also, SentenceForm NoLonger);

    public static IEnumerable<Sentence> Of(
        ValueList<SourceNetwork> was, ValueList<SourceNetwork> now, bool isNew, Forms forms, params (string Name, object? Value)[] others)
    {
        if (was.Equals(now))
            return [];
        if (was.Count == 0)
            return [(isNew ? forms.Set : forms.Limited).With([("networks", string.Join(", ", now)), .. others])];
        if (now.Count == 0)
            return [forms.Anywhere.With([("was", string.Join(", ", was)), .. others])];
        return now.Except(was).Select(n => forms.Also.With([("network", n), .. others]))
            .Concat(was.Except(now).Select(n => forms.NoLonger.With([("network", n), .. others])));
    }

    /// <summary>Networks from which nobody can come, or everybody.</summary>
    public static IEnumerable<Sentence> Warnings(ValueList<SourceNetwork> networks) =>
        networks.Where(n => n.IsEverybody).Select(n => Say.NetworkIsEverybody.With(("network", n)))
            .Concat(networks.Where(n => n.IsPrivate).Select(n => Say.PrivateNetwork.With(("network", n))));
}

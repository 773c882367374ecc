using BucketManager.Domain.Basics;
using BucketManager.Domain.Sentences;

namespace BucketManager.Application.UseCases;

/// <summary>Says how a list of networks changed. An empty one means from anywhere.</summary>
internal static class NetworkChanges
{
    /// <summary>Sentences about the networks of a bucket or of a user. A list of networks is text.</summary>
    internal sealed record Sentences(
        Func<string, Sentence> Set,
        Func<string, Sentence> Limited,
        Func<string, Sentence> Anywhere,
        Func<SourceNetwork, Sentence> Also,
        Func<SourceNetwork, Sentence> NoLonger);

    public static IEnumerable<Sentence> Of(ValueList<SourceNetwork> was, ValueList<SourceNetwork> now, bool isNew, Sentences sentences)
    {
        if (was.Equals(now))
            return [];
        if (was.Count == 0)
            return [(isNew ? sentences.Set : sentences.Limited)(string.Join(", ", now))];
        if (now.Count == 0)
            return [sentences.Anywhere(string.Join(", ", was))];
        return now.Except(was).Select(sentences.Also).Concat(was.Except(now).Select(sentences.NoLonger));
    }

    /// <summary>Networks from which nobody can come, or everybody.</summary>
    public static IEnumerable<Sentence> Warnings(ValueList<SourceNetwork> networks) =>
        networks.Where(n => n.IsEverybody).Select(Say.NetworkIsEverybody)
            .Concat(networks.Where(n => n.IsPrivate).Select(Say.PrivateNetwork));
}

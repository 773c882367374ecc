namespace BucketManager.Domain.Basics;

/// <summary>A list of networks, as buckets and users have one.</summary>
public static class SourceNetworks
{
    public const int Max = 20;

    internal static ValueList<SourceNetwork> Check(IReadOnlyList<string>? typed, string at, FieldErrors errors)
    {
        if (typed is null)
            return [];
        if (typed.Count > Max)
        {
            errors.Add(at, FieldRules.AtMost(Max));
            return [];
        }

        var networks = new List<SourceNetwork>(typed.Count);
        for (var i = 0; i < typed.Count; i++)
        {
            if (errors.Take($"{at}/{i}", SourceNetwork.Check(typed[i])) is not { } network)
                continue;
            if (networks.Contains(network))
                errors.Add($"{at}/{i}", FieldRules.Duplicate());
            else
                networks.Add(network);
        }

        return [.. networks];
    }
}

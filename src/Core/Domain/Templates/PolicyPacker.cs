using BucketManager.Domain.Basics;

namespace BucketManager.Domain.Templates;

/// <summary>Cuts statements into managed policies of a size that IAM takes. Deterministic, in order.</summary>
internal static class PolicyPacker
{
    private const int Quotes = 2;

    private static readonly char[] Digits = [.. "0123456789"];
    private static readonly int Envelope = PolicyStatement.Document().Length;

    /// <summary>Policies of at most <see cref="UserPolicies.MaxLength"/> characters each; none when there is no statement.</summary>
    public static IEnumerable<ValueList<PolicyStatement>> Pack(IEnumerable<PolicyStatement> statements)
    {
        var policy = new List<PolicyStatement>();
        var room = UserPolicies.MaxLength - Envelope;
        var waiting = new Stack<PolicyStatement>(statements.Reverse());
        while (waiting.TryPop(out var next))
        {
            var (fits, left) = Cut(next, room);
            if (fits is not null)
            {
                // No two statements of a policy may have one name.
                var alike = policy.Count(s => s.Sid.TrimEnd(Digits) == fits.Sid);
                policy.Add(alike == 0 ? fits : fits with { Sid = $"{fits.Sid}{alike + 1}" });
                room -= Length(fits);
            }
            else if (policy.Count > 0)
            {
                yield return [.. policy];
                policy.Clear();
                room = UserPolicies.MaxLength - Envelope;
            }
            else
            {
                // The shorter of the two lists that a statement can have never fills a policy: 500 grants in 40 buckets, 12 folders
                // of 200 characters in each, is the worst.
                throw new InvalidOperationException($"{next.Sid} is longer than a policy can be.");
            }

            if (left is not null)
                waiting.Push(left);
        }

        if (policy.Count > 0)
            yield return [.. policy];
    }

    /// <summary>The length of a policy as IAM counts it, with names as long as they can become.</summary>
    public static int LengthOf(Json json)
    {
        switch (json)
        {
            case Json.List list:
                var items = list.Length;
                foreach (var item in list.Items.AsSpan())
                    items += LengthOf(item) - item.Length;
                return items;
            case Json.Object map:
                var fields = map.Length;
                foreach (var field in map.Fields.AsSpan())
                    fields += LengthOf(field.Value) - field.Value.Length;
                return fields;
            case Json.Intrinsic { Function: "Ref", Argument: Json.Text name }:
                return Quotes + Longest(name.Value).Length;
            case Json.Intrinsic { Function: "Fn::Join", Argument: Json.List { Items: [Json.Text delimiter, Json.List parts] } }:
                var joined = Quotes + ((delimiter.Length - Quotes) * (parts.Items.Count - 1));
                foreach (var part in parts.Items.AsSpan())
                    joined += LengthOf(part) - Quotes;
                return joined;
            case Json.Intrinsic:
                throw new ArgumentOutOfRangeException(nameof(json));
            default:
                return json.Length;
        }
    }

    // With a comma and the number behind the Sid.
    private static int Length(PolicyStatement statement) => LengthOf(statement.ToJson()) + 4;

    private static (PolicyStatement? Fits, PolicyStatement? Left) Cut(PolicyStatement statement, int room)
    {
        if (Length(statement) <= room)
            return (statement, null);

        var byPrefix = Prefixes(statement).Count > 0
            && LengthOf(Json.ListOf(Prefixes(statement))) > LengthOf(statement.Resource!);
        var items = byPrefix ? Prefixes(statement) : Resources(statement);
        PolicyStatement Of(IEnumerable<Json> some) =>
            byPrefix ? WithPrefixes(statement, some) : statement with { Resource = Json.ListOf(some) };

        var taken = Length(Of([]));
        var count = 0;
        while (count < items.Count && (taken += LengthOf(items[count]) + 1) <= room)
            count++;
        return count == 0 ? (null, statement) : (Of(items.Take(count)), Of(items.Skip(count)));
    }

    private static ValueList<Json> Resources(PolicyStatement statement) => statement.Resource is Json.List list ? list.Items : [];

    private static ValueList<Json> Prefixes(PolicyStatement statement) =>
        statement.Condition is Json.Object { Fields: [{ Name: "StringLike", Value: Json.Object { Fields: [{ Value: Json.List list }] } }] }
            ? list.Items
            : [];

    private static PolicyStatement WithPrefixes(PolicyStatement statement, IEnumerable<Json> prefixes) =>
        statement with { Condition = Json.Of(("StringLike", Json.Of(("s3:prefix", Json.ListOf(prefixes))))) };

    private static string Longest(string name) => name switch
    {
        "AWS::AccountId" => "123456789012",
        "AWS::Region" => "ap-southeast-1",
        StackOutput.KeyArn => "arn:aws:kms:ap-southeast-1:123456789012:key/12345678-1234-1234-1234-123456789012",
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such reference stands in a user's policies."),
    };
}

namespace BucketManager.Core.Templates;

/// <summary>Cuts statements into managed policies of a size that IAM takes. Deterministic, in order.</summary>
internal static class PolicyPacker
{
    private static readonly char[] Digits = [.. "0123456789"];
    private static readonly int Envelope = TemplateWriter.Length(PolicyStatement.Document());

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
    public static int LengthOf(Json document) => TemplateWriter.Length(Resolved(document));

    // With a comma and the number behind the Sid.
    private static int Length(PolicyStatement statement) => TemplateWriter.Length(Resolved(statement.ToJson())) + 4;

    private static (PolicyStatement? Fits, PolicyStatement? Left) Cut(PolicyStatement statement, int room)
    {
        if (Length(statement) <= room)
            return (statement, null);

        var byPrefix = Prefixes(statement).Count > 0
            && TemplateWriter.Length(Resolved(Json.ListOf(Prefixes(statement)))) > TemplateWriter.Length(Resolved(statement.Resource!));
        var items = byPrefix ? Prefixes(statement) : Resources(statement);
        PolicyStatement Of(IEnumerable<Json> some) =>
            byPrefix ? WithPrefixes(statement, some) : statement with { Resource = Json.ListOf(some) };

        var taken = Length(Of([]));
        var count = 0;
        while (count < items.Count && (taken += TemplateWriter.Length(Resolved(items[count])) + 1) <= room)
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

    private static Json Resolved(Json json) => json switch
    {
        Json.List list => Json.ListOf(list.Items.Select(Resolved)),
        Json.Object map => new Json.Object([.. map.Fields.Select(f => new Json.Field(f.Name, Resolved(f.Value)))]),
        Json.Intrinsic { Function: "Ref", Argument: Json.Text name } => Longest(name.Value),
        Json.Intrinsic { Function: "Fn::Join", Argument: Json.List { Items: [Json.Text delimiter, Json.List parts] } } =>
            string.Join(delimiter.Value, parts.Items.Select(p => ((Json.Text)Resolved(p)).Value)),
        Json.Intrinsic => throw new ArgumentOutOfRangeException(nameof(json)),
        _ => json,
    };

    private static string Longest(string name) => name switch
    {
        "AWS::AccountId" => "123456789012",
        "AWS::Region" => "ap-southeast-1",
        StackOutput.KeyArn => "arn:aws:kms:ap-southeast-1:123456789012:key/12345678-1234-1234-1234-123456789012",
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such reference stands in a user's policies."),
    };
}

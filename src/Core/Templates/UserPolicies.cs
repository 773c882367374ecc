using BucketManager.Core.Buckets;
using BucketManager.Core.Grants;
using BucketManager.Core.Users;

namespace BucketManager.Core.Templates;

/// <summary>A user's grants as IAM statements, merged, and cut into managed policies that IAM takes.</summary>
/// <param name="Limits">How its access keys may be used: of the group only, since SFTP comes from AWS's own addresses.</param>
/// <param name="Access">What it may do: of the group, and of the SFTP role.</param>
internal sealed record UserPolicies(Json Limits, ValueList<Json> Access)
{
    /// <summary>Characters without white space. Source: IAM quotas, managed policy size.</summary>
    public const int MaxLength = 6_144;

    /// <summary>Managed policies of a group or a role. Source: IAM quotas; more on request only.</summary>
    public const int MaxPolicies = 10;

    public static ValueList<string> BucketActions { get; } = ["s3:ListBucket", "s3:ListBucketMultipartUploads", "s3:GetBucketLocation"];

    public static ValueList<string> ObjectActions { get; } =
        ["s3:GetObject", "s3:PutObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts", "s3:DeleteObject"];

    public static ValueList<string> KeyActions { get; } = ["kms:Decrypt", "kms:GenerateDataKey"];

    public static UserPolicies Of(UserSpec spec, bool stopped) => new(
        PolicyStatement.Document(LimitStatements(spec)),
        stopped
            ? [PolicyStatement.Document(new PolicyStatement("Stopped", Allow: false, ["*"], "*"))]
            : [.. PolicyPacker.Pack(AccessStatements(spec)).Select(p => PolicyStatement.Document(p))]);

    private static IEnumerable<PolicyStatement> LimitStatements(UserSpec spec)
    {
        // GetSessionToken needs no permission, and its credentials would outlive a key that was made inactive.
        yield return new PolicyStatement("DenySessionTokens", Allow: false, ["s3:*"], "*")
        {
            Condition = Json.Of(("Null", Json.Of(("aws:TokenIssueTime", "false")))),
        };
        if (spec.AllowedNetworks.Count > 0)
        {
            yield return new PolicyStatement("DenyOtherNetworks", Allow: false, ["s3:*"], "*")
            {
                Condition = Json.Of(
                    ("NotIpAddress", Json.Of(("aws:SourceIp", Json.ListOf(spec.AllowedNetworks.Select(n => (Json)n.ToString()))))),
                    ("Bool", Json.Of(("aws:ViaAWSService", "false")))),
            };
        }
    }

    private static IEnumerable<PolicyStatement> AccessStatements(UserSpec spec)
    {
        if (spec.ExpiresAt is { } expires)
        {
            yield return new PolicyStatement("DenyAfterExpiry", Allow: false, ["*"], "*")
            {
                Condition = Json.Of(("DateGreaterThanEquals", Json.Of(("aws:CurrentTime", IamTime(expires))))),
            };
        }

        if (spec.Grants.Count == 0)
            yield break;

        var buckets = spec.Grants.GroupBy(g => g.Bucket).Select(g => new BucketGrants(g.Key, [.. g])).ToList();
        foreach (var statement in ListStatements(buckets).Concat(ObjectStatements(buckets)))
            yield return statement;
        yield return new PolicyStatement("KeyThroughStorage", Allow: true,
            spec.Grants.Any(g => g.Can.Writes()) ? KeyActions : [KeyActions[0]], Json.Ref(StackOutput.KeyArn))
        {
            Condition = Json.Of(("StringEquals", Json.Of(("kms:ViaService", Arns.S3Here)))),
        };
    }

    private static string IamTime(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<PolicyStatement> ListStatements(List<BucketGrants> buckets)
    {
        yield return new PolicyStatement("FindBuckets", Allow: true, ["s3:GetBucketLocation"], Buckets(buckets));

        // Buckets that are listed below the same prefixes share a statement.
        var lists = buckets.SelectMany(b => b.Lists.SequenceEqual(b.Writes)
            ? [new Listing(b, "s3:ListBucket s3:ListBucketMultipartUploads", b.Lists)]
            : new Listing[] { new(b, "s3:ListBucket", b.Lists), new(b, "s3:ListBucketMultipartUploads", b.Writes) });
        foreach (var alike in lists.Where(l => l.Below.Count > 0).GroupBy(l => (l.Actions, l.Below)))
        {
            var whole = alike.Key.Below is [{ IsWholeBucket: true }];
            yield return new PolicyStatement("Lists", Allow: true, [.. alike.Key.Actions.Split(' ')], Buckets(alike.Select(l => l.Of)))
            {
                // On a whole bucket there is no condition: HeadBucket, many old clients' first call, carries no prefix.
                Condition = whole
                    ? null
                    : Json.Of(("StringLike", Json.Of(("s3:prefix", Json.ListOf(alike.Key.Below.Select(p => (Json)$"{p}*")))))),
            };
        }
    }

    private static IEnumerable<PolicyStatement> ObjectStatements(List<BucketGrants> buckets) =>
        buckets
            .SelectMany(b => b.Lists.Concat(b.Reads).Concat(b.Writes).Concat(b.Deletes).Distinct().Order().Select(p => (
                Actions: string.Join(' ', (string[])
                [
                    .. b.Reads.Contains(p) ? ["s3:GetObject"] : Array.Empty<string>(),
                    .. b.Writes.Contains(p)
                        ? ["s3:PutObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"]
                        : Array.Empty<string>(),
                    .. b.Deletes.Contains(p) ? ["s3:DeleteObject"] : Array.Empty<string>(),
                ]),
                Arn: Arns.Objects(b.Bucket, p))))
            .Where(f => f.Actions.Length > 0)
            .GroupBy(f => f.Actions, f => (Json)f.Arn)
            .Select(g => new PolicyStatement("Files", Allow: true, [.. g.Key.Split(' ')], Json.ListOf(g)));

    private static Json.List Buckets(IEnumerable<BucketGrants> buckets) => Json.ListOf(buckets.Select(b => Arns.Bucket(b.Bucket)));

    private sealed record Listing(BucketGrants Of, string Actions, ValueList<Prefix> Below);

    /// <summary>For each kind of action, the outermost prefixes below which a bucket's grants allow it.</summary>
    private sealed record BucketGrants(BucketName Bucket, ValueList<Grant> Grants)
    {
        public ValueList<Prefix> Lists { get; } = Outermost(Grants);

        public ValueList<Prefix> Reads { get; } = Outermost(Grants.Where(g => g.Can.Reads()));

        public ValueList<Prefix> Writes { get; } = Outermost(Grants.Where(g => g.Can.Writes()));

        public ValueList<Prefix> Deletes { get; } = Outermost(Grants.Where(g => g.Can.Deletes()));
    }

    /// <summary>The prefixes of the grants, in order, without those that another one covers.</summary>
    public static ValueList<Prefix> Outermost(IEnumerable<Grant> grants)
    {
        var outermost = new List<Prefix>();
        // In order, a prefix comes right before all that it covers.
        foreach (var prefix in grants.Select(g => g.Prefix).Order())
        {
            if (outermost.Count == 0 || !outermost[^1].Covers(prefix))
                outermost.Add(prefix);
        }

        return [.. outermost];
    }
}

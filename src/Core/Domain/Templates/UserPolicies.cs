using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Grants;
using BucketManager.Domain.Records;
using BucketManager.Domain.Users;

namespace BucketManager.Domain.Templates;

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

    public static ValueList<string> KeyActions { get; } = ["kms:Decrypt", "kms:GenerateDataKey"];

    // An upload with an ACL in a header needs PutObjectAcl, too. The buckets give no effect to any ACL.
    private static ValueList<string> Uploads { get; } =
        ["s3:PutObject", "s3:PutObjectAcl", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"];

    private static ValueList<string> UploadsWithoutAcl { get; } = [.. Uploads.Where(a => a != "s3:PutObjectAcl")];

    /// <summary>All that a grant allows below its prefix, in a version of the templates.</summary>
    public static ValueList<string> ObjectActions(int renderer) => ["s3:GetObject", .. UploadActions(renderer), "s3:DeleteObject"];

    public static UserPolicies Of(UserSpec spec, bool stopped, int renderer) => new(
        PolicyStatement.Document(LimitStatements(spec)),
        stopped
            ? [PolicyStatement.Document(new PolicyStatement("Stopped", Allow: false, ["*"], "*"))]
            : [.. PolicyPacker.Pack(AccessStatements(spec, renderer)).Select(p => PolicyStatement.Document(p))]);

    private static ValueList<string> UploadActions(int renderer) => renderer >= Renderers.RealClients ? Uploads : UploadsWithoutAcl;

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

    private static IEnumerable<PolicyStatement> AccessStatements(UserSpec spec, int renderer)
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
        foreach (var statement in ListStatements(buckets, renderer).Concat(ObjectStatements(buckets, renderer)))
            yield return statement;
        yield return new PolicyStatement("KeyThroughStorage", Allow: true,
            spec.Grants.Any(g => g.Can.Writes()) ? KeyActions : [KeyActions[0]], Json.Ref(StackOutput.KeyArn))
        {
            Condition = Json.Of(("StringEquals", Json.Of(("kms:ViaService", Arns.S3Here)))),
        };
    }

    private static string IamTime(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<PolicyStatement> ListStatements(List<BucketGrants> buckets, int renderer)
    {
        yield return new PolicyStatement("FindBuckets", Allow: true, ["s3:GetBucketLocation"], Buckets(buckets));

        // Buckets that are listed below the same prefixes share a statement.
        var lists = buckets.SelectMany(b => renderer >= Renderers.RealClients ? [ListingOf(b)] : OldListingsOf(b));
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

    // The list of broken uploads knows no prefix: it is for those who upload to the whole bucket, and see all names anyway.
    private static Listing ListingOf(BucketGrants bucket) => bucket.Writes is [{ IsWholeBucket: true }]
        ? new(bucket, "s3:ListBucket s3:ListBucketMultipartUploads", bucket.Lists)
        : new(bucket, "s3:ListBucket", bucket.Lists);

    private static IEnumerable<Listing> OldListingsOf(BucketGrants bucket) => bucket.Lists.SequenceEqual(bucket.Writes)
        ? [new(bucket, "s3:ListBucket s3:ListBucketMultipartUploads", bucket.Lists)]
        : [new(bucket, "s3:ListBucket", bucket.Lists), new(bucket, "s3:ListBucketMultipartUploads", bucket.Writes)];

    private static IEnumerable<PolicyStatement> ObjectStatements(List<BucketGrants> buckets, int renderer) =>
        buckets
            .SelectMany(b => b.Lists.Concat(b.Reads).Concat(b.Writes).Concat(b.Deletes).Distinct().Order().Select(p => (
                Actions: string.Join(' ', (string[])
                [
                    .. b.Reads.Contains(p) ? ["s3:GetObject"] : Array.Empty<string>(),
                    .. b.Writes.Contains(p) ? UploadActions(renderer) : [],
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

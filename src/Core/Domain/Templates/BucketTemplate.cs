using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Records;

namespace BucketManager.Domain.Templates;

/// <summary>
/// A bucket's stack. Everything but retention, lock, networks and tags is the same for every bucket, whatever was asked for.
/// </summary>
internal static class BucketTemplate
{
    public const string MainResource = "Bucket";

    private const int StaleUploadDays = 7;

    private const string Algorithm = "s3:x-amz-server-side-encryption";
    private const string KeyId = "s3:x-amz-server-side-encryption-aws-kms-key-id";

    private static readonly Json Encryption = Json.Of(("ServerSideEncryptionConfiguration", Json.ListOf(Json.Of(
        ("BucketKeyEnabled", true),
        // Keys that a sender brings along could not be read by those who collect.
        ("BlockedEncryptionTypes", Json.Of(("EncryptionType", Json.ListOf("SSE-C")))),
        ("ServerSideEncryptionByDefault", Json.Of(
            ("SSEAlgorithm", "aws:kms"),
            ("KMSMasterKeyID", Json.Ref(StackOutput.KeyArn))))))));

    private static readonly Json Versions = Json.Of(("Status", "Enabled"));

    private static readonly Json LogsByDay = Json.Of(("PartitionedPrefix", Json.Of(("PartitionDateSource", "EventTime"))));

    private static readonly Json Notifications = Json.Of(("EventBridgeConfiguration", Json.Of(("EventBridgeEnabled", true))));

    private static readonly Json Housekeeping = Json.Of(
        ("Id", "housekeeping"),
        ("Status", "Enabled"),
        ("AbortIncompleteMultipartUpload", Json.Of(("DaysAfterInitiation", StaleUploadDays))),
        ("ExpiredObjectDeleteMarker", true));

    private static readonly ValueList<Json> OfEveryBucket =
    [
        .. BucketProtection.OnlyModernTls(MainResource).Select(s => s.ToJson()),

        // Without Null these would hit uploads that send no header, which the bucket's default encrypts rightly.
        DenyUpload("DenyForeignKeys", KeyId, Json.Ref(StackOutput.KeyArn)),
        DenyUpload("DenyOtherEncryption", Algorithm, "aws:kms"),

        // Denial of wallet: a file put straight into an archive class is paid for months.
        DenyUpload("DenyOtherStorageClasses", "s3:x-amz-storage-class", "STANDARD"),
    ];

    // S3 takes the account's AWS-managed key for it, and not the bucket's default.
    private static readonly Json AlgorithmWithoutKey = DenyUpload("DenyKmsWithoutKey",
        ("StringEquals", Json.Of((Algorithm, "aws:kms"))),
        ("Null", Json.Of((KeyId, "true"))));

    public static StackModel Of(ThingRecord record)
    {
        var spec = (BucketSpec)record.Spec;
        var name = record.Key.Name;
        return new StackModel(
            $"BucketManager: bucket {name} of project {record.Key.Project}",
            record.OperationId,
            [StackOutput.KeyArn, StackOutput.LogBucketName],
            [
                new Resource(MainResource, "AWS::S3::Bucket", Properties(name, spec)) { Record = RecordJson.Of(record), Kept = true },
                // A bucket that outlives its stack keeps its protection.
                new Resource("BucketPolicy", "AWS::S3::BucketPolicy", Json.Of(
                    ("Bucket", Json.Ref(MainResource)),
                    ("PolicyDocument", PolicyStatement.Document(
                    [
                        .. OfEveryBucket,
                        .. record.Renderer >= Renderers.RealClients ? [AlgorithmWithoutKey] : Array.Empty<Json>(),
                        .. OfThisBucket(spec, record.Renderer).Select(s => s.ToJson()),
                    ]))))
                {
                    Kept = true,
                },
            ],
            [
                new(StackOutput.PhysicalName, Json.Ref(MainResource)),
                new(StackOutput.Arn, Json.GetAtt(MainResource, "Arn")),
            ]);
    }

    private static Json.Object Properties(string name, BucketSpec spec) => Json.Of(
        ("BucketName", Arns.PhysicalName(name)),
        ("BucketNamespace", "account-regional"),
        ("PublicAccessBlockConfiguration", BucketProtection.NoPublicAccess),
        ("OwnershipControls", BucketProtection.NoAcls),
        ("BucketEncryption", Encryption),
        ("VersioningConfiguration", Versions),
        ("ObjectLockEnabled", spec.ObjectLockDays is null ? null : (Json)true),
        ("ObjectLockConfiguration", spec.ObjectLockDays is { } days ? Lock(days) : null),
        ("LifecycleConfiguration", Json.Of(("Rules", Json.ListOf(Rules(spec.Retention))))),
        ("LoggingConfiguration", Json.Of(
            ("DestinationBucketName", Json.Ref(StackOutput.LogBucketName)),
            ("LogFilePrefix", $"{name}/"),
            ("TargetObjectKeyFormat", LogsByDay))),
        ("NotificationConfiguration", Notifications),
        ("Tags", spec.Tags.Count == 0 ? null : Json.ListOf(spec.Tags.Select(t => (Json)Json.Of(("Key", t.Key), ("Value", t.Value))))));

    // Governance: a compliance lock could not be undone by anyone, not even by closing the account.
    private static Json.Object Lock(int days) => Json.Of(
        ("ObjectLockEnabled", "Enabled"),
        ("Rule", Json.Of(("DefaultRetention", Json.Of(("Mode", "GOVERNANCE"), ("Days", days))))));

    private static IEnumerable<Json> Rules(Retention retention)
    {
        yield return Housekeeping;
        if (retention == Retention.Forever)
            yield break;

        var colder = retention.MoveToColderAfterDays;
        var previous = retention.KeepPreviousVersionsDays;
        yield return Json.Of(
            ("Id", "retention"),
            ("Status", "Enabled"),
            ("ExpirationInDays", retention.KeepCurrentDays is { } keep ? (Json)keep : null),
            ("NoncurrentVersionExpiration", previous is { } versions ? Json.Of(("NoncurrentDays", versions)) : null),
            ("Transitions", colder is { } days
                ? Json.ListOf(Json.Of(("StorageClass", "STANDARD_IA"), ("TransitionInDays", days)))
                : null),
            // S3 refuses to move a version that is gone by then.
            ("NoncurrentVersionTransitions", colder is { } later && (previous is null || previous > later)
                ? Json.ListOf(Json.Of(("StorageClass", "STANDARD_IA"), ("TransitionInDays", later)))
                : null));
    }

    private static IEnumerable<PolicyStatement> OfThisBucket(BucketSpec spec, int renderer)
    {
        // Who must lift a lock changes this policy first, which the trail records and this program notices.
        if (spec.ObjectLockDays is not null && renderer >= Renderers.NoBypassOfLock)
        {
            yield return new PolicyStatement(
                "DenyBypassOfLock", Allow: false, ["s3:BypassGovernanceRetention"], BucketProtection.Objects(MainResource))
            {
                Principal = "*",
            };
        }

        if (spec.AllowedNetworks.Count > 0)
        {
            yield return new PolicyStatement("DenyOtherNetworks", Allow: false, ["s3:*"], BucketProtection.BucketAndObjects(MainResource))
            {
                Principal = "*",
                Condition = Json.Of(
                    ("NotIpAddress", Json.Of(("aws:SourceIp", Json.ListOf(spec.AllowedNetworks.Select(n => (Json)n.ToString()))))),
                    ("Bool", Json.Of(("aws:ViaAWSService", "false"))),
                    // CloudFormation itself, which changes and removes the bucket.
                    ("ArnNotLike", Json.Of(("aws:PrincipalArn", Json.ListOf(
                        ServiceRole("bm-baseline"), ServiceRole("bm-change")))))),
            };
        }

        static Json ServiceRole(string name) => Json.Join("", "arn:aws:iam::", Arns.Account, ":role/" + name);
    }

    private static Json DenyUpload(string sid, string header, Json allowed) => DenyUpload(sid,
        ("Null", Json.Of((header, "false"))),
        ("StringNotEquals", Json.Of((header, allowed))));

    private static Json DenyUpload(string sid, params (string Operator, Json? Keys)[] condition) =>
        new PolicyStatement(sid, Allow: false, ["s3:PutObject"], BucketProtection.Objects(MainResource))
        {
            Principal = "*",
            Condition = Json.Of(condition),
        }.ToJson();
}

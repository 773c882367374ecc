using BucketManager.Domain.Basics;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;

namespace BucketManager.Domain.Templates;

/// <summary>
/// What a project's account needs before its first bucket: key, log bucket, boundary, budget, analyzer and, if wanted, SFTP.
/// </summary>
internal static class BaselineTemplate
{
    public const string MainResource = "Key";

    private const string LogGroup = "SftpLogGroup";

    private const int LogDays = 400;

    // US dollars a month. The SFTP server alone costs about 216.
    private const int Budget = 100;
    private const int BudgetWithSftp = 400;

    // AWS Budgets takes no more for one notification.
    private const int MaxBudgetReaders = 10;

    // The newest known; CloudFormation's default is the weak 2018-11.
    private const string SftpSecurityPolicy = "TransferSecurityPolicy-2025-03";

    public static StackModel Of(ThingRecord record)
    {
        var spec = (ProjectSpec)record.Spec;
        var project = record.Key.Project;
        return new StackModel(
            $"BucketManager: baseline of project {project}",
            record.OperationId,
            [],
            [
                new Resource(MainResource, "AWS::KMS::Key", Json.Of(
                    ("Description", $"BucketManager: files of project {project}"),
                    ("EnableKeyRotation", true),
                    ("RotationPeriodInDays", 365),
                    ("PendingWindowInDays", 30),
                    ("KeyPolicy", PolicyStatement.Document(
                        [.. KeyPolicy, .. spec.Sftp ? [LogEncryption(project, record.Renderer)] : Array.Empty<PolicyStatement>()]))))
                {
                    Record = RecordJson.Of(record),
                    Kept = true,
                },
                new Resource("KeyAlias", "AWS::KMS::Alias", Json.Of(
                    ("AliasName", $"alias/bucket-manager/{project}"),
                    ("TargetKeyId", Json.Ref(MainResource)))),
                new Resource("LogBucket", "AWS::S3::Bucket", LogBucket) { Kept = true },
                new Resource("LogBucketPolicy", "AWS::S3::BucketPolicy", Json.Of(
                    ("Bucket", Json.Ref("LogBucket")),
                    ("PolicyDocument", LogBucketPolicy)))
                {
                    Kept = true,
                },
                new Resource("Boundary", "AWS::IAM::ManagedPolicy", Json.Of(
                    ("ManagedPolicyName", $"bm-{project}-boundary"),
                    ("Path", Arns.Path(project)),
                    ("Description", "The most that any user of BucketManager can ever do"),
                    ("PolicyDocument", Boundary(UserPolicies.ObjectActions(record.Renderer))))),
                new Resource("Analyzer", "AWS::AccessAnalyzer::Analyzer", Json.Of(
                    ("AnalyzerName", $"bm-{project}"),
                    ("Type", "ACCOUNT"))),
                new Resource("Budget", "AWS::Budgets::Budget", BudgetOf(record, spec)),
                .. spec.Sftp ? Sftp() : [],
            ],
            [
                new(StackOutput.KeyArn, Json.GetAtt(MainResource, "Arn")),
                new(StackOutput.BoundaryArn, Json.Ref("Boundary")),
                new(StackOutput.LogBucketName, Json.Ref("LogBucket")),
                .. spec.Sftp
                    ? new Json.Field[]
                    {
                        new(StackOutput.ServerId, Json.GetAtt("SftpServer", "ServerId")),
                        new(StackOutput.SftpHost, Json.Join("",
                            Json.GetAtt("SftpServer", "ServerId"), ".server.transfer.", Arns.Region, ".amazonaws.com")),
                    }
                    : [],
            ]);
    }

    private static ValueList<PolicyStatement> KeyPolicy { get; } =
    [
        new PolicyStatement("LetIamDecide", Allow: true, ["kms:*"], "*") { Principal = Json.Of(("AWS", Arns.AccountRoot)) },
        // A grant would pass the key on around IAM.
        new PolicyStatement("DenyGrantsToOthers", Allow: false, ["kms:CreateGrant"], "*")
        {
            Principal = Json.Of(("AWS", "*")),
            Condition = Json.Of(("BoolIfExists", Json.Of(("kms:GrantIsForAWSResource", "false"), ("aws:PrincipalIsAWSService", "false")))),
        },
    ];

    // Source: CloudWatch Logs user guide, encrypting log data with KMS.
    private static PolicyStatement LogEncryption(ProjectName project, int renderer) =>
        new("LetLogsEncrypt", Allow: true,
            [
                "kms:Encrypt", "kms:Decrypt", "kms:ReEncryptFrom", "kms:ReEncryptTo", "kms:GenerateDataKey",
                // Carries no encryption context, so the condition never let it pass.
                .. renderer < Renderers.RealClients ? ["kms:DescribeKey"] : Array.Empty<string>(),
            ], "*")
        {
            Principal = Json.Of(("Service", Json.Join("", "logs.", Arns.Region, ".amazonaws.com"))),
            Condition = Json.Of(("ArnLike", Json.Of(("kms:EncryptionContext:aws:logs:arn",
                Json.Join("", "arn:aws:logs:", Arns.Region, ":", Arns.Account,
                    $":log-group:{ThingKey.OfProject(project).StackName}-{LogGroup}-*"))))),
        };

    // Without a name of ours, as the log group: both outlive their stack, and a project that is opened again must not find them in its way.
    private static Json LogBucket { get; } = Json.Of(
        ("PublicAccessBlockConfiguration", BucketProtection.NoPublicAccess),
        ("OwnershipControls", BucketProtection.NoAcls),
        // S3 delivers logs to no bucket with another encryption.
        ("BucketEncryption", Json.Of(("ServerSideEncryptionConfiguration", Json.ListOf(Json.Of(
            ("BlockedEncryptionTypes", Json.Of(("EncryptionType", Json.ListOf("SSE-C")))),
            ("ServerSideEncryptionByDefault", Json.Of(("SSEAlgorithm", "AES256")))))))),
        ("VersioningConfiguration", Json.Of(("Status", "Enabled"))),
        ("LifecycleConfiguration", Json.Of(("Rules", Json.ListOf(
            Json.Of(
                ("Id", "housekeeping"),
                ("Status", "Enabled"),
                ("AbortIncompleteMultipartUpload", Json.Of(("DaysAfterInitiation", 7))),
                ("ExpiredObjectDeleteMarker", true)),
            Json.Of(
                ("Id", "retention"),
                ("Status", "Enabled"),
                ("ExpirationInDays", LogDays),
                ("NoncurrentVersionExpiration", Json.Of(("NoncurrentDays", 30)))))))),
        ("NotificationConfiguration", Json.Of(("EventBridgeConfiguration", Json.Of(("EventBridgeEnabled", true))))));

    private static Json LogBucketPolicy { get; } = PolicyStatement.Document(
    [
        .. BucketProtection.OnlyModernTls("LogBucket"),
        new PolicyStatement("LetS3DeliverLogs", Allow: true, ["s3:PutObject"], BucketProtection.Objects("LogBucket"))
        {
            Principal = Json.Of(("Service", "logging.s3.amazonaws.com")),
            Condition = Json.Of(
                ("StringEquals", Json.Of(("aws:SourceAccount", Arns.Account))),
                ("ArnLike", Json.Of(("aws:SourceArn", Json.Join("-", "arn:aws:s3:::*", Arns.Account, Arns.Region, "an"))))),
        },
    ]);

    private static Json Here { get; } = Json.Of(("StringEquals", Json.Of(("aws:ResourceAccount", Arns.Account))));

    private static Json Boundary(ValueList<string> objectActions) => PolicyStatement.Document(
    [
        new PolicyStatement("Lists", Allow: true, UserPolicies.BucketActions,
            Json.Join("-", "arn:aws:s3:::*", Arns.Account, Arns.Region, "an"))
        {
            Condition = Here,
        },
        new PolicyStatement("Files", Allow: true, objectActions,
            Json.Join("-", "arn:aws:s3:::*", Arns.Account, Arns.Region, "an/*"))
        {
            Condition = Here,
        },
        new PolicyStatement("KeyThroughStorage", Allow: true, UserPolicies.KeyActions, Json.GetAtt(MainResource, "Arn"))
        {
            Condition = Json.Of(("StringEquals", Json.Of(("kms:ViaService", Arns.S3Here)))),
        },
        new PolicyStatement("NeverLogs", Allow: false, ["s3:*"], Json.ListOf(
            Json.GetAtt("LogBucket", "Arn"), BucketProtection.Objects("LogBucket"))),
        // A policy of a resource that names the user would get around what is merely not allowed.
        new PolicyStatement("NeverAnythingElse", Allow: false,
            [.. UserPolicies.BucketActions, .. objectActions, .. UserPolicies.KeyActions], "*")
        {
            AllBut = true,
        },
    ]);

    private static Json.Object BudgetOf(ThingRecord record, ProjectSpec spec)
    {
        var readers = spec.Managers.Select(m => m.ToString()).Take(MaxBudgetReaders).ToValueList();
        if (readers.Count == 0 && EmailAddress.Check(record.RequestedBy).Accepted)
            readers = [record.RequestedBy];
        // No name of its own: another reader makes CloudFormation replace the budget, and two cannot have one name.
        return Json.Of(
            ("Budget", Json.Of(
                ("BudgetType", "COST"),
                ("TimeUnit", "MONTHLY"),
                ("BudgetLimit", Json.Of(("Amount", spec.Sftp ? BudgetWithSftp : Budget), ("Unit", "USD"))))),
            ("NotificationsWithSubscribers", readers.Count == 0
                ? null
                : Json.ListOf(Alarm("ACTUAL", 80, readers), Alarm("FORECASTED", 100, readers))));
    }

    private static Json.Object Alarm(string type, int percent, ValueList<string> readers) => Json.Of(
        ("Notification", Json.Of(
            ("NotificationType", type),
            ("ComparisonOperator", "GREATER_THAN"),
            ("Threshold", percent),
            ("ThresholdType", "PERCENTAGE"))),
        ("Subscribers", Json.ListOf(readers.Select(r => (Json)Json.Of(("SubscriptionType", "EMAIL"), ("Address", r))))));

    private static IEnumerable<Resource> Sftp() =>
    [
        new Resource(LogGroup, "AWS::Logs::LogGroup", Json.Of(
            ("RetentionInDays", LogDays),
            ("KmsKeyId", Json.GetAtt(MainResource, "Arn"))))
        {
            Kept = true,
        },
        new Resource("SftpServer", "AWS::Transfer::Server", Json.Of(
            ("Protocols", Json.ListOf("SFTP")),
            ("Domain", "S3"),
            ("EndpointType", "PUBLIC"),
            ("IdentityProviderType", "SERVICE_MANAGED"),
            ("SecurityPolicyName", SftpSecurityPolicy),
            ("StructuredLogDestinations", Json.ListOf(Json.GetAtt(LogGroup, "Arn"))),
            ("S3StorageOptions", Json.Of(("DirectoryListingOptimization", "ENABLED"))),
            // Clients that set a file's time would fail otherwise.
            ("ProtocolDetails", Json.Of(("SetStatOption", "ENABLE_NO_OP"))))),
    ];
}

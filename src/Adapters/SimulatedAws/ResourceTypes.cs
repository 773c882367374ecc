using System.Text.Json.Nodes;

namespace BucketManager.Adapters.SimulatedAws;

/// <summary>
/// The types of resource that can be simulated. A template with another one is refused, as AWS refuses types that it does not know.
/// The times are about those of AWS, trimmed so that the product's stacks need what is promised: a bucket 20 seconds, a user 25, a
/// baseline 90, its SFTP server 150 more.
/// </summary>
internal static class ResourceTypes
{
    private static readonly Dictionary<string, ResourceType> All = new[]
    {
        new ResourceType("AWS::S3::Bucket")
        {
            Seconds = (13, 4, 4),
            Properties =
            [
                "AbacStatus", "AccelerateConfiguration", "AccessControl", "AnalyticsConfigurations", "BucketEncryption", "BucketName",
                "BucketNamePrefix", "BucketNamespace", "CorsConfiguration", "IntelligentTieringConfigurations", "InventoryConfigurations",
                "LifecycleConfiguration", "LoggingConfiguration", "MetadataConfiguration", "MetadataTableConfiguration",
                "MetricsConfigurations", "NotificationConfiguration", "ObjectLockConfiguration", "ObjectLockEnabled", "OwnershipControls",
                "PublicAccessBlockConfiguration", "ReplicationConfiguration", "Tags", "VersioningConfiguration", "WebsiteConfiguration",
            ],
            CreateOnly = ["BucketName", "BucketNamePrefix", "BucketNamespace"],
            NamedBy = "BucketName",
            Scope = NameScope.Everywhere,
            Id = birth => birth.Named("BucketName", 63).ToLowerInvariant(),
            Making =
            {
                ["Arn"] = (_, id) => $"arn:aws:s3:::{id}",
                ["DomainName"] = (_, id) => $"{id}.s3.amazonaws.com",
                ["RegionalDomainName"] = (birth, id) => $"{id}.s3.{birth.Place.Region}.amazonaws.com",
                ["DualStackDomainName"] = (birth, id) => $"{id}.s3.dualstack.{birth.Place.Region}.amazonaws.com",
                ["WebsiteURL"] = (birth, id) => $"http://{id}.s3-website-{birth.Place.Region}.amazonaws.com",
            },
        },
        new ResourceType("AWS::S3::BucketPolicy")
        {
            Seconds = (5, 4, 3),
            Properties = ["Bucket", "PolicyDocument"],
            Required = ["Bucket", "PolicyDocument"],
            CreateOnly = ["Bucket"],
            Scope = NameScope.Everywhere,
            Id = birth => birth.Text("Bucket"),
        },
        new ResourceType("AWS::KMS::Key")
        {
            Seconds = (81, 8, 3),
            Properties =
            [
                "BypassPolicyLockoutSafetyCheck", "Description", "EnableKeyRotation", "Enabled", "KeyPolicy", "KeySpec", "KeyUsage",
                "MultiRegion", "Origin", "PendingWindowInDays", "RotationPeriodInDays", "Tags",
            ],
            Id = birth => birth.Draw.Uuid(),
            Making =
            {
                ["Arn"] = (birth, id) => $"arn:aws:kms:{birth.Place.Region}:{birth.Place.Account}:key/{id}",
                ["KeyId"] = (_, id) => id,
            },
        },
        new ResourceType("AWS::KMS::Alias")
        {
            Seconds = (4, 4, 3),
            Properties = ["AliasName", "TargetKeyId"],
            Required = ["AliasName", "TargetKeyId"],
            CreateOnly = ["AliasName"],
            NamedBy = "AliasName",
            Id = birth => birth.Text("AliasName"),
        },
        new ResourceType("AWS::IAM::User")
        {
            Seconds = (9, 5, 5),
            Properties = ["Groups", "LoginProfile", "ManagedPolicyArns", "Path", "PermissionsBoundary", "Policies", "Tags", "UserName"],
            CreateOnly = ["UserName"],
            NamedBy = "UserName",
            Scope = NameScope.Account,
            Id = birth => birth.Named("UserName", 64),
            Making = { ["Arn"] = (birth, id) => $"arn:aws:iam::{birth.Place.Account}:user{birth.Text("Path", "/")}{id}" },
        },
        new ResourceType("AWS::IAM::Group")
        {
            Seconds = (7, 4, 4),
            Properties = ["GroupName", "ManagedPolicyArns", "Path", "Policies"],
            CreateOnly = ["GroupName"],
            NamedBy = "GroupName",
            Scope = NameScope.Account,
            Id = birth => birth.Named("GroupName"),
            Making = { ["Arn"] = (birth, id) => $"arn:aws:iam::{birth.Place.Account}:group{birth.Text("Path", "/")}{id}" },
        },
        new ResourceType("AWS::IAM::ManagedPolicy")
        {
            Seconds = (7, 4, 4),
            Properties = ["Description", "Groups", "ManagedPolicyName", "Path", "PolicyDocument", "Roles", "Users"],
            Required = ["PolicyDocument"],
            CreateOnly = ["ManagedPolicyName", "Description", "Path"],
            NamedBy = "ManagedPolicyName",
            Scope = NameScope.Account,
            Id = birth => $"arn:aws:iam::{birth.Place.Account}:policy{birth.Text("Path", "/")}{birth.Named("ManagedPolicyName")}",
            Making =
            {
                ["PolicyArn"] = (_, id) => id,
                ["PolicyId"] = (birth, _) => "ANPA" + birth.Draw.IamId(17),
                ["DefaultVersionId"] = (_, _) => "v1",
            },
        },
        new ResourceType("AWS::IAM::Role")
        {
            Seconds = (9, 5, 5),
            Properties =
            [
                "AssumeRolePolicyDocument", "Description", "ManagedPolicyArns", "MaxSessionDuration", "Path", "PermissionsBoundary",
                "Policies", "RoleName", "Tags",
            ],
            Required = ["AssumeRolePolicyDocument"],
            CreateOnly = ["Path", "RoleName"],
            NamedBy = "RoleName",
            Scope = NameScope.Account,
            Id = birth => birth.Named("RoleName", 64),
            Making =
            {
                ["Arn"] = (birth, id) => $"arn:aws:iam::{birth.Place.Account}:role{birth.Text("Path", "/")}{id}",
                ["RoleId"] = (birth, _) => "AROA" + birth.Draw.IamId(17),
            },
        },
        new ResourceType("AWS::IAM::Policy")
        {
            Seconds = (6, 4, 3),
            Properties = ["Groups", "PolicyDocument", "PolicyName", "Roles", "Users"],
            Required = ["PolicyDocument", "PolicyName"],
            Id = birth => $"{birth.LogicalId}-{birth.Draw.NameEnd(12)}",
            Making = { ["Id"] = (_, id) => id },
        },
        new ResourceType("AWS::IAM::UserToGroupAddition")
        {
            Seconds = (5, 4, 3),
            Properties = ["GroupName", "Users"],
            Required = ["GroupName", "Users"],
            Id = birth => $"{birth.LogicalId}-{birth.Draw.NameEnd(12)}",
            Making = { ["Id"] = (_, id) => id },
        },
        new ResourceType("AWS::Transfer::Server")
        {
            Seconds = (150, 20, 20),
            ComesLast = true,
            Properties =
            [
                "Certificate", "Domain", "EndpointDetails", "EndpointType", "IdentityProviderDetails", "IdentityProviderType",
                "IpAddressType", "LoggingRole", "PostAuthenticationLoginBanner", "PreAuthenticationLoginBanner", "ProtocolDetails",
                "Protocols", "S3StorageOptions", "SecurityPolicyName", "StructuredLogDestinations", "Tags", "WorkflowDetails",
            ],
            CreateOnly = ["Domain"],
            Id = birth => $"arn:aws:transfer:{birth.Place.Region}:{birth.Place.Account}:server/s-{birth.Draw.Hex(17)}",
            Making =
            {
                ["Arn"] = (_, id) => id,
                ["ServerId"] = (_, id) => id[(id.LastIndexOf('/') + 1)..],
                ["State"] = (_, _) => "ONLINE",
            },
        },
        new ResourceType("AWS::Transfer::User")
        {
            Seconds = (4, 4, 3),
            Properties =
            [
                "HomeDirectory", "HomeDirectoryMappings", "HomeDirectoryType", "Policy", "PosixProfile", "Role", "ServerId",
                "SshPublicKeys", "Tags", "UserName",
            ],
            Required = ["Role", "ServerId", "UserName"],
            CreateOnly = ["ServerId", "UserName"],
            NamedBy = "UserName",
            Id = birth =>
                $"arn:aws:transfer:{birth.Place.Region}:{birth.Place.Account}:user/{birth.Text("ServerId")}/{birth.Text("UserName")}",
            Making =
            {
                ["Arn"] = (_, id) => id,
                ["ServerId"] = (birth, _) => birth.Text("ServerId"),
                ["UserName"] = (birth, _) => birth.Text("UserName"),
            },
        },
        new ResourceType("AWS::Logs::LogGroup")
        {
            Seconds = (7, 4, 3),
            Properties =
            [
                "BearerTokenAuthenticationEnabled", "DataProtectionPolicy", "DeletionProtectionEnabled", "FieldIndexPolicies", "KmsKeyId",
                "LogGroupClass", "LogGroupName", "ResourcePolicyDocument", "RetentionInDays", "Tags",
            ],
            CreateOnly = ["LogGroupName"],
            NamedBy = "LogGroupName",
            Id = birth => birth.Named("LogGroupName"),
            Making = { ["Arn"] = (birth, id) => $"arn:aws:logs:{birth.Place.Region}:{birth.Place.Account}:log-group:{id}:*" },
        },
        new ResourceType("AWS::Logs::ResourcePolicy")
        {
            Seconds = (4, 4, 3),
            Properties = ["PolicyName", "PolicyDocument"],
            Required = ["PolicyName", "PolicyDocument"],
            CreateOnly = ["PolicyName"],
            NamedBy = "PolicyName",
            Id = birth => birth.Text("PolicyName"),
        },
        new ResourceType("AWS::Budgets::Budget")
        {
            Seconds = (4, 4, 3),
            Properties = ["Budget", "NotificationsWithSubscribers", "ResourceTags"],
            Required = ["Budget"],
            CreateOnly = ["NotificationsWithSubscribers"],
            Scope = NameScope.Account,
            Id = birth => birth.Properties["Budget"] is JsonObject budget && budget["BudgetName"] is JsonValue name
                ? Intrinsics.AsText(name)
                : birth.Named("BudgetName"),
            Making = { ["Id"] = (_, id) => id },
        },
        new ResourceType("AWS::SNS::Topic")
        {
            Seconds = (5, 4, 3),
            Properties =
            [
                "ArchivePolicy", "ContentBasedDeduplication", "DataProtectionPolicy", "DeliveryStatusLogging", "DisplayName",
                "FifoThroughputScope", "FifoTopic", "KmsMasterKeyId", "SignatureVersion", "Subscription", "Tags", "TopicName",
                "TracingConfig",
            ],
            CreateOnly = ["TopicName", "FifoTopic"],
            NamedBy = "TopicName",
            Id = birth => $"arn:aws:sns:{birth.Place.Region}:{birth.Place.Account}:{birth.Named("TopicName")}",
            Making =
            {
                ["TopicArn"] = (_, id) => id,
                ["TopicName"] = (_, id) => id[(id.LastIndexOf(':') + 1)..],
            },
        },
        new ResourceType("AWS::SNS::TopicPolicy")
        {
            Seconds = (4, 4, 3),
            Properties = ["PolicyDocument", "Topics"],
            Required = ["PolicyDocument", "Topics"],
            Id = birth => $"{birth.LogicalId}-{birth.Draw.NameEnd(12)}",
            Making = { ["Id"] = (_, id) => id },
        },
        new ResourceType("AWS::SNS::Subscription")
        {
            Seconds = (4, 4, 3),
            Properties =
            [
                "DeliveryPolicy", "Endpoint", "FilterPolicy", "FilterPolicyScope", "Protocol", "RawMessageDelivery", "RedrivePolicy",
                "Region", "ReplayPolicy", "SubscriptionRoleArn", "TopicArn",
            ],
            Required = ["TopicArn", "Protocol"],
            CreateOnly = ["Endpoint", "Protocol", "TopicArn"],
            Id = birth => $"{birth.Text("TopicArn")}:{birth.Draw.Uuid()}",
            Making = { ["Arn"] = (_, id) => id },
        },
        new ResourceType("AWS::AccessAnalyzer::Analyzer")
        {
            Seconds = (5, 4, 3),
            Properties = ["AnalyzerConfiguration", "AnalyzerName", "ArchiveRules", "Tags", "Type"],
            Required = ["Type"],
            CreateOnly = ["AnalyzerName", "Type"],
            NamedBy = "AnalyzerName",
            Id = birth => $"arn:aws:access-analyzer:{birth.Place.Region}:{birth.Place.Account}:analyzer/{birth.Named("AnalyzerName")}",
            Making = { ["Arn"] = (_, id) => id },
        },
        new ResourceType("AWS::SSM::Parameter")
        {
            Seconds = (4, 4, 3),
            Properties = ["AllowedPattern", "DataType", "Description", "Name", "Policies", "Tags", "Tier", "Type", "Value"],
            Required = ["Value", "Type"],
            CreateOnly = ["Name"],
            NamedBy = "Name",
            Id = birth => birth.Named("Name"),
            Making =
            {
                ["Type"] = (birth, _) => birth.Text("Type"),
                ["Value"] = (birth, _) => birth.Text("Value"),
            },
        },
        new ResourceType("AWS::CloudWatch::Alarm")
        {
            Seconds = (4, 4, 3),
            Properties =
            [
                "ActionsEnabled", "AlarmActions", "AlarmDescription", "AlarmName", "ComparisonOperator", "DatapointsToAlarm", "Dimensions",
                "EvaluateLowSampleCountPercentile", "EvaluationPeriods", "ExtendedStatistic", "InsufficientDataActions", "MetricName",
                "Metrics", "Namespace", "OKActions", "Period", "Statistic", "Tags", "Threshold", "ThresholdMetricId", "TreatMissingData",
                "Unit",
            ],
            CreateOnly = ["AlarmName"],
            NamedBy = "AlarmName",
            Id = birth => birth.Named("AlarmName"),
            Making = { ["Arn"] = (birth, id) => $"arn:aws:cloudwatch:{birth.Place.Region}:{birth.Place.Account}:alarm:{id}" },
        },
    }.ToDictionary(t => t.Name, StringComparer.Ordinal);

    public static ResourceType? Find(string name) => All.GetValueOrDefault(name);
}

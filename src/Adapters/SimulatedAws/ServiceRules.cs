using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BucketManager.Domain.Projects;

namespace BucketManager.Adapters.SimulatedAws;

/// <summary>What S3, IAM and Transfer themselves refuse while CloudFormation makes or deletes a resource. The texts are theirs.</summary>
internal static partial class ServiceRules
{
    private const int MaxBucketPolicyBytes = 20_480;
    private const int MaxManagedPolicyCharacters = 6_144;
    private const int MaxPoliciesAttached = 10;

    /// <summary>How many an account may have. Source: IAM quotas.</summary>
    private static readonly Dictionary<string, (int Limit, string Quota)> PerAccount = new(StringComparer.Ordinal)
    {
        ["AWS::IAM::User"] = (5_000, "UsersPerAccount"),
        ["AWS::IAM::Group"] = (300, "GroupsPerAccount"),
        ["AWS::IAM::Role"] = (1_000, "RolesPerAccount"),
        ["AWS::IAM::ManagedPolicy"] = (1_500, "PoliciesPerAccount"),
    };

    private static readonly string[] ForbiddenBucketBeginnings = ["xn--", "sthree-", "amzn-s3-demo-"];
    private static readonly string[] ForbiddenBucketEnds = ["-s3alias", "--ol-s3", "--x-s3", ".mrap"];

    /// <summary>Null: the resource can have these properties.</summary>
    public static string? AgainstMaking(AwsState aws, StackPlace place, ResourceType type, JsonObject properties)
    {
        if (properties.Select(p => p.Key).FirstOrDefault(p => !type.Properties.Contains(p)) is { } unsupported)
            return $"Properties validation failed for resource with message: [#: extraneous key [{unsupported}] is not permitted]";
        if (type.Required.FirstOrDefault(r => !properties.ContainsKey(r)) is { } missing)
            return $"Properties validation failed for resource with message: [#: required key [{missing}] not found]";
        return type.Name switch
        {
            "AWS::S3::Bucket" => BucketName(place, properties) ?? LogTarget(aws, place, properties),
            "AWS::S3::BucketPolicy" => BucketPolicy(aws, place, properties),
            "AWS::KMS::Alias" when !aws.Exists("AWS::KMS::Key", place, LastPart(Text(properties["TargetKeyId"]))) =>
                $"Key '{Text(properties["TargetKeyId"])}' does not exist",
            "AWS::IAM::ManagedPolicy" when Characters(properties["PolicyDocument"]) > MaxManagedPolicyCharacters =>
                $"Cannot exceed quota for PolicySize: {MaxManagedPolicyCharacters}",
            "AWS::IAM::Group" => Policies(aws, place, properties, "PoliciesPerGroup"),
            "AWS::IAM::Role" => Policies(aws, place, properties, "PoliciesPerRole"),
            "AWS::IAM::User" => Policies(aws, place, properties, "PoliciesPerUser") ?? Groups(aws, place, properties),
            "AWS::SSM::Parameter" when Text(properties["Type"]) is not ("String" or "StringList") =>
                "Properties validation failed for resource with message: [#/Type: #: only 1 subschema matches out of 2, "
                + $"#/Type: {Text(properties["Type"])} is not a valid enum value]",
            "AWS::Transfer::User" when !TransferUserName().IsMatch(Text(properties["UserName"])) =>
                "1 validation error detected: Value at 'userName' failed to satisfy constraint: "
                + "Member must satisfy regular expression pattern: [\\w][\\w@.-]{2,99}",
            "AWS::Transfer::User" when !aws.Exists(
                "AWS::Transfer::Server", place, $"arn:aws:transfer:{place.Region}:{place.Account}:server/{Text(properties["ServerId"])}") =>
                "Unknown server",
            _ => null,
        };
    }

    /// <summary>Null: the account has room for one more.</summary>
    public static string? AgainstOneMore(AwsState aws, StackPlace place, string type) =>
        PerAccount.TryGetValue(type, out var quota) && aws.Count(type, place) >= quota.Limit
            ? $"Cannot exceed quota for {quota.Quota}: {quota.Limit}"
            : null;

    /// <summary>Null: the resource can be deleted.</summary>
    public static string? AgainstDeleting(AwsState aws, StackPlace place, string type, string physicalId) => type switch
    {
        "AWS::IAM::User" when aws.Account(place).Keys.Exists(k => k.UserName.Equals(physicalId, StringComparison.OrdinalIgnoreCase)) =>
            "Cannot delete entity, must delete access keys first.",
        "AWS::S3::Bucket" when aws.Account(place).Objects.GetValueOrDefault(physicalId) > 0 =>
            "The bucket you tried to delete is not empty. You must delete all versions in the bucket.",
        _ => null,
    };

    [GeneratedRegex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$")]
    private static partial Regex BucketNameShape();

    [GeneratedRegex(@"^\w[\w@.-]{2,99}$")]
    private static partial Regex TransferUserName();

    private static string Text(JsonNode? node) => node is JsonValue ? Intrinsics.AsText(node) : string.Empty;

    private static int Characters(JsonNode? policy) => policy?.ToJsonString().Count(c => !char.IsWhiteSpace(c)) ?? 0;

    private static string? BucketName(StackPlace place, JsonObject properties)
    {
        if (properties["BucketName"] is not { } given)
            return null;
        var name = Text(given);
        if (!BucketNameShape().IsMatch(name)
            || ForbiddenBucketBeginnings.Any(b => name.StartsWith(b, StringComparison.Ordinal))
            || ForbiddenBucketEnds.Any(e => name.EndsWith(e, StringComparison.Ordinal)))
            return "The specified bucket is not valid.";

        // AWS's text for a wrong suffix is not known; that it refuses is.
        var own = name.EndsWith($"-{place.Account}-{place.Region}-an", StringComparison.Ordinal);
        return own == (Text(properties["BucketNamespace"]) == "account-regional")
            ? null
            : "The specified bucket is not valid. "
                + $"Names of the account-regional namespace end with -{place.Account}-{place.Region}-an, others must not.";
    }

    private static string? BucketPolicy(AwsState aws, StackPlace place, JsonObject properties) =>
        !aws.Exists("AWS::S3::Bucket", place, Text(properties["Bucket"])) ? "The specified bucket does not exist"
        : properties["PolicyDocument"]!.ToJsonString().Length > MaxBucketPolicyBytes ? "Policy is too large"
        : null;

    /// <summary>A policy of AWS's own always exists; one of the account must.</summary>
    private static string? Policies(AwsState aws, StackPlace place, JsonObject properties, string quota)
    {
        var attached = properties["ManagedPolicyArns"] is JsonArray several ? several.Select(Text).ToList() : [];
        if (attached.Count > MaxPoliciesAttached)
            return $"Cannot exceed quota for {quota}: {MaxPoliciesAttached}";
        if (properties["PermissionsBoundary"] is { } boundary)
            attached.Add(Text(boundary));
        attached.RemoveAll(arn => arn.StartsWith("arn:aws:iam::aws:policy/", StringComparison.Ordinal));
        return attached.Find(arn => !aws.Exists("AWS::IAM::ManagedPolicy", place, arn)) is { } missing
            ? $"Policy {missing} does not exist or is not attachable."
            : null;
    }

    private static string? LogTarget(AwsState aws, StackPlace place, JsonObject properties) =>
        (properties["LoggingConfiguration"] as JsonObject)?["DestinationBucketName"] is { } target
        && !aws.Exists("AWS::S3::Bucket", place, Text(target))
            ? "The target bucket for logging does not exist"
            : null;

    private static string LastPart(string arnOrId) => arnOrId[(arnOrId.LastIndexOf('/') + 1)..];

    private static string? Groups(AwsState aws, StackPlace place, JsonObject properties) =>
        properties["Groups"] is JsonArray groups
        && groups.Select(Text).FirstOrDefault(g => !aws.Exists("AWS::IAM::Group", place, g)) is { } missing
            ? $"The group with name {missing} cannot be found."
            : null;
}

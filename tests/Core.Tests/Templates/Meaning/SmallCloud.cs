using BucketManager.Domain.Basics;
using BucketManager.Domain.Records;
using BucketManager.Domain.Templates;

namespace BucketManager.Core.Tests.Templates.Meaning;

/// <summary>
/// A project's account after its stacks were made: baseline, one user, and buckets of which only those given have networks.
/// Answers who may do what, as IAM, S3 and KMS would together.
/// </summary>
internal sealed record SmallCloud
{
    public const string Outside = "198.51.100.7";
    public const string AwsItself = "3.248.1.1";

    private readonly Deployed baseline;
    private readonly Deployed user;
    private readonly List<Policy> ofGroup;
    private readonly List<Policy> ofSftpRole;
    private readonly Dictionary<string, Policy> ofBuckets;

    public SmallCloud(ThingRecord userRecord, params ThingRecord[] bucketRecords)
        : this(A.Record(ThingKey.OfProject(userRecord.Key.Project), A.ProjectSpec(sftp: true)), userRecord, bucketRecords)
    {
    }

    private SmallCloud(ThingRecord baselineRecord, ThingRecord userRecord, ThingRecord[] bucketRecords)
    {
        baseline = new Deployed(StackTemplates.Render(baselineRecord));
        user = Deploy(userRecord);
        ofGroup = [.. user.ManagedPolicies("Group").Select(d => new Policy(d))];
        ofSftpRole = user.Has("SftpRole") ? [.. user.ManagedPolicies("SftpRole").Select(d => new Policy(d))] : [];
        ofBuckets = bucketRecords.Select(Deploy)
            .ToDictionary(b => b.Outputs["Arn"], b => new Policy(b["BucketPolicy"]["PolicyDocument"]!.AsObject()));
        Boundary = new Policy(baseline["Boundary"]["PolicyDocument"]!.AsObject());
        KeyPolicy = new Policy(baseline["Key"][nameof(KeyPolicy)]!.AsObject());
    }

    /// <summary>The baseline was written by an older version, the others by this one.</summary>
    public static SmallCloud WithOldBaseline(int renderer, ThingRecord user, params ThingRecord[] buckets) => new(
        A.Record(ThingKey.OfProject(user.Key.Project), A.ProjectSpec(sftp: true)) with { Renderer = renderer }, user, buckets);

    public Deployed Baseline => baseline;

    public Deployed User => user;

    /// <summary>A policy that somebody slips in beside the user's own.</summary>
    public Policy? SlippedIn { get; init; }

    public Policy Boundary { get; }

    private Policy KeyPolicy { get; }

    /// <summary>With an access key: list, read, write or delete, which is more than one permission each.</summary>
    public bool MayList(string bucket, string prefix, string ip = Outside) =>
        MayCall(OnBucket("s3:ListBucket", bucket, ip).With("s3:prefix", prefix));

    public bool MayRead(string bucket, string key, string ip = Outside) =>
        MayCall(OnObject("s3:GetObject", bucket, key, ip)) && MayCall(OnKey("kms:Decrypt"));

    public bool MayWrite(string bucket, string key, string ip = Outside) =>
        MayCall(OnObject("s3:PutObject", bucket, key, ip)) && MayCall(OnKey("kms:GenerateDataKey"));

    /// <summary>A large file in parts, for which S3 decrypts the parts.</summary>
    public bool MayWriteInParts(string bucket, string key) =>
        MayWrite(bucket, key) && MayCall(OnKey("kms:Decrypt"))
        && MayCall(OnObject("s3:ListMultipartUploadParts", bucket, key)) && MayCall(OnObject("s3:AbortMultipartUpload", bucket, key));

    /// <summary>A file with an access control list in a header, as many old programs always send one.</summary>
    public bool MayWriteWithAcl(string bucket, string key) =>
        MayWrite(bucket, key) && MayCall(OnObject("s3:PutObjectAcl", bucket, key).With("s3:x-amz-acl", "bucket-owner-full-control"));

    /// <summary>The names of all uploads in parts that have not ended, below whatever prefix.</summary>
    public bool MayListUploads(string bucket) =>
        MayCall(OnBucket("s3:ListBucketMultipartUploads", bucket).With("s3:prefix", "in/"));

    public bool MayDelete(string bucket, string key) => MayCall(OnObject("s3:DeleteObject", bucket, key));

    /// <summary>The user with an access key: through its group, below its boundary.</summary>
    public bool MayCall(Request request) => May(ofGroup, request.With("aws:PrincipalArn", user.Outputs["UserArn"]));

    /// <summary>The user over SFTP: Transfer takes the role and calls from AWS's own addresses.</summary>
    public bool MayCallOverSftp(Request request) => user.Has("SftpRole") && May(ofSftpRole, request
        .With("aws:PrincipalArn", $"arn:aws:iam::{Deployed.Account}:role{user["SftpRole"]["Path"]}{user["SftpRole"]["RoleName"]}")
        .With("aws:SourceIp", AwsItself)
        .With("aws:TokenIssueTime", "2026-11-24T08:59:00Z"));

    /// <summary>Somebody of the account whose own policies allow everything.</summary>
    public bool MayAdministratorCall(Request request, string name = "role/admin") =>
        !ResourcePolicies(request).Any(p => p.Denies(request.With("aws:PrincipalArn", $"arn:aws:iam::{Deployed.Account}:{name}")));

    public static Request OnBucket(string action, string bucket, string ip = Outside) =>
        Call(action, $"arn:aws:s3:::{Physical(bucket)}", ip);

    public static Request OnObject(string action, string bucket, string key, string ip = Outside) =>
        Call(action, $"arn:aws:s3:::{Physical(bucket)}/{key}", ip);

    /// <summary>S3 calls KMS on behalf of whoever called S3.</summary>
    public Request OnKey(string action) => Call(action, baseline.Outputs["KeyArn"], AwsItself)
        .With("kms:ViaService", $"s3.{Deployed.Region}.amazonaws.com")
        .With("aws:ViaAWSService", "true");

    public static Request Call(string action, string resource, string ip = Outside) => !AwsAction.Of(action).IsAbout(resource)
        ? throw new ArgumentException($"{action} is never about {resource}.")
        : new Request(action, resource)
            .With("aws:SourceIp", ip)
            .With("aws:SecureTransport", "true")
            .With("s3:TlsVersion", "1.3")
            .With("aws:ViaAWSService", "false")
            .With("aws:ResourceAccount", Deployed.Account)
            .With("aws:CurrentTime", "2026-11-24T09:00:00Z");

    private static string Physical(string bucket) => $"{bucket}-{Deployed.Account}-{Deployed.Region}-an";

    private bool May(IEnumerable<Policy> policies, Request request)
    {
        var own = SlippedIn is null ? policies.ToList() : [.. policies, SlippedIn];
        return own.Any(p => p.Allows(request)) && Boundary.Allows(request)
            && !own.Append(Boundary).Concat(ResourcePolicies(request)).Any(p => p.Denies(request));
    }

    private IEnumerable<Policy> ResourcePolicies(Request request)
    {
        if (request.Resource == baseline.Outputs["KeyArn"])
            return [KeyPolicy];
        return ofBuckets
            .Where(b => request.Resource == b.Key || request.Resource.StartsWith(b.Key + "/", StringComparison.Ordinal))
            .Select(b => b.Value);
    }

    private Deployed Deploy(ThingRecord record) => new(
        StackTemplates.Render(record),
        StackTemplates.ParametersOf(record, new ValueMap<string>(baseline.Outputs)));
}

using System.Globalization;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Grants;
using BucketManager.Domain.Records;
using BucketManager.Domain.Users;

namespace BucketManager.Domain.Templates;

/// <summary>
/// A user's stack: an IAM user as only member of a group that carries the permissions (nothing sits on the user itself), and for
/// SFTP a Transfer user with a role that has the same permissions.
/// </summary>
internal static class UserTemplate
{
    public const string MainResource = "Group";

    public static StackModel Of(ThingRecord record) => Of(record, UserPolicies.Of((UserSpec)record.Spec, record.Stopped is not null, record.Renderer));

    /// <param name="record">The user.</param>
    /// <param name="policies">Its policies, where they are known already.</param>
    public static StackModel Of(ThingRecord record, UserPolicies policies)
    {
        var spec = (UserSpec)record.Spec;
        var project = record.Key.Project;
        var name = $"bm-{project}-{record.Key.Name}";
        var stopped = record.Stopped is not null;
        // Transfer wants at least one folder, so a user without grants is not made known to it.
        var sftp = spec.Sftp && spec.Grants.Count > 0;
        var access = policies.Access.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"Access{i + 1}")).ToValueList();

        return new StackModel(
            $"BucketManager: user {record.Key.Name} of project {project}",
            record.OperationId,
            [
                StackOutput.BoundaryArn,
                .. spec.Grants.Count > 0 && !stopped ? [StackOutput.KeyArn] : Array.Empty<string>(),
                .. sftp ? [StackOutput.ServerId] : Array.Empty<string>(),
            ],
            [
                new Resource(MainResource, "AWS::IAM::Group", Json.Of(
                    ("GroupName", name),
                    ("Path", Arns.Path(project)),
                    ("ManagedPolicyArns", Refs(["Limits", .. access]))))
                {
                    Record = RecordJson.Of(record),
                },
                new Resource("User", "AWS::IAM::User", Json.Of(
                    ("UserName", name),
                    ("Path", Arns.Path(project)),
                    ("PermissionsBoundary", Json.Ref(StackOutput.BoundaryArn)),
                    ("Groups", Refs([MainResource])))),
                Policy("Limits", "limits", policies.Limits),
                .. policies.Access.Select((document, i) =>
                    Policy(access[i], string.Create(CultureInfo.InvariantCulture, $"access-{i + 1}"), document)),
                .. sftp ? Sftp(record, spec, name, access) : [],
            ],
            [
                new(StackOutput.UserName, Json.Ref("User")),
                new(StackOutput.UserArn, Json.GetAtt("User", "Arn")),
            ]);

        Resource Policy(string id, string what, Json document) => new(id, "AWS::IAM::ManagedPolicy", Json.Of(
            ("ManagedPolicyName", $"{name}-{what}"),
            ("Path", Arns.Path(project)),
            ("PolicyDocument", document)));
    }

    private static IEnumerable<Resource> Sftp(ThingRecord record, UserSpec spec, string name, ValueList<string> access)
    {
        yield return new Resource("SftpRole", "AWS::IAM::Role", Json.Of(
            ("RoleName", name),
            ("Path", Arns.Path(record.Key.Project)),
            ("PermissionsBoundary", Json.Ref(StackOutput.BoundaryArn)),
            ("AssumeRolePolicyDocument", PolicyStatement.Document(
                new PolicyStatement("LetTransferActForItsUsers", Allow: true, ["sts:AssumeRole"], Resource: null)
                {
                    Principal = Json.Of(("Service", "transfer.amazonaws.com")),
                    Condition = Json.Of(
                        ("StringEquals", Json.Of(("aws:SourceAccount", Arns.Account))),
                        ("ArnLike", Json.Of(("aws:SourceArn",
                            Json.Join("", "arn:aws:transfer:", Arns.Region, ":", Arns.Account, ":user/*"))))),
                })),
            ("ManagedPolicyArns", Refs(access))));
        yield return new Resource("SftpUser", "AWS::Transfer::User", Json.Of(
            ("ServerId", Json.Ref(StackOutput.ServerId)),
            ("UserName", record.Key.Name),
            ("Role", Json.GetAtt("SftpRole", "Arn")),
            ("HomeDirectoryType", "LOGICAL"),
            ("HomeDirectoryMappings", Json.ListOf(Folders(spec.Grants))),
            ("SshPublicKeys", Json.ListOf((record.Stopped is null ? spec.SshPublicKeys : []).Select(k => (Json)k.ToString())))));
    }

    /// <summary>Mappings must not overlap: the outermost folders are shown, and the policy decides inside.</summary>
    private static IEnumerable<Json> Folders(ValueList<Grant> grants) =>
        from bucket in grants.GroupBy(g => g.Bucket)
        from prefix in UserPolicies.Outermost(bucket)
        let below = prefix.IsWholeBucket ? string.Empty : "/" + prefix.ToString().TrimEnd('/')
        select (Json)Json.Of(
            ("Entry", $"/{bucket.Key}{below}"),
            ("Target", Json.Join("-", $"/{bucket.Key}", Arns.Account, Arns.Region, $"an{below}")),
            ("Type", "DIRECTORY"));

    private static Json.List Refs(IEnumerable<string> ids) => Json.ListOf(ids.Select(id => (Json)Json.Ref(id)));
}

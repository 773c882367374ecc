using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Things;
using BucketManager.Domain.Users;

namespace BucketManager.Domain.Records;

/// <summary>Which thing: its project, kind and name. A project's own thing has the project's name.</summary>
public sealed record ThingKey
{
    private ThingKey(ProjectName project, ThingKind kind, string name)
    {
        Project = project;
        Kind = kind;
        Name = name;
    }

    public ProjectName Project { get; }

    public ThingKind Kind { get; }

    public string Name { get; }

    /// <summary>The name of the thing's stack: <c>bm-{project}-baseline</c>, <c>-bucket-{name}</c>, <c>-user-{name}</c>.</summary>
    public string StackName => Kind switch
    {
        ThingKind.Project => $"bm-{Project}-baseline",
        _ => $"bm-{Project}-{Kind.Word()}-{Name}",
    };

    public static ThingKey OfProject(ProjectName project) => new(project, ThingKind.Project, project.ToString());

    public static ThingKey OfBucket(ProjectName project, BucketName bucket) => new(project, ThingKind.Bucket, bucket.ToString());

    public static ThingKey OfUser(ProjectName project, UserName user) => new(project, ThingKind.User, user.ToString());

    /// <summary>The name of the stack that registers a project in the hub's account.</summary>
    public static string RegistryStackName(ProjectName project) => $"bm-{project}-registry";

    /// <summary>The thing of a project that has a stack of this name; null: none.</summary>
    public static ThingKey? OfStack(ProjectName project, string stackName)
    {
        var prefix = $"bm-{project}-";
        if (!stackName.StartsWith(prefix, StringComparison.Ordinal))
            return null;
        var rest = stackName[prefix.Length..];
        if (rest == "baseline")
            return OfProject(project);
        var dash = rest.IndexOf('-', StringComparison.Ordinal);
        return dash > 0 && ThingKinds.Find(rest[..dash]) is (ThingKind.Bucket or ThingKind.User) and var kind
            && Check(project, kind, rest[(dash + 1)..]) is { Accepted: true, Value: var key }
                ? key
                : null;
    }

    /// <summary>The project of which this is the registry stack's name; null: not one.</summary>
    public static ProjectName? ProjectOfRegistry(string stackName) =>
        stackName.StartsWith("bm-", StringComparison.Ordinal) && stackName.EndsWith("-registry", StringComparison.Ordinal)
        && stackName.Length > "bm--registry".Length
        && ProjectName.Check(stackName["bm-".Length..^"-registry".Length]) is { Accepted: true, Value: var project }
            ? project
            : null;

    public static Result<ThingKey> Check(ProjectName project, ThingKind kind, string? name) => kind switch
    {
        ThingKind.Project => ProjectName.Check(name).Map(OfProject),
        ThingKind.Bucket => BucketName.Check(name).Map(bucket => OfBucket(project, bucket)),
        _ => UserName.Check(name).Map(user => OfUser(project, user)),
    };

    public override string ToString() => $"{Project}/{Kind.Word()}/{Name}";
}

using BucketManager.Core.Sentences;
using BucketManager.Core.State;

namespace BucketManager.Core.Projects;

/// <summary>How many users and stacks an account has room for. Source: IAM quotas (300 groups), CloudFormation quotas (2,000 stacks).</summary>
public static class ProjectRoom
{
    /// <summary>Each user has a group of its own.</summary>
    public const int MaxUsers = 300;

    /// <summary>One for the project itself, one for each bucket and each user.</summary>
    public const int MaxStacks = 2000;

    /// <summary>The refusal of one more bucket or user; null: there is room.</summary>
    public static Refusal? Full(ProjectView project, ThingKind kind)
    {
        if (kind == ThingKind.User && project.Users.Count >= MaxUsers)
            return new Refusal.Quota(Say.ProjectFull.With(("max", MaxUsers), ("what", "users")));
        if (1 + project.Buckets.Count + project.Users.Count >= MaxStacks)
            return new Refusal.Quota(Say.ProjectFull.With(("max", MaxStacks), ("what", "buckets and users")));
        return null;
    }
}

using BucketManager.Application.Reading.Views;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Sentences;
using BucketManager.Domain.Things;

namespace BucketManager.Application.UseCases;

/// <summary>How many users and stacks an account has room for. Source: IAM quotas (300 groups), CloudFormation quotas (2,000 stacks).</summary>
public static class ProjectCapacity
{
    /// <summary>Each user has a group of its own.</summary>
    public const int MaxUsers = 300;

    /// <summary>One for the project itself, one for each bucket and each user.</summary>
    public const int MaxStacks = 2000;

    /// <summary>Said in time: when so much of the room is used, there is still time to open another project.</summary>
    private const int WarnFromPercent = 90;

    /// <summary>The refusal of one more bucket or user; null: there is room.</summary>
    public static Refusal? Full(ProjectView project, ThingKind kind)
    {
        var full = Rooms(project, kind).FirstOrDefault(r => r.Used >= r.Max);
        return full is null ? null : new Refusal.Quota(Say.ProjectFull(full.Max, full.What));
    }

    /// <summary>That little room is left after one more bucket or user.</summary>
    public static IEnumerable<Sentence> Warnings(ProjectView project, ThingKind kind) =>
        from room in Rooms(project, kind)
        where 100 * (room.Used + 1) >= WarnFromPercent * room.Max
        select Say.ProjectNearlyFull(used: room.Used + 1, max: room.Max, what: room.What);

    private static IEnumerable<Room> Rooms(ProjectView project, ThingKind kind)
    {
        if (kind == ThingKind.User)
            yield return new Room("users", project.Users.Count, MaxUsers);
        yield return new Room("buckets and users", project.Buckets.Count + project.Users.Count, MaxStacks - 1);
    }

    private sealed record Room(string What, int Used, int Max);
}

using BucketManager.Core.State;
using BucketManager.Core.Users;

namespace BucketManager.Core.Projects;

/// <summary>The numbers that are shown with a project.</summary>
internal static class ProjectCounts
{
    /// <summary>A user whose access ends within this time needs somebody to look.</summary>
    private static readonly TimeSpan EndsSoon = TimeSpan.FromDays(14);

    public static ThingShown Show(ProjectView project, DateTimeOffset now) => new(
        project.Thing!,
        new ValueMap<int>(
        [
            KeyValuePair.Create("buckets", project.Buckets.Count),
            KeyValuePair.Create("users", project.Users.Count),
            KeyValuePair.Create("attention", project.Everything.Count(t => NeedsAttention(t, now))),
        ]));

    /// <summary>Failed, changed outside, or ending soon. A user whose access is over already has had its time, and needs nobody.</summary>
    public static bool NeedsAttention(ThingState thing, DateTimeOffset now) =>
        !thing.IsTombstone
        && (thing.Status == ThingStatus.Failed
            || thing.Failed is not null
            || thing.Applied is { ChangedOutside: true }
            || (thing.Applied?.Record.Spec is UserSpec { ExpiresAt: { } ends } && ends > now && ends <= now + EndsSoon));
}

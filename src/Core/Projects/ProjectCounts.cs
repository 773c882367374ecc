using BucketManager.Core.State;

namespace BucketManager.Core.Projects;

/// <summary>The numbers that are shown with a project.</summary>
internal static class ProjectCounts
{
    public static ThingShown Show(ProjectView project, DateTimeOffset now) => new(
        project.Thing!,
        new ValueMap<int>(
        [
            KeyValuePair.Create("buckets", project.Buckets.Count),
            KeyValuePair.Create("users", project.Users.Count),
            KeyValuePair.Create("attention", project.InNeed.Count(now)),
        ]));
}

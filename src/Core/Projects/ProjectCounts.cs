using BucketManager.Core.State;

namespace BucketManager.Core.Projects;

/// <summary>The numbers that are shown with a project.</summary>
internal static class ProjectCounts
{
    public static ThingShown Show(ProjectView project, DateTimeOffset now) =>
        new(project.Thing!, new ThingCounts(project.Buckets.Count, project.Users.Count, project.InNeed.Count(now)));
}

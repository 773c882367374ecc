using BucketManager.Core.State;

namespace BucketManager.Core.Projects;

/// <summary>The numbers that are shown with a project.</summary>
internal static class ProjectCounts
{
    public static async Task<ThingShown> ShowAsync(ProjectView project, ReadAttention attention, CancellationToken cancel) =>
        new(project.Thing!, new ThingCounts(project.Buckets.Count, project.Users.Count, (await attention.OfAsync(project, cancel)).Count));
}

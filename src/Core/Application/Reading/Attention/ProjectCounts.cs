using BucketManager.Application.Reading.Views;

namespace BucketManager.Application.Reading.Attention;

/// <summary>The numbers that are shown with a project.</summary>
internal static class ProjectCounts
{
    public static async Task<ThingSummary> ShowAsync(ProjectView project, ReadAttention attention, CancellationToken cancel) =>
        new(project.Thing!, new ThingCounts(project.Buckets.Count, project.Users.Count, (await attention.OfAsync(project, cancel)).Count));
}

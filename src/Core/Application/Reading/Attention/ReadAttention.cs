using BucketManager.Application.Reading.Views;

namespace BucketManager.Application.Reading.Attention;

/// <summary>Finds what somebody should look at in a project: by its things and by its links.</summary>
public sealed class ReadAttention(OpenLinkCache links, TimeProvider clock)
{
    /// <summary>The most pressing first.</summary>
    /// <param name="project">Was read before this is asked.</param>
    public async Task<IReadOnlyList<AttentionItem>> OfAsync(ProjectView project, CancellationToken cancel) =>
        project.Attention.At(clock.GetUtcNow(), await links.AttentionAsync(project, cancel));
}

using BucketManager.Application.Reading.Attention;
using BucketManager.Application.Reading.Views;
using BucketManager.Domain.Basics;
using BucketManager.Domain.People;

namespace BucketManager.Application.Reading;

/// <summary>The projects that somebody may see.</summary>
public sealed class ListProjects(ProjectViews views, ReadAttention attention)
{
    /// <summary>One page, with counts.</summary>
    public async Task<Result<Page<ThingSummary>>> RunAsync(Actor actor, ListQuery query, CancellationToken cancel)
    {
        var visible = await views.SeenByAsync(actor, cancel);
        var page = ThingList.PageOf(visible.Sorted, query);
        if (!page.Accepted)
            return page.Refusal;
        var shown = await Task.WhenAll(page.Value.Items.Select(t => ProjectCounts.ShowAsync(visible.Of(t.Key), attention, cancel)));
        return new Page<ThingSummary>(shown, page.Value.Total, page.Value.Next);
    }

    /// <summary>Reads all projects before somebody asks, so that whoever is first does not wait for it.</summary>
    public Task ReadAheadAsync(CancellationToken cancel) => views.ReadAheadAsync(cancel);

    /// <summary>All that the actor may see, with its role in each, by name.</summary>
    public Task<IReadOnlyList<(ProjectView Project, Role Role)>> VisibleToAsync(Actor actor, CancellationToken cancel) =>
        views.VisibleToAsync(actor, cancel);
}

using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Reading;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.People;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using Xunit;

namespace BucketManager.Core.Tests.Projects;

public sealed class ListProjectsTests
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Fact]
    public async Task Everybody_lists_what_they_may_see_and_admins_all()
    {
        var known = await WithProjectsAsync();
        await known.CommitAsync(A.NeverMade(Key("failed"), A.ProjectSpec()));
        await known.CommitAsync(new ThingState(Key("gone")) { Revision = 2 });

        Assert.Equal(["acme", "demo"], await NamesAsync(known, A.Manager));
        Assert.Equal(["acme"], await NamesAsync(known, A.Viewer));
        Assert.Equal([], await NamesAsync(known, A.Stranger));
        Assert.Equal(["acme", "demo", "failed", "other"], await NamesAsync(known, A.Admin));
    }

    [Fact]
    public async Task A_list_of_projects_counts_what_is_in_them()
    {
        var known = await WithProjectsAsync();
        await known.CommitAsync(A.Ready(A.Bucket(), BucketSpec.Plain), A.NeverMade(A.User(), A.UserSpec()));

        var acme = (await List(known).RunAsync(A.Viewer, new ListQuery(), Cancel)).Value.Items[0];

        Assert.Equal((1, 1, 1), (acme.Counts.Buckets, acme.Counts.Users, acme.Counts.Attention));
    }

    [Fact]
    public async Task Projects_are_searched_by_title_and_people_and_paged()
    {
        var known = await WithProjectsAsync();
        var list = List(known);

        var first = (await list.RunAsync(A.Admin, new ListQuery(PageSize: 2, Descending: true), Cancel)).Value;
        var rest = (await list.RunAsync(A.Admin, new ListQuery(PageSize: 2, Descending: true, From: first.Next), Cancel)).Value;

        Assert.Equal(["other", "demo", "acme"], first.Items.Concat(rest.Items).Select(p => p.State.Key.Name));
        Assert.Equal(3, first.Total);
        Assert.Equal(1, (await list.RunAsync(A.Admin, new ListQuery(Search: "VIEWER@"), Cancel)).Value.Total);
        Assert.Equal(0, (await list.RunAsync(A.Stranger, new ListQuery(Search: "acme"), Cancel)).Value.Total);
    }

    [Fact]
    public async Task Each_project_comes_with_the_role_in_it()
    {
        var known = await WithProjectsAsync();

        Assert.Equal(
            [("acme", Role.Manager), ("demo", Role.Viewer)],
            (await List(known).VisibleToAsync(A.Manager, Cancel)).Select(v => (v.Project.Project.ToString(), v.Role)));
    }

    private static ListProjects List(Known known) => new(known.Views, known.Attention);

    private static ThingKey Key(string name) => ThingKey.OfProject(ProjectName.Parse(name));

    private static async Task<Known> WithProjectsAsync()
    {
        var known = await Known.WithAsync();
        await known.CommitAsync(A.Ready(Key("demo"), ProjectSpec.Check(A.ProjectFields() with { Managers = [], Viewers = ["manager@example.com"] }).Value));
        await known.CommitAsync(A.Ready(Key("other"), ProjectSpec.Check(A.ProjectFields() with { Managers = [], Viewers = [] }).Value));
        return known;
    }

    private static async Task<IEnumerable<string>> NamesAsync(Known known, Actor actor) =>
        (await List(known).RunAsync(actor, new ListQuery(), Cancel)).Value.Items.Select(p => p.State.Key.Name);
}

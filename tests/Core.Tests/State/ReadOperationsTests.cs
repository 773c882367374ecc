using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Reading;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Things;
using Xunit;

namespace BucketManager.Core.Tests.State;

public sealed class ReadOperationsTests
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Fact]
    public async Task An_operation_is_found_by_its_id()
    {
        var known = await SampleAsync();

        Assert.Equal("o2", (await Read(known).OneAsync(A.Viewer, A.Project, OperationId.Parse("o2"), Cancel)).Value.Id.ToString());
        Assert.IsType<Refusal.NotFound>((await Read(known).OneAsync(A.Viewer, A.Project, OperationId.Parse("o9"), Cancel)).Refusal);
        Assert.IsType<Refusal.NotFound>((await Read(known).OneAsync(A.Stranger, A.Project, OperationId.Parse("o2"), Cancel)).Refusal);
    }

    [Fact]
    public async Task After_a_loss_of_the_cache_an_unknown_operation_is_gone_and_not_unknown()
    {
        var known = new Known();
        await known.CommitAsync([A.Ready(A.ProjectKey, A.ProjectSpec())], new Commit(A.Project, null, 1, A.Now) { RebuiltAt = A.Now.AddDays(-1) });

        var gone = Assert.IsType<Refusal.Gone>((await Read(known).OneAsync(A.Viewer, A.Project, OperationId.Parse("o9"), Cancel)).Refusal);

        Assert.Equal("operation-gone", gone.Says.Code);
        Assert.Contains("23 November 2026, 09:00 UTC", gone.Says.Text, StringComparison.Ordinal);
        Assert.IsType<Refusal.NotFound>((await Read(known).OneAsync(A.Stranger, A.Project, OperationId.Parse("o9"), Cancel)).Refusal);
    }

    [Fact]
    public async Task Operations_are_listed_newest_first_filtered_and_in_pages()
    {
        var read = Read(await SampleAsync());

        var first = (await read.ListAsync(A.Viewer, A.Project, new OperationFilter(), 2, null, Cancel)).Value.Page;
        var rest = (await read.ListAsync(A.Viewer, A.Project, new OperationFilter(), 2, first.Next, Cancel)).Value.Page;
        var running = (await read.ListAsync(A.Viewer, A.Project, new OperationFilter(State: OperationState.Running, Kind: ThingKind.User), 50, null, Cancel)).Value.Page;

        Assert.Equal(["o3", "o2", "o1"], first.Items.Concat(rest.Items).Select(o => o.Id.ToString()));
        Assert.Equal((3, null), (rest.Total, rest.Next));
        Assert.Equal(["o3"], running.Items.Select(o => o.Id.ToString()));
    }

    [Fact]
    public async Task The_diary_is_filtered_by_person_thing_result_and_time()
    {
        var read = Read(await SampleAsync());

        Assert.Equal(["o3", "o2", "o1"], await DiaryAsync(new ActivityFilter()));
        Assert.Equal(["o3", "o2", "o1"], await DiaryAsync(new ActivityFilter(Person: "manager@example.com")));
        Assert.Equal([], await DiaryAsync(new ActivityFilter(Person: "nobody@example.com")));
        Assert.Equal(["o3", "o2", "o1"], await DiaryAsync(new ActivityFilter(Person: "Manager")));
        Assert.Equal(["o2", "o1"], await DiaryAsync(new ActivityFilter(Kind: ThingKind.Bucket, Name: "invoices")));
        Assert.Equal(["o1"], await DiaryAsync(new ActivityFilter(Result: OperationState.Succeeded)));
        Assert.Equal(["o3", "o2", "o1"], await DiaryAsync(new ActivityFilter(From: A.Now, To: A.Now.AddSeconds(1))));
        Assert.Equal([], await DiaryAsync(new ActivityFilter(To: A.Now)));

        async Task<IEnumerable<string>> DiaryAsync(ActivityFilter filter) =>
            (await read.ActivityAsync(A.Viewer, A.Project, filter, 50, null, Cancel)).Value.Page.Items.Select(a => a.Id);
    }

    [Fact]
    public async Task Of_a_project_that_is_gone_admins_read_on_and_nobody_else()
    {
        var known = await SampleAsync();
        await known.CommitAsync(new ThingState(A.ProjectKey) { Revision = 2 });
        var read = Read(known);

        Assert.Equal(3, (await read.ListAsync(A.Admin, A.Project, new OperationFilter(), 50, null, Cancel)).Value.Page.Total);
        Assert.True((await read.OneAsync(A.Admin, A.Project, OperationId.Parse("o1"), Cancel)).Accepted);
        Assert.True((await read.ActivityAsync(A.Admin, A.Project, new ActivityFilter(), 50, null, Cancel)).Accepted);
        Assert.IsType<Refusal.NotFound>((await read.ListAsync(A.Manager, A.Project, new OperationFilter(), 50, null, Cancel)).Refusal);
        Assert.IsType<Refusal.NotFound>((await read.OneAsync(A.Admin, ProjectName.Parse("nowhere"), OperationId.Parse("o1"), Cancel)).Refusal);
    }

    [Fact]
    public async Task A_page_that_cannot_be_is_refused()
    {
        var read = Read(await SampleAsync());

        Assert.Equal(["pageSize range"], (await read.ListAsync(A.Viewer, A.Project, new OperationFilter(), 0, null, Cancel)).Broken());
        Assert.Equal(["pageToken page-token-unknown"], (await read.ListAsync(A.Viewer, A.Project, new OperationFilter(), 50, "*", Cancel)).Broken());
        Assert.Equal(["pageSize range"], (await read.ActivityAsync(A.Viewer, A.Project, new ActivityFilter(), 201, null, Cancel)).Broken());
    }

    private static ReadOperations Read(Known known) => new(known.Views, known.Cache);

    private static async Task<Known> SampleAsync()
    {
        var known = await Known.WithAsync(A.Ready(A.Bucket(), BucketSpec.Plain), A.Ready(A.User(), A.UserSpec()));
        await known.CommitAsync(
            Known.Operation(A.Bucket(), "o1", OperationState.Succeeded),
            Known.Operation(A.Bucket(), "o2", OperationState.Running),
            Known.Operation(A.User(), "o3", OperationState.Running));
        return known;
    }
}

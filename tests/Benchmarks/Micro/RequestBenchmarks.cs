using BenchmarkDotNet.Attributes;
using BucketManager.Application;
using BucketManager.Application.Reading;
using BucketManager.Application.Reading.Views;
using BucketManager.Benchmarks.Data;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Records;
using BucketManager.Domain.Things;
using BucketManager.Hosts.Local;

namespace BucketManager.Benchmarks.Micro;

/// <summary>What a request costs inside the core, in small and in large fleets.</summary>
[MemoryDiagnoser]
public class RequestBenchmarks
{
    public const int FewProjects = 5;
    public const int ManyProjects = 500;
    public const int FewBuckets = 15;
    public const int ManyBuckets = 1_500;

    // Less than there is in the smallest fleet, so that each page has a next one.
    private const int BucketPage = 10;
    private const int ProjectPage = 3;

    private BucketManagerApp app = null!;
    private ThingKey bucket = null!;

    [Params(FewProjects, ManyProjects)]
    public int Projects { get; set; }

    [Params(FewBuckets, ManyBuckets)]
    public int Buckets { get; set; }

    [GlobalSetup]
    public async Task FillAsync()
    {
        int[] twenty = [.. Enumerable.Repeat(2, 20)];
        var others = NameParts.Projects(new Random(1), Projects - 1).Select(name => new ProjectSize(name, FewBuckets, twenty));
        app = await World.OfAsync(DataSet.OfSizes(1, [new ProjectSize(ProjectSize.Largest, Buckets, twenty), .. others]));
        bucket = (await ListBucketsAsync()).Items[0].State.Key;
    }

    [Benchmark(Description = "GET a bucket")]
    public async Task<object> GetBucketAsync() =>
        (await app.ReadProject.ThingAsync(SamplePeople.Admin, bucket, CancellationToken.None)).Value;

    [Benchmark(Description = "LIST 10 buckets")]
    public async Task<Page<ThingSummary>> ListBucketsAsync()
    {
        var (project, query) = (ProjectSize.Largest, new ListQuery(PageSize: BucketPage));
        var asked = await app.ReadProject.ListAsync(SamplePeople.Admin, project, ThingKind.Bucket, query, CancellationToken.None);
        return asked.Value.Page;
    }

    [Benchmark(Description = "LIST 3 projects")]
    public async Task<object> ListProjectsAsync() =>
        (await app.ListProjects.RunAsync(SamplePeople.Admin, new ListQuery(PageSize: ProjectPage), CancellationToken.None)).Value;
}

using BenchmarkDotNet.Attributes;
using BucketManager.Application.Mirror.Commits;
using BucketManager.Application.Mirror.Operations;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Reading.Views;
using BucketManager.Application.WriteLoop;
using BucketManager.Benchmarks.Data;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Templates;
using BucketManager.Domain.Things;
using BucketManager.Domain.Users;

namespace BucketManager.Benchmarks.Micro;

/// <summary>Templates, policies, and what an event does to the state: functions of values.</summary>
[MemoryDiagnoser]
public class TemplateBenchmarks
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly ThingRecord bucket;
    private readonly ThingRecord user;
    private readonly string bucketText;
    private readonly string userText;
    private readonly ThingState running;
    private readonly Observation succeeded;
    private readonly ProjectView large;
    private readonly ProjectChange change;

    public TemplateBenchmarks()
    {
        var entropy = new SeededEntropy(1);
        var size = new ProjectSize(ProjectName.Parse("large"), Buckets: 1_500, GrantsOfUsers: [.. Enumerable.Repeat(3, 300)]);
        var project = DataSet.OfSizes(1, size).Projects().Single();
        var records = project.BucketsAndUsers(DataSet.Beginning, entropy).ToList();
        bucket = records[0];
        user = records.First(r => r.Spec is UserSpec);
        bucketText = StackTemplates.Render(bucket).Text;
        userText = StackTemplates.Render(user).Text;

        var ready = World.Ready(bucket);
        var later = DataSet.Beginning + Minute;
        var edited = bucket with { Revision = 2, RequestedAt = later, OperationId = OperationId.New(later, entropy) };
        var edit = new Change(edited.OperationId, ChangeAction.Update, edited);
        running = ready with { Running = new RunningChange(edit, later, later + Minute, later + Minute) };
        var stack = ready.Stack! with { Status = StackStatus.UpdateComplete, Time = later, OperationId = edited.OperationId };
        succeeded = new Observation(stack) { Template = new AppliedRecord(edited, ChangedOutside: false) };

        large = ProjectView.Of(project.Name, new ProjectHead(1, RebuiltAt: null), records.Select(World.Ready));
        change = new ProjectChange(project.Name, 2, later, [running with { Version = 2 }], [], [], []);
    }

    [Benchmark(Description = "render a bucket's template")]
    public int RenderBucket() => StackTemplates.Render(bucket).Text.Length;

    [Benchmark(Description = "parse a bucket's template")]
    public object ParseBucket() => StackTemplates.Read(bucketText);

    [Benchmark(Description = "render a user's template (3 grants)")]
    public int RenderUser() => StackTemplates.Render(user).Text.Length;

    [Benchmark(Description = "parse a user's template (3 grants)")]
    public object ParseUser() => StackTemplates.Read(userText);

    [Benchmark(Description = "size a user's policies (3 grants)")]
    public PolicyBudget SizePolicies() => PolicyBudget.Of(user);

    [Benchmark(Description = "merge what a stack shows into a thing")]
    public object MergeIntoThing() => Transition.From(running, succeeded, over: false, DataSet.Beginning);

    [Benchmark(Description = "merge a change into a view of 1,800 things")]
    public object MergeIntoView() => large.After(change);
}

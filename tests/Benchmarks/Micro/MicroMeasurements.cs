using System.Collections.Immutable;
using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using BucketManager.Benchmarks.Data;
using BucketManager.Benchmarks.Figures;
using Perfolizer.Horology;

namespace BucketManager.Benchmarks.Micro;

/// <summary>What is measured within one process, by BenchmarkDotNet.</summary>
internal static class MicroMeasurements
{
    private const double Microsecond = 1_000;

    // Bytes come in whole objects, and a lock that is waited for may add one.
    private const double NoGrowth = 1.05;

    private static readonly Dictionary<string, int> GoalMicroseconds = new()
    {
        [nameof(TemplateBenchmarks.RenderBucket)] = 20,
        [nameof(TemplateBenchmarks.ParseBucket)] = 40,
    };

    public static IReadOnlyList<Measurement> All { get; } =
    [
        new("templates", "Rendering, parsing, sizing and merging, by BenchmarkDotNet.", asked => Templates(asked).ToAsyncEnumerable()),
        new("allocations", "What a request allocates in small and large fleets.", asked => Requests(asked).ToAsyncEnumerable()),
    ];

    private static IReadOnlyList<Figure> Templates(Measuring asked) =>
    [
        .. Run<TemplateBenchmarks>(asked).Select(report =>
        {
            var method = report.BenchmarkCase.Descriptor.WorkloadMethod.Name;
            var took = Spread.Of(report.ResultStatistics!.OriginalValues.Select(nanoseconds => nanoseconds / Microsecond));
            var goal = GoalMicroseconds.TryGetValue(method, out var most) ? most : (int?)null;
            return new Figure(
                report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\''),
                goal is null ? string.Empty : $"≤ {goal} µs",
                $"{took.Shown("0.0")} µs, {Bytes(report):N0} bytes",
                string.Empty,
                goal is null ? null : took.Median <= goal);
        }),
    ];

    private static IReadOnlyList<Figure> Requests(Measuring asked)
    {
        var reports = Run<RequestBenchmarks>(asked);
        return [.. reports.GroupBy(r => r.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\'')).Select(OfRequest)];
    }

    private static Figure OfRequest(IGrouping<string, BenchmarkReport> reports)
    {
        var small = In(RequestBenchmarks.FewProjects, RequestBenchmarks.FewBuckets);
        var large = In(RequestBenchmarks.ManyProjects, RequestBenchmarks.ManyBuckets);
        var ratio = (double)Bytes(large) / Bytes(small);
        return new Figure(
            $"allocated by {reports.Key}, with 1,500 buckets and 500 projects against 15 and 5",
            "no growth",
            FormattableString.Invariant(
                $"{Bytes(large):N0} bytes, {Micros(large):0.0} µs; {Bytes(small):N0} bytes, {Micros(small):0.0} µs"),
            ratio.ToString("0.00", CultureInfo.InvariantCulture),
            ratio <= NoGrowth);

        BenchmarkReport In(int projects, int buckets) => reports.Single(r =>
            (int)r.BenchmarkCase.Parameters[nameof(RequestBenchmarks.Projects)] == projects
            && (int)r.BenchmarkCase.Parameters[nameof(RequestBenchmarks.Buckets)] == buckets);
    }

    private static long Bytes(BenchmarkReport report) => report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase)!.Value;

    private static double Micros(BenchmarkReport report) => report.ResultStatistics!.Median / Microsecond;

    // In this process, and shortly: a build of its own for each benchmark would take minutes.
    private static ImmutableArray<BenchmarkReport> Run<T>(Measuring asked)
    {
        using var scratch = new Scratch();
        var job = asked.Rounds == 1
            ? Job.Dry
            : Job.Default.WithWarmupCount(5).WithIterationCount(3 * asked.Rounds).WithIterationTime(TimeInterval.FromMilliseconds(100));
        var config = ManualConfig.CreateEmpty()
            .AddJob(job.WithToolchain(InProcessEmitToolchain.Instance))
            .AddLogger(NullLogger.Instance)
            .WithArtifactsPath(scratch.FullPath);
        var summary = BenchmarkRunner.Run<T>(config);
        return summary.HasCriticalValidationErrors || summary.Reports.Any(r => !r.Success)
            ? throw new InvalidOperationException(
                $"{typeof(T).Name} did not run: {string.Join(' ', summary.ValidationErrors.Select(e => e.Message))}")
            : summary.Reports;
    }
}

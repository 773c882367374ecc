namespace BucketManager.Benchmarks.Load;

/// <summary>How a server did under one load.</summary>
/// <param name="P50">Milliseconds.</param>
/// <param name="P99">Milliseconds.</param>
internal sealed record LoadResult(double P50, double P99, double PerSecond)
{
    /// <param name="milliseconds">Of each answer, in no order.</param>
    /// <param name="took">How long the load went on.</param>
    public static LoadResult Of(List<double> milliseconds, TimeSpan took)
    {
        milliseconds.Sort();
        return new LoadResult(At(milliseconds, 0.5), At(milliseconds, 0.99), milliseconds.Count / took.TotalSeconds);
    }

    public static double At(List<double> sorted, double share) => sorted[(int)Math.Ceiling(share * sorted.Count) - 1];
}

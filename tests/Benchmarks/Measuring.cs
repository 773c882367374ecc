namespace BucketManager.Benchmarks;

/// <summary>What every measurement is asked with.</summary>
/// <param name="Data">The folder of the whole set.</param>
/// <param name="Rounds">How often each figure is measured.</param>
/// <param name="Lasts">How long a round of a load lasts.</param>
/// <param name="Many">How many subscribers are many.</param>
internal sealed record Measuring(string Data, int Rounds, TimeSpan Lasts, int Many, CancellationToken Cancel);

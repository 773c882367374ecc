namespace BucketManager.Benchmarks;

/// <summary>What every measurement is asked with.</summary>
/// <param name="Data">The folder of the whole set.</param>
/// <param name="Rounds">How often each figure is measured.</param>
/// <param name="Lasts">How long a round of a load lasts.</param>
/// <param name="Many">How many subscribers are many.</param>
/// <param name="Stacks">Of the project that is read directly, with its baseline.</param>
/// <param name="Only">Stands in the names of the loads that are wanted; empty: all are.</param>
internal sealed record Measuring(string Data, int Rounds, TimeSpan Lasts, int Many, int Stacks, string Only, CancellationToken Cancel);

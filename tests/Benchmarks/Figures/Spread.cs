using System.Globalization;

namespace BucketManager.Benchmarks.Figures;

/// <summary>The same figure of several runs.</summary>
internal readonly record struct Spread(double Median, double Least, double Most)
{
    public static Spread Of(IEnumerable<double> runs)
    {
        var sorted = runs.Order().ToArray();
        var middle = sorted.Length / 2;
        return new Spread(sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2, sorted[0], sorted[^1]);
    }

    /// <summary>Such as <c>1.25 (1.21–1.30)</c>.</summary>
    public string Shown(string format) => string.Create(
        CultureInfo.InvariantCulture, $"{Text(Median, format)} ({Text(Least, format)}–{Text(Most, format)})");

    private static string Text(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);
}

namespace BucketManager.Benchmarks.Figures;

/// <summary>A line of the table of figures.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Goal">What it should be; empty: nothing is promised.</param>
/// <param name="Measured">Medians.</param>
/// <param name="Ratio">To what it is compared with in the same run; empty: a plain figure.</param>
/// <param name="IsMet">Null: there is no goal.</param>
internal sealed record Figure(string Name, string Goal, string Measured, string Ratio, bool? IsMet)
{
    private string Verdict => IsMet switch { true => "met", false => "**missed**", null => "" };

    /// <summary>As Markdown.</summary>
    public static void Print(IEnumerable<Figure> figures, string command, int rounds)
    {
        Console.WriteLine();
        Console.WriteLine(
            $"`dotnet run --project tests/Benchmarks -c Release -- {command} --data FOLDER`, medians of {rounds} runs (least–most)");
        Console.WriteLine();
        Console.WriteLine("| figure | goal | measured | ratio | |");
        Console.WriteLine("| --- | --- | --- | --- | --- |");
        foreach (var figure in figures)
            Console.WriteLine($"| {figure.Name} | {figure.Goal} | {figure.Measured} | {figure.Ratio} | {figure.Verdict} |");
    }
}

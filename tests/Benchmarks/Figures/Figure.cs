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

    /// <summary>The head of a table in Markdown.</summary>
    public static void PrintHead(string command, int rounds)
    {
        Console.WriteLine();
        Console.WriteLine(
            $"`dotnet run --project tests/Benchmarks -c Release -- {command} --data FOLDER`, medians of {rounds} runs (least–most)");
        Console.WriteLine();
        Console.WriteLine("| figure | goal | measured | ratio | |");
        Console.WriteLine("| --- | --- | --- | --- | --- |");
    }

    /// <summary>A row of it.</summary>
    public void Print() => Console.WriteLine($"| {Name} | {Goal} | {Measured} | {Ratio} | {Verdict} |");
}

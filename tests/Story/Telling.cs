using System.Diagnostics;
using System.Globalization;

namespace BucketManager.Story;

/// <summary>Prints what happens, sentence by sentence, and counts.</summary>
internal sealed class Telling(TextWriter output)
{
    public int Passed { get; private set; }

    public int Failed { get; private set; }

    public TextWriter Output => output;

    public void Chapter(string title)
    {
        output.WriteLine();
        output.WriteLine(title);
    }

    /// <summary>Lives one sentence. False when it did not come true.</summary>
    public async Task<bool> SentenceAsync(string sentence, Func<Task> live)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            await live();
            Passed++;
            output.WriteLine($"  ✓ {sentence} ({Seconds(watch)})");
            return true;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // One failure must not hide what comes after it.
            Failed++;
            output.WriteLine($"  ✗ {sentence} ({Seconds(watch)})");
            output.WriteLine($"      {(failure is StoryFailure ? failure.Message : failure.ToString())}");
            return false;
        }
    }

    public void NotLived(string what)
    {
        Failed++;
        output.WriteLine($"  ✗ {what}");
    }

    private static string Seconds(Stopwatch watch) => string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds:0.00} s");
}

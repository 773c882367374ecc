using System.Globalization;
using BucketManager.Story;

namespace BucketManager.Crashes;

/// <summary>Counts, and prints what went wrong and a bar of how far it is. Several lives tell at once.</summary>
internal sealed class Telling(int kills)
{
    private const int Width = 30;

    private readonly Lock gate = new();
    private int done;

    public int Passed { get; private set; }

    public int Failed { get; private set; }

    /// <summary>Lives one sentence.</summary>
    public async Task<bool> SentenceAsync(string sentence, Func<Task> live, bool isKill = false)
    {
        string? failure = null;
        try
        {
            await live();
        }
        catch (Exception trouble) when (trouble is not OutOfMemoryException)
        {
            failure = trouble is StoryFailure ? trouble.Message : trouble.ToString();
        }

        lock (gate)
        {
            done += isKill ? 1 : 0;
            if (failure is null)
                Passed++;
            else
                Failed++;
            if (failure is not null)
                Console.WriteLine($"{(Console.IsOutputRedirected ? string.Empty : "\r")}  ✗ {sentence}\n      {failure}");
            var filled = done * Width / kills;
            var bar = string.Create(
                CultureInfo.InvariantCulture, $"[{new string('#', filled)}{new string('.', Width - filled)}] {done} of {kills} kills, {Failed} failed");
            if (!Console.IsOutputRedirected)
                Console.Write($"\r{bar}");
            else if (isKill)
                Console.WriteLine($"{bar}: {sentence}");
        }

        return failure is null;
    }
}

namespace BucketManager.Benchmarks;

/// <summary>How far it is, for whoever waits; what is asked for goes to standard output, and only that.</summary>
internal static class Progress
{
    private const int Width = 40;

    /// <summary>A bar on a terminal; nothing where nobody looks.</summary>
    public static void Show(int done, int of, string what)
    {
        if (Console.IsErrorRedirected)
            return;
        var bar = new string('#', done * Width / of).PadRight(Width, '.');
        Console.Error.Write($"\r[{bar}] {done:N0} of {of:N0} {what}{(done == of ? "\n" : " ")}");
    }

    public static void Tell(string line) => Console.Error.WriteLine($"{DateTime.Now:HH:mm:ss} {line}");
}

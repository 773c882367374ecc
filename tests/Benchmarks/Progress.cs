namespace BucketManager.Benchmarks;

/// <summary>A bar on a terminal. Nothing where nobody looks.</summary>
internal static class Progress
{
    private const int Width = 40;

    public static void Show(int done, int of, string what)
    {
        if (Console.IsErrorRedirected)
            return;
        var filled = done * Width / of;
        Console.Error.Write($"\r[{new string('#', filled)}{new string('.', Width - filled)}] {done:N0} of {of:N0} {what}{(done == of ? "\n" : " ")}");
    }
}

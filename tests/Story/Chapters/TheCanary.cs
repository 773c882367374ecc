using System.Text;

namespace BucketManager.Story.Chapters;

internal sealed class TheCanary : Chapter
{
    public override string Title => "The canary: no secret is anywhere but where it was told";

    public override bool NeedsProject => false;

    protected override async Task LiveAsync(Stage stage)
    {
        var recording = stage.Line.Recording;
        var heard = $"{recording.Answers} answers and {recording.Messages} messages";
        await Sentence($"None of {recording.Secrets} secrets is in any other of {heard}", () =>
        {
            Expect.That(recording.Secrets > 0 && recording.Messages > 0, "Nothing was told that could have leaked");
            None(recording.Leaks());
            return Task.CompletedTask;
        });

        if (stage.Arguments.StateFolder is { } folder)
        {
            await Sentence("None is in a file of the host's state folder", () =>
            {
                var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
                Expect.That(files.Length > 0, $"There are no files in {folder}");
                None([.. files.SelectMany(f => recording.LeaksIn(Path.GetRelativePath(folder, f), Read(f)))]);
                return Task.CompletedTask;
            });
        }

        if (stage.Arguments.LogFile is { } log)
        {
            await Sentence("None is in the host's output", () =>
            {
                var text = Read(log);
                Expect.That(text.Length > 0, $"{log} is empty");
                None(recording.LeaksIn("the host's output", text));
                return Task.CompletedTask;
            });
        }

        await Sentence("Every answer kept the rules for all answers", () =>
        {
            Expect.That(recording.Answers > 0, "Nothing was answered");
            Expect.That(
                recording.Oddities.Count == 0,
                string.Join("\n      ", recording.Oddities.Select(o => $"{o.Key} ({o.Value} times)")));
            return Task.CompletedTask;
        });
    }

    private static void None(IReadOnlyList<string> leaks) =>
        Expect.That(leaks.Count == 0, $"Found {string.Join("; ", leaks.Distinct().Take(10))}");

    // As bytes: each becomes one character, so that ASCII is found in any file. The host may be writing to it.
    private static string Read(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            return reader.ReadToEnd();
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return string.Empty; // Deleted between listing and reading.
        }
        catch (IOException locked) when (Path.GetFileName(file) == "in-use")
        {
            return locked.Message; // The lock of the folder: empty, and held by the host.
        }
    }
}

using System.Diagnostics;

namespace BucketManager.Hosts.Tests;

/// <summary>A disk of a few megabytes that is really full when it is full. Only root may mount one.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public SmallDisk(int megabytes = 8) => Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", folder.FullPath);

    public string State => Path.Combine(folder.FullPath, "state");

    private string Filler => Path.Combine(folder.FullPath, "filler");

    /// <summary>Why there can be none here; null: there can.</summary>
    public static string? CannotBe()
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root")
            return "Only root on Linux can mount a small disk.";
        try
        {
            using var tried = new SmallDisk(1);
            return null;
        }
        catch (InvalidOperationException refused)
        {
            return $"No small disk can be mounted here: {refused.Message}";
        }
    }

    public void Fill()
    {
        using var file = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
                file.Write(new byte[4096]);
        }
        catch (IOException)
        {
            // Now it is full.
        }
    }

    public void MakeRoom() => File.Delete(Filler);

    public void MakeReadOnly() => Run("mount", "-o", "remount,ro", folder.FullPath);

    public void Dispose()
    {
        Run("umount", "-l", folder.FullPath);
        folder.Dispose();
    }

    private static void Run(string program, params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardError = true })!;
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException(said.Trim());
    }
}

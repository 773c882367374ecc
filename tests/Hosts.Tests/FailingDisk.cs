using System.ComponentModel;
using System.Diagnostics;

namespace BucketManager.Hosts.Tests;

/// <summary>A disk that the kernel makes read-only under whoever uses it, as it does after an error. Only root may have one.</summary>
internal sealed class FailingDisk : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string device;

    public FailingDisk()
    {
        Directory.CreateDirectory(Mounted);
        using (var image = File.Create(Image))
            image.SetLength(40_000_000);
        Run("mkfs.ext4", "-q", "-e", "remount-ro", Image);
        device = Run("losetup", "-f", "--show", Image);
        Run("mount", device, Mounted);
    }

    public string State => Path.Combine(Mounted, "state");

    private string Mounted => Path.Combine(folder.FullPath, "disk");

    private string Image => Path.Combine(folder.FullPath, "image");

    /// <summary>Why there can be none here; null: there can.</summary>
    public static string? CannotBe()
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root")
            return "Only root on Linux can mount a disk.";
        try
        {
            using var tried = new FailingDisk();
            return File.Exists(tried.Trigger) ? null : "This kernel cannot be asked to find an error.";
        }
        catch (InvalidOperationException refused)
        {
            return $"No disk can be mounted here: {refused.Message}";
        }
        catch (Win32Exception missing)
        {
            // A build server must have it: there the test fails.
            return Environment.GetEnvironmentVariable("CI") == "true" ? null : $"{missing.Message} (e2fsprogs and util-linux have them)";
        }
    }

    private string Trigger => Path.Combine("/sys/fs/ext4", Path.GetFileName(device), "trigger_fs_error");

    public void Fail() => File.WriteAllText(Trigger, "1");

    public void Dispose()
    {
        Run("umount", "-l", Mounted);
        Run("losetup", "-d", device);
        folder.Dispose();
    }

    // Not every account has the administrator's programs in its PATH.
    private static string Find(string program) => Path.Combine("/usr/sbin", program) is var path && File.Exists(path) ? path : program;

    private static string Run(string program, params string[] args)
    {
        using var process = Process.Start(
            new ProcessStartInfo(Find(program), args) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var (answer, said) = (process.StandardOutput.ReadToEnd(), process.StandardError.ReadToEnd());
        process.WaitForExit();
        return process.ExitCode == 0 ? answer.Trim() : throw new InvalidOperationException(said.Trim());
    }
}

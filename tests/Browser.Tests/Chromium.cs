using System.Diagnostics;

namespace BucketManager.Browser.Tests;

/// <summary>Finds a Chromium on this machine, or installs one.</summary>
internal static class Chromium
{
    // The one without a window's frame needs a third less time for each page.
    private const string Shell = "chromium-headless-shell";

    private static readonly string[] Names = [Shell, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"];

    private static readonly string[] Folders =
    [
        "/usr/bin", "/usr/local/bin", "/snap/bin", "/opt/google/chrome", "/Applications/Google Chrome.app/Contents/MacOS",
        "/Applications/Chromium.app/Contents/MacOS", @"C:\Program Files\Google\Chrome\Application", @"C:\Program Files (x86)\Microsoft\Edge\Application",
    ];

    /// <summary>Path of its program.</summary>
    /// <exception cref="InvalidOperationException">There is none, and none could be installed; says what was tried.</exception>
    public static string Find(Microsoft.Playwright.IPlaywright playwright)
    {
        var tried = new List<string>();
        if (Environment.GetEnvironmentVariable("BROWSER_PATH") is { Length: > 0 } named)
        {
            if (File.Exists(named))
                return named;
            tried.Add($"BROWSER_PATH names {named}, where nothing is");
        }

        var paths = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator);
        if (Installed(Names) is { } there)
            return there;
        tried.Add($"{string.Join(", ", Names)} on PATH and in {string.Join(", ", Folders)}");

        var own = playwright.Chromium.ExecutablePath;
        if (File.Exists(own))
            return own;
        tried.Add($"Playwright's own, {own}");

        if (Runs(TimeSpan.FromMinutes(1), () => Microsoft.Playwright.Program.Main(["install", "chromium-headless-shell", "chromium"])) && File.Exists(own))
            return own;
        tried.Add("Playwright's installer, which did not bring one within a minute");

        if (IsDebianRoot)
        {
            if (Runs("apt-get", "update") && Runs("apt-get", $"install -y --no-install-recommends {Shell}") && Installed(Shell) is { } installed)
                return installed;
            tried.Add($"apt-get install {Shell}, which failed");
        }

        throw new InvalidOperationException(
            $"These tests need a Chromium, and there is none. Tried: {string.Join("; ", tried)}. Install one, or name one with BROWSER_PATH.");

        string? Installed(params string[] names) =>
            (from name in names
             from folder in paths.Concat(Folders)
             let path = Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name)
             where folder.Length > 0 && File.Exists(path)
             select path).FirstOrDefault();
    }

    private static bool IsDebianRoot => OperatingSystem.IsLinux() && Environment.UserName == "root" && File.Exists("/usr/bin/apt-get");

    private static bool Runs(TimeSpan longest, Func<int> install)
    {
        var running = Task.Run(install);
        return running.Wait(longest) && running.Result == 0;
    }

    private static bool Runs(string program, string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            Environment = { ["DEBIAN_FRONTEND"] = "noninteractive" },
        })!;
        process.StandardOutput.ReadToEnd();
        return process.WaitForExit(TimeSpan.FromMinutes(3)) && process.ExitCode == 0;
    }
}

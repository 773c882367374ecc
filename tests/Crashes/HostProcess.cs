using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using BucketManager.Story;

namespace BucketManager.Crashes;

/// <summary>The built local host, as a process of its own that can be killed.</summary>
internal sealed partial class HostProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly Process process;
    private readonly TaskCompletionSource<Uri> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> said = [];

    private HostProcess(Process process) => this.process = process;

    /// <summary>How long it took until it listened.</summary>
    public TimeSpan Took { get; private set; }

    /// <summary>The start has begun; it listens when <see cref="ReadyAsync"/> returns.</summary>
    /// <param name="state">The folder that keeps everything.</param>
    /// <param name="speed">How many times faster than AWS its CloudFormation is.</param>
    /// <param name="at">Where it is to listen; null: at a free port.</param>
    public static HostProcess Begin(string state, int speed, Uri? at = null)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                Built(), "--urls", at?.ToString() ?? "http://127.0.0.1:0", "--state", state, "--speed", speed.ToString(CultureInfo.InvariantCulture),
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var host = new HostProcess(new Process { StartInfo = start });
        host.process.OutputDataReceived += (_, line) => host.Hear(line.Data);
        host.process.ErrorDataReceived += (_, line) => host.Hear(line.Data);
        host.process.Start();
        host.process.BeginOutputReadLine();
        host.process.BeginErrorReadLine();
        return host;
    }

    public static async Task<HostProcess> StartAsync(string state, int speed, Uri? at = null)
    {
        var host = Begin(state, speed, at);
        await host.ReadyAsync();
        return host;
    }

    /// <summary>Where it listens.</summary>
    /// <exception cref="StoryFailure">It ended, or nothing came.</exception>
    public async Task<Uri> ReadyAsync()
    {
        var ended = process.WaitForExitAsync();
        if (await Task.WhenAny(ready.Task, ended).WaitAsync(Patience) != ready.Task)
            throw new StoryFailure($"The host did not start (exit code {process.ExitCode}). It said: {LastSaid()}");
        Took = DateTime.Now - process.StartTime;
        return await ready.Task;
    }

    /// <summary>As a power cut for the process: no handler runs.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>As Ctrl+C or a service manager asks; does not wait.</summary>
    public void AskToStop()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <exception cref="StoryFailure">It did not stop cleanly.</exception>
    public async Task StopAsync()
    {
        AskToStop();
        await process.WaitForExitAsync().WaitAsync(Patience);
        Expect.That(process.ExitCode == 0, $"The host stopped with exit code {process.ExitCode}. It said: {LastSaid()}");
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }

    private static string Built()
    {
        // .../tests/Crashes/bin/{configuration}/{framework}/
        var here = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var root = here.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;
        return Path.Combine(root, "src", "Hosts", "Local", "bin", here.Parent.Name, here.Name, "bucket-manager-local.dll");
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        lock (said)
            said.Add(line);
        if (Listens().Match(line) is { Success: true } listens)
            ready.TrySetResult(new Uri(listens.Groups[1].Value));
    }

    private string LastSaid()
    {
        lock (said)
            return string.Join(" | ", said.TakeLast(8));
    }

    [GeneratedRegex("listens on (http:[^, ]+)")]
    private static partial Regex Listens();
}

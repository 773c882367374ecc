using System.Runtime.CompilerServices;

namespace VerifyTests;

/// <summary>A comparison under way: await it.</summary>
public sealed class SettingsTask
{
    private readonly Task<VerifyResult> running;

    internal SettingsTask(Task<VerifyResult> running) => this.running = running;

    public Task<VerifyResult> ToTask() => running;

    public TaskAwaiter<VerifyResult> GetAwaiter() => running.GetAwaiter();
}

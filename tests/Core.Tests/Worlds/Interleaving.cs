using BucketManager.Domain.Basics;

namespace BucketManager.Core.Tests.Worlds;

/// <summary>
/// Holds every call of every process before it is carried out and before its answer is heard, until it is let go: in an order that
/// a seed decides. One thread; what is let go runs on until its next call.
/// </summary>
public sealed class Interleaving : IInterposer
{
    private readonly List<TaskCompletionSource> held = [];

    public int Count => held.Count;

    public void LetGo(int which)
    {
        var one = held[which];
        held.RemoveAt(which);
        one.SetResult();
    }

    public async Task CallAsync(string call, Func<Task> carryOut)
    {
        await HoldAsync();
        PortException? trouble = null;
        try
        {
            await carryOut();
        }
        catch (PortException fault)
        {
            trouble = fault;
        }

        await HoldAsync();
        if (trouble is not null)
            throw trouble;
    }

    private Task HoldAsync()
    {
        var go = new TaskCompletionSource();
        held.Add(go);
        return go.Task;
    }
}

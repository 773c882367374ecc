namespace BucketManager.Core.Tests.Worlds;

/// <summary>Lets something happen before or after one call of a process: the first whose name ends so.</summary>
public sealed class Meddling(string ending, Func<Task>? before = null, Func<Task>? after = null) : IInterposer
{
    private bool done;

    public async Task CallAsync(string call, Func<Task> carryOut)
    {
        if (done || !call.EndsWith(ending, StringComparison.Ordinal))
        {
            await carryOut();
            return;
        }

        done = true;
        if (before is not null)
            await before();
        try
        {
            await carryOut();
        }
        finally
        {
            if (after is not null)
                await after();
        }
    }
}

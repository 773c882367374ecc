namespace BucketManager.Core.Tests.Worlds;

/// <summary>Lets something happen before or after one call of a process: the first whose name ends so, or a later one.</summary>
public sealed class CallIntervention(string ending, Func<Task>? before = null, Func<Task>? after = null, int which = 1) : IInterposer
{
    private int seen;

    public async Task CallAsync(string call, Func<Task> carryOut)
    {
        if (!call.EndsWith(ending, StringComparison.Ordinal) || ++seen != which)
        {
            await carryOut();
            return;
        }

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

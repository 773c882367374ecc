namespace BucketManager.Core.Tests.Worlds;

/// <summary>A process that dies at its n-th call to the driven side, and does nothing afterwards.</summary>
/// <param name="n">1 is the first.</param>
/// <param name="carriedOut">The call is carried out, and its answer finds nobody.</param>
public sealed class DiesAt(int n, bool carriedOut) : IInterposer
{
    private int calls;

    public bool IsDead { get; private set; }

    public async Task CallAsync(string call, Func<Task> carryOut)
    {
        if (!IsDead && ++calls < n)
        {
            await carryOut();
            return;
        }

        if (!IsDead && carriedOut)
        {
            IsDead = true;
            await carryOut();
        }

        IsDead = true;
        throw new ProcessDied();
    }
}

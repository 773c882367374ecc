using BucketManager.Core.Ports;

namespace BucketManager.Core.Tests.Worlds;

/// <summary>
/// Holds every call of every process before it is carried out and before its answer is heard, until it is let go: in an order that
/// a seed decides. One thread; what is let go runs on until its next call.
/// </summary>
public sealed class Interleaving(Func<DateTimeOffset> now)
{
    // The protocol's assumption (§6): a call is on its way for less than a lease.
    private static readonly TimeSpan LongestWay = TimeSpan.FromSeconds(40);

    private static readonly string[] Changing =
    [
        nameof(IStackProvisioner.CreateAsync), nameof(IStackProvisioner.UpdateAsync), nameof(IStackProvisioner.DeleteAsync),
        nameof(IStackProvisioner.ContinueRollbackAsync),
    ];

    private readonly List<Held> held = [];

    public int Count => held.Count;

    /// <summary>The interposer of one more process.</summary>
    public Mortal Process() => new(this);

    public void LetGo(int which)
    {
        var one = held[which];
        held.RemoveAt(which);
        one.Go.SetResult(true);
    }

    /// <summary>Time is to pass: changing calls that would be too long on their way get lost.</summary>
    public void LoseThoseTooLate(TimeSpan passing)
    {
        foreach (var late in held.Where(h => h is { Changes: true } && h.Since + LongestWay < now() + passing).ToList())
        {
            held.Remove(late);
            late.Go.SetResult(false);
        }
    }

    private async Task HoldAsync(Mortal process, string call, bool changes)
    {
        var go = new TaskCompletionSource<bool>();
        held.Add(new Held(process, call, changes, now(), go));
        if (!await go.Task)
            throw new PortException(PortFault.Unavailable, "The call got lost");
    }

    private sealed record Held(Mortal Process, string Call, bool Changes, DateTimeOffset Since, TaskCompletionSource<bool> Go);

    /// <summary>A process that may die: then nothing of it goes on, but its calls that are on their way may arrive.</summary>
    public sealed class Mortal(Interleaving all) : IInterposer
    {
        public bool IsDead { get; private set; }

        public void Die()
        {
            IsDead = true;
            all.held.RemoveAll(h => h.Process == this && !h.Changes);
        }

        public async Task CallAsync(string call, Func<Task> carryOut)
        {
            if (IsDead)
                throw new ProcessDied();
            await all.HoldAsync(this, call, Changing.Any(name => call == $"{nameof(IStackProvisioner)}.{name}"));
            Exception? trouble = null;
            try
            {
                await carryOut();
            }
            catch (PortException fault)
            {
                trouble = fault;
            }

            if (IsDead)
                throw new ProcessDied();
            await all.HoldAsync(this, call + " answered", changes: false);
            if (trouble is not null)
                throw trouble;
        }
    }
}

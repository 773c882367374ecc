using BucketManager.Application.Ports;
using BucketManager.Application.WriteLoop;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Projects;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;
using NSubstitute.ExceptionExtensions;
using Xunit;

namespace BucketManager.Core.Tests.Loop;

/// <summary>No more calls than the cloud takes, the urgent ones first.</summary>
public sealed class StackPaceTests
{
    private readonly FakeTimeProvider clock = new(A.Now);
    private readonly StackPace pace;

    public StackPaceTests()
    {
        // No context: who waited goes on at once.
        SynchronizationContext.SetSynchronizationContext(null);
        pace = new StackPace(clock, 5);
    }

    [Fact]
    public void Five_calls_go_at_once_and_then_five_a_second()
    {
        var calls = Enumerable.Range(0, 15).Select(_ => Wait(CallPriority.Event)).ToList();

        Assert.Equal(5, calls.Count(c => c.IsCompleted));
        Pass(1);
        Assert.Equal(10, calls.Count(c => c.IsCompleted));
        Pass(1);
        Assert.All(calls, c => Assert.True(c.IsCompletedSuccessfully));
    }

    [Fact]
    public void Each_place_has_its_own_pace()
    {
        var here = Enumerable.Range(0, 6).Select(_ => Wait(CallPriority.Event)).ToList();
        var there = pace.WaitAsync(A.Hub with { Account = AccountId.Parse("000000000001") }, CallPriority.Event, CancellationToken.None);

        Assert.False(here[^1].IsCompleted);
        Assert.True(there.IsCompleted);
    }

    [Fact]
    public void A_submit_goes_before_an_event_and_that_before_a_sweep()
    {
        Use(5);
        var order = new List<string>();
        Note(Wait(CallPriority.Sweep), "sweep");
        Note(Wait(CallPriority.Event), "event");
        Note(Wait(CallPriority.Submit), "submit");
        Note(Wait(CallPriority.Submit), "second submit");

        Pass(2);

        Assert.Equal(["submit", "second submit", "event", "sweep"], order);
        void Note(Task call, string what) => call.ContinueWith(_ => order.Add(what), TaskContinuationOptions.ExecuteSynchronously);
    }

    [Fact]
    public void Who_gives_up_takes_nobodys_place_and_was_not_sent()
    {
        Use(5);
        using var impatient = new CancellationTokenSource();
        var given = pace.WaitAsync(A.Hub, CallPriority.Submit, impatient.Token);
        var patient = Wait(CallPriority.Event);

        impatient.Cancel();
        Pass(0.3);

        Assert.Equal(PortFault.Throttled, Assert.IsType<PortException>(given.Exception!.InnerException).Fault);
        Assert.True(patient.IsCompleted);
    }

    [Fact]
    public async Task A_throttled_call_halves_the_pace_which_recovers()
    {
        var throttled = Substitute.For<IStackProvisioner>();
        throttled.FindAsync(A.Hub, "stack", CancellationToken.None).ThrowsAsync(new PortException(PortFault.Throttled, "Rate exceeded"));
        var stacks = new PacedStacks(throttled, pace, CallPriority.Event);
        await Assert.ThrowsAsync<PortException>(() => stacks.FindAsync(A.Hub, "stack", CancellationToken.None));

        Assert.InRange(InSeconds(4), 9, 12);
        Pass(60);
        Use(5);
        Assert.InRange(InSeconds(4), 19, 21);
    }

    private int InSeconds(double seconds)
    {
        var calls = Enumerable.Range(0, 40).Select(_ => Wait(CallPriority.Sweep)).ToList();
        Pass(seconds);
        var sent = calls.Count(c => c.IsCompleted);
        Pass(60);
        Assert.All(calls, c => Assert.True(c.IsCompleted));
        return sent;
    }

    private void Use(int calls) => Assert.All(Enumerable.Range(0, calls), _ => Assert.True(Wait(CallPriority.Submit).IsCompleted));

    private Task Wait(CallPriority priority) => pace.WaitAsync(A.Hub, priority, CancellationToken.None);

    private void Pass(double seconds)
    {
        for (; seconds > 0; seconds -= 0.05)
            clock.Advance(TimeSpan.FromSeconds(0.05));
    }
}

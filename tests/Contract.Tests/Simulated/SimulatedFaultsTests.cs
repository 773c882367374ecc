using BucketManager.Adapters.Memory;
using BucketManager.Adapters.SimulatedAws;
using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Users;
using Xunit;

namespace BucketManager.Contract.Tests.Simulated;

/// <summary>What can be made to go wrong, and that nothing more than that goes wrong.</summary>
public sealed class SimulatedFaultsTests : IDisposable
{
    private readonly FaultPlan faults = new();
    private readonly Cloud cloud;

    public SimulatedFaultsTests() => cloud = new Cloud(faults: faults);

    private static CancellationToken Cancel => CancellationToken.None;

    public void Dispose() => cloud.Dispose();

    [Fact]
    public async Task A_throttled_call_does_nothing_and_the_next_works()
    {
        faults.Throttle(2, AwsAction.CreateStack);

        for (var i = 0; i < 2; i++)
        {
            var throttled = await Assert.ThrowsAsync<PortException>(() => cloud.CreateAsync("bucket", Cloud.BucketTemplate));
            Assert.Equal((PortFault.Throttled, "Rate exceeded"), (throttled.Fault, throttled.Message));
        }

        Assert.Null(await cloud.Stacks.FindAsync(Cloud.Place, "bucket", Cancel));
        await cloud.CreateAsync("bucket", Cloud.BucketTemplate);
    }

    [Fact]
    public async Task A_lost_call_was_not_carried_out_and_a_lost_answer_was()
    {
        faults.LoseCalls(1, AwsAction.CreateStack);
        Assert.Equal(PortFault.Unavailable, (await FaultAsync(() => cloud.CreateAsync("a", Cloud.BucketTemplate))).Item1);
        Assert.Null(await cloud.Stacks.FindAsync(Cloud.Place, "a", Cancel));

        faults.LoseAnswers(1, AwsAction.CreateStack);
        Assert.Equal(PortFault.Unavailable, (await FaultAsync(() => cloud.CreateAsync("a", Cloud.BucketTemplate))).Item1);
        Assert.Equal((await cloud.ShowAsync("a")).Id, await cloud.CreateAsync("a", Cloud.BucketTemplate));
    }

    [Fact]
    public async Task A_refusal_has_the_text_that_was_planned()
    {
        const string Text = "User is not authorized to perform: iam:CreateUser";
        faults.Refuse(Text, 1, AwsAction.UpdateStack).Refuse(Text, 1, AwsAction.GetTemplate);
        var id = await cloud.CreatedAsync("bucket", Cloud.BucketTemplate);

        Assert.Equal(new StackResult.Refused(Text), await cloud.Stacks.UpdateAsync(Cloud.Order(id, Cloud.BucketTemplate, "o2"), Cancel));
        Assert.Equal(
            (PortFault.Refused, Text),
            await FaultAsync(() => cloud.Stacks.ReadTemplateAsync(Cloud.Place, id, Cancel)));
    }

    [Fact]
    public async Task A_late_call_arrives_even_if_its_caller_has_given_up()
    {
        // The call goes on where the clock is moved, not some time later on another thread.
        SynchronizationContext.SetSynchronizationContext(null);
        faults.Delay(TimeSpan.FromSeconds(20), 1, AwsAction.CreateStack);
        using var patience = new CancellationTokenSource();
        var call = cloud.Stacks.CreateAsync(Cloud.Order("late", Cloud.BucketTemplate, "o1"), patience.Token);
        cloud.Pass(15);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Null(await cloud.Stacks.FindAsync(Cloud.Place, "late", Cancel));

        cloud.Pass(5);

        Assert.Equal(StackStatus.CreateInProgress, await cloud.StatusAsync("late"));
    }

    [Fact]
    public async Task Each_call_of_CloudFormation_takes_as_long_as_it_is_said_to()
    {
        SynchronizationContext.SetSynchronizationContext(null);
        using var aws = new SimulatedAws(cloud.Clock, new SystemEntropy()) { CallLatency = TimeSpan.FromMilliseconds(100) };

        var created = aws.CloudFormation.CreateAsync(Cloud.Order("slow", Cloud.BucketTemplate, "o1"), Cancel);
        var found = aws.CloudFormation.FindAsync(Cloud.Place, "slow", Cancel);
        var keys = aws.AccessKeys.ListAsync(Cloud.Place, A.Acme, UserName.Parse("carrier"), Cancel);
        cloud.Pass(0.099);
        Assert.Equal((false, false, true), (created.IsCompleted, found.IsCompleted, keys.IsCompleted));

        cloud.Pass(0.001);
        Assert.IsType<StackResult.Accepted>(await created);
        Assert.Equal(StackStatus.CreateInProgress, (await found)?.Status);
    }

    [Fact]
    public async Task A_read_can_show_what_was_true_before()
    {
        var id = await cloud.CreatedAsync("bucket", Cloud.BucketTemplate);
        await cloud.UpdateAsync(id, Cloud.BucketTemplate.Replace("\"one\"", "\"two\"", StringComparison.Ordinal));
        cloud.Pass(60);

        faults.ReadStale(2, 3);
        Assert.Equal(StackStatus.UpdateInProgress, await cloud.StatusAsync(id));
        Assert.Equal(StackStatus.UpdateInProgress, Assert.Single(await cloud.Stacks.ListAsync(Cloud.Place, Cancel)).Status);
        Assert.Equal("UPDATE_IN_PROGRESS", (await cloud.LogAsync(id))[^1].Status);
        faults.ReadStale(3, 1, AwsAction.GetTemplate);
        Assert.Contains("\"one\"", await cloud.Stacks.ReadTemplateAsync(Cloud.Place, id, Cancel), StringComparison.Ordinal);
        faults.ReadStale(5);
        Assert.Null(await cloud.Stacks.FindAsync(Cloud.Place, id, Cancel));
        Assert.Equal(StackStatus.UpdateComplete, await cloud.StatusAsync(id));
    }

    [Fact]
    public async Task A_resource_fails_as_often_as_planned_and_only_where()
    {
        faults.FailResource("AWS::S3::BucketPolicy", "Not today", ResourceAction.Create, "first", times: 1);

        Assert.Equal(StackStatus.RollbackComplete, await cloud.StatusAsync(await cloud.CreatedAsync("first", Cloud.BucketTemplate)));
        Assert.Equal(StackStatus.CreateComplete, await cloud.StatusAsync(await cloud.CreatedAsync("second", Cloud.BucketTemplate)));
    }

    [Fact]
    public async Task A_plan_can_decide_at_every_point_by_itself()
    {
        var calls = new List<AwsAction>();
        var moments = new List<string>();
        faults.OnCall = call =>
        {
            calls.Add(call.Action);
            return call is { Action: AwsAction.DeleteStack, Subject: "bucket", Token: "o9" } ? new CallFault.Refused("Protected") : null;
        };
        faults.OnResource = moment =>
        {
            moments.Add($"{moment.LogicalId} {moment.Action}");
            return null;
        };

        var id = await cloud.CreatedAsync("bucket", Cloud.BucketTemplate);

        Assert.Equal(new StackResult.Refused("Protected"), await cloud.Stacks.DeleteAsync(Cloud.Place, id, "o9", Cancel));
        Assert.Equal([AwsAction.CreateStack, AwsAction.DeleteStack], calls);
        Assert.Equal(["Bucket Create", "Policy Create"], moments);
    }

    [Fact]
    public async Task Every_event_reaches_the_listener_in_order_a_moment_later()
    {
        var id = await cloud.CreateAsync("bucket", Cloud.BucketTemplate);
        Assert.Empty(cloud.Heard);

        cloud.Pass(0.5);
        Assert.Equal("CREATE_IN_PROGRESS", Assert.Single(cloud.Heard).Status);
        cloud.Pass(60);

        Assert.Equal(await cloud.LogAsync(id), cloud.Heard);
    }

    [Fact]
    public async Task Events_get_lost_doubled_delayed_and_overtake_each_other()
    {
        faults.LoseEvents(1, e => e.Status == "CREATE_COMPLETE" && e.IsAboutTheStack)
            .DoubleEvents(1, e => e is { LogicalId: "Policy", Status: "CREATE_COMPLETE" })
            .DelayEvents(TimeSpan.FromMinutes(1), 1, e => e is { LogicalId: "Bucket", Status: "CREATE_COMPLETE" });
        var id = await cloud.CreateAsync("bucket", Cloud.BucketTemplate);

        cloud.Pass(25);
        var sent = await cloud.LogAsync(id);
        var policy = sent.Single(e => e is { LogicalId: "Policy", Status: "CREATE_COMPLETE" });
        Assert.Equal([.. sent.Where(e => e.Status != "CREATE_COMPLETE"), policy, policy], cloud.Heard);

        cloud.Pass(60);
        Assert.Equal(sent.Single(e => e is { LogicalId: "Bucket", Status: "CREATE_COMPLETE" }), cloud.Heard[^1]);
    }

    [Fact]
    public async Task A_listener_that_fails_disturbs_nobody()
    {
        var told = 0;
        cloud.Aws.Subscribe((_, _) => throw new InvalidOperationException("A bug."));
        cloud.Aws.Subscribe((_, _) =>
        {
            told++;
            return Task.CompletedTask;
        });

        var id = await cloud.CreatedAsync("bucket", Cloud.BucketTemplate);

        Assert.Equal(StackStatus.CreateComplete, await cloud.StatusAsync(id));
        Assert.Equal((await cloud.LogAsync(id)).Count, told);
    }

    [Fact]
    public async Task A_listener_may_call_back()
    {
        StackResult? answered = null;
        cloud.Aws.Subscribe(async (heard, cancel) =>
        {
            if (heard is { IsAboutTheStack: true, Status: "CREATE_COMPLETE" })
                answered = await cloud.Stacks.DeleteAsync(heard.Place, heard.StackId, "o9", cancel);
        });

        var id = await cloud.CreatedAsync("bucket", Cloud.BucketTemplate);
        cloud.Pass(60);

        Assert.Equal(new StackResult.Accepted(id), answered);
        Assert.Equal(StackStatus.DeleteComplete, await cloud.StatusAsync(id));
    }

    private static async Task<(PortFault, string)> FaultAsync(Func<Task> call)
    {
        var thrown = await Assert.ThrowsAsync<PortException>(call);
        return (thrown.Fault, thrown.Message);
    }
}

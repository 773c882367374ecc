using BucketManager.Application;
using BucketManager.Application.Ports;

namespace BucketManager.Core.Tests.Worlds;

/// <summary>One process of the program. What it leans on outlives it.</summary>
public sealed class Process
{
    public Process(World world, IInterposer? interposer)
    {
        Jobs = new TimedJobs(world.Clock);
        App = BucketManagerApp.Compose(new Dependencies
        {
            Cache = Interposed<IStateCache>.Around(world.Cache, interposer),
            Handovers = world.Handovers,
            Stacks = Interposed<IStackProvisioner>.Around(world.Aws.CloudFormation, interposer),
            Notifier = world.Told,
            Jobs = Jobs,
            Keys = Interposed<IAccessKeyIssuer>.Around(world.Aws.AccessKeys, interposer),
            Contents = Interposed<IBucketContents>.Around(world.Aws.BucketContents, interposer),
            Accounts = world.Aws.Accounts,
            Clock = world.Clock,
            Entropy = world.Entropy,
            Hub = A.Hub,
        });
        Jobs.Handle = reminder => App.HandleDelayedWork.RunAsync(reminder, CancellationToken.None);
    }

    public BucketManagerApp App { get; }

    public TimedJobs Jobs { get; }
}

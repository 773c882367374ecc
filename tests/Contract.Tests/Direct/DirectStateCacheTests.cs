using BucketManager.Adapters.Direct;
using BucketManager.Adapters.Memory;
using BucketManager.Adapters.SimulatedAws;
using BucketManager.Application.Ports;
using BucketManager.Contract.Tests.Simulated;

namespace BucketManager.Contract.Tests.Direct;

/// <summary>Where no stack says otherwise, it keeps the promise of the cache behind it.</summary>
public sealed class DirectStateCacheTests : StateCacheContract, IDisposable
{
    private readonly List<SimulatedAws> clouds = [];

    public void Dispose() => clouds.ForEach(c => c.Dispose());

    protected override IStateCache NewCache()
    {
        var aws = new SimulatedAws(Clock, new SystemEntropy());
        clouds.Add(aws);
        return new DirectStateCache(new MemoryStateCache(Clock), aws.CloudFormation, Cloud.Place, Clock);
    }
}

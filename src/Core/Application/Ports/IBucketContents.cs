using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Projects;

namespace BucketManager.Application.Ports;

/// <summary>What lies in a bucket, as far as deletion needs to know: objects, old versions and markers, all of them called files here.</summary>
public interface IBucketContents
{
    /// <summary>No object, no old version, no marker. A bucket that does not exist is empty.</summary>
    Task<bool> IsEmptyAsync(StackPlace place, PhysicalName bucket, CancellationToken cancel);

    /// <summary>Until when at least one file is locked; null: none is.</summary>
    Task<DateTimeOffset?> FindLockAsync(StackPlace place, PhysicalName bucket, CancellationToken cancel);

    /// <summary>How many files came no later than <paramref name="asOf"/>. May take its time: S3 shows a thousand in a call.</summary>
    Task<long> CountAsync(StackPlace place, PhysicalName bucket, DateTimeOffset asOf, CancellationToken cancel);

    /// <summary>
    /// Removes files for good, as many as go in one call, and none that came after <paramref name="asOf"/>. How many; 0: there is none
    /// left. <see cref="PortFault.Refused"/>: what is left is locked.
    /// </summary>
    Task<int> PurgeAsync(StackPlace place, PhysicalName bucket, DateTimeOffset asOf, CancellationToken cancel);

    /// <summary>True: the bucket is gone, or was already. False: something lies in it, and nothing was removed.</summary>
    Task<bool> RemoveIfEmptyAsync(StackPlace place, PhysicalName bucket, CancellationToken cancel);
}

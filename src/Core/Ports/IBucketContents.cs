using BucketManager.Core.Buckets;

namespace BucketManager.Core.Ports;

/// <summary>What lies in a bucket, as far as deletion needs to know.</summary>
public interface IBucketContents
{
    /// <summary>No object, no old version, no marker. A bucket that does not exist is empty.</summary>
    Task<bool> IsEmptyAsync(StackPlace place, PhysicalName bucket, CancellationToken cancel);

    /// <summary>True: the bucket is gone, or was already. False: something lies in it, and nothing was removed.</summary>
    Task<bool> RemoveIfEmptyAsync(StackPlace place, PhysicalName bucket, CancellationToken cancel);
}

using BucketManager.Core.Buckets;
using BucketManager.Core.Ports;

namespace BucketManager.Adapters.InMemory.Simulation;

/// <summary>Simulated contents of buckets: only how many objects lie in each. All are empty until somebody says otherwise.</summary>
public sealed class SimulatedBucketContents : IBucketContents
{
    private const string Bucket = "AWS::S3::Bucket";
    private const string Policy = "AWS::S3::BucketPolicy";

    private readonly SimulatedAws aws;

    internal SimulatedBucketContents(SimulatedAws aws) => this.aws = aws;

    public Task<bool> IsEmptyAsync(StackPlace place, PhysicalName bucket, CancellationToken cancel) =>
        aws.CallAsync(
            new AwsCall(AwsAction.ListObjects, place, bucket.ToString()), (_, _) => Objects(place, bucket) == 0, refused: null, cancel);

    /// <summary>A bucket that belongs to a stack is removed like any other, as S3 does.</summary>
    public Task<bool> RemoveIfEmptyAsync(StackPlace place, PhysicalName bucket, CancellationToken cancel) =>
        aws.CallAsync(
            new AwsCall(AwsAction.DeleteBucket, place, bucket.ToString()),
            (_, _) =>
            {
                if (Objects(place, bucket) > 0)
                    return false;
                aws.State.Release(place, Bucket, bucket.ToString());
                aws.State.Release(place, Policy, bucket.ToString()); // A bucket's policy goes with it.
                aws.Changed(aws.State.Account(place));
                return true;
            },
            refused: null, cancel);

    /// <summary>Puts sample objects into a bucket, or takes them out: from now on it holds <paramref name="objects"/>.</summary>
    public Task SetObjectsAsync(StackPlace place, PhysicalName bucket, int objects, CancellationToken cancel) =>
        aws.CallAsync(
            new AwsCall(AwsAction.ListObjects, place, bucket.ToString()),
            (_, _) =>
            {
                var account = aws.State.Account(place);
                if (objects == 0)
                    account.Objects.Remove(bucket.ToString());
                else
                    account.Objects[bucket.ToString()] = objects;
                aws.Changed(account);
                return true;
            },
            refused: null, cancel);

    private int Objects(StackPlace place, PhysicalName bucket) => aws.State.Account(place).Objects.GetValueOrDefault(bucket.ToString());
}

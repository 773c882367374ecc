using BucketManager.Application.Ports;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Projects;

namespace BucketManager.Adapters.SimulatedAws;

/// <summary>
/// Simulated contents of buckets: only how many objects lie in each, and since when. All are empty until somebody says otherwise.
/// </summary>
public sealed class SimulatedBucketContents : IBucketContents
{
    private const string Bucket = "AWS::S3::Bucket";
    private const string Policy = "AWS::S3::BucketPolicy";

    // S3 takes a thousand in a call: here so few that progress can be seen.
    private const int PageSize = 10;

    private readonly SimulatedAws aws;

    internal SimulatedBucketContents(SimulatedAws aws) => this.aws = aws;

    public Task<bool> IsEmptyAsync(StackPlace place, PhysicalName bucket, CancellationToken cancel) =>
        aws.CallAsync(
            new AwsCall(AwsAction.ListObjects, place, bucket.ToString()), (_, _) => Objects(place, bucket) == 0, refused: null, cancel);

    public Task<DateTimeOffset?> FindLockAsync(StackPlace place, PhysicalName bucket, CancellationToken cancel) =>
        aws.CallAsync(
            new AwsCall(AwsAction.ListObjects, place, bucket.ToString()), (now, _) => LockedUntil(place, bucket, now), refused: null, cancel);

    public Task<long> CountAsync(StackPlace place, PhysicalName bucket, DateTimeOffset asOf, CancellationToken cancel) =>
        aws.CallAsync<long>(
            new AwsCall(AwsAction.ListObjects, place, bucket.ToString()),
            (_, _) => aws.State.Account(place).ObjectsAt(bucket.ToString(), asOf), refused: null, cancel);

    public Task<int> PurgeAsync(StackPlace place, PhysicalName bucket, DateTimeOffset asOf, CancellationToken cancel) =>
        aws.CallAsync(
            new AwsCall(AwsAction.DeleteObjects, place, bucket.ToString()),
            (now, _) =>
            {
                var account = aws.State.Account(place);
                var page = Math.Min(PageSize, account.ObjectsAt(bucket.ToString(), asOf));
                if (page == 0)
                    return 0;
                if (LockedUntil(place, bucket, now) is not null)
                    throw new PortException(PortFault.Refused, "Access Denied because object protected by object lock.");
                account.TakeOldest(bucket.ToString(), page);
                aws.Changed(account);
                return page;
            },
            refused: null, cancel);

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
            (now, _) =>
            {
                var account = aws.State.Account(place);
                account.SetObjects(bucket.ToString(), objects, now);
                aws.Changed(account);
                return true;
            },
            refused: null, cancel);

    internal bool Exists(StackPlace place, PhysicalName bucket) => aws.State.TryOwner(Bucket, place, bucket.ToString(), out _);

    /// <summary>The bucket's own default holds for each of its objects. Of those from before nobody knows since when they lie there.</summary>
    private DateTimeOffset? LockedUntil(StackPlace place, PhysicalName bucket, DateTimeOffset now)
    {
        if (!aws.State.TryOwner(Bucket, place, bucket.ToString(), out var owner) || owner is null
            || aws.State.ById(owner)?.Existing.FirstOrDefault(r => r.Type == Bucket && r.PhysicalId == bucket.ToString()) is not { } resource
            || resource.Properties["ObjectLockConfiguration"]?["Rule"]?["DefaultRetention"]?["Days"]?.GetValue<int>() is not { } days
            || aws.State.Account(place).Arrived.GetValueOrDefault(bucket.ToString()) is not [.., var newest])
        {
            return null;
        }

        var until = newest.At.AddDays(days);
        return until > now ? until : null;
    }

    private int Objects(StackPlace place, PhysicalName bucket) => aws.State.Account(place).Objects.GetValueOrDefault(bucket.ToString());
}

using BucketManager.Application.Mirror.Things;
using BucketManager.Application.Ports;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Projects;
using Xunit;

namespace BucketManager.Contract.Tests.Simulated;

public sealed class SimulatedBucketContentsTests : BucketContentsContract, IDisposable
{
    private readonly Cloud cloud = new();
    private int probes;

    protected override IBucketContents Contents => cloud.Aws.BucketContents;

    protected override StackPlace Place => Cloud.Place;

    [Fact]
    public async Task A_kept_bucket_blocks_its_name_until_it_is_removed()
    {
        var bucket = await NewBucketAsync("inbox");
        Assert.True(await ExistsAsync(bucket));

        await Contents.RemoveIfEmptyAsync(Place, bucket, Cancel);

        Assert.False(await ExistsAsync(bucket));
    }

    [Fact]
    public async Task A_bucket_that_is_not_empty_and_not_to_be_kept_makes_the_deletion_fail()
    {
        var template = Cloud.BucketTemplate.Replace("RetainExceptOnCreate", "Delete", StringComparison.Ordinal);
        var id = await cloud.CreatedAsync("full", template);
        await PutObjectAsync(PhysicalName.Of(BucketName.Parse("inbox"), Place.Account, Place.Region));

        await cloud.DeleteAsync(id);
        cloud.Pass(60);

        Assert.Equal(StackStatus.DeleteFailed, await cloud.StatusAsync(id));
        Assert.Equal(
            "The bucket you tried to delete is not empty. You must delete all versions in the bucket.",
            await cloud.ReasonAsync(id, "Bucket", "DELETE_FAILED"));
    }

    [Fact]
    public async Task Fewer_objects_are_the_older_ones()
    {
        var bucket = await NewBucketAsync("fewer");
        await PutObjectsAsync(bucket, 3);
        var asOf = Pass();
        Pass();
        await PutObjectsAsync(bucket, 4);

        await cloud.Aws.BucketContents.SetObjectsAsync(Place, bucket, 5, Cancel);

        Assert.Equal(3, await Contents.CountAsync(Place, bucket, asOf, Cancel));
        Assert.Equal(5, await Contents.CountAsync(Place, bucket, Pass(), Cancel));
    }

    public void Dispose() => cloud.Dispose();

    protected override async Task<PhysicalName> NewBucketAsync(string name)
    {
        var id = await cloud.CreatedAsync(name, Of(name));
        await cloud.DeleteAsync(id);
        cloud.Pass(60);
        return PhysicalName.Of(BucketName.Parse(name), Place.Account, Place.Region);
    }

    protected override async Task<PhysicalName> NewLockedBucketAsync(string name, int days)
    {
        var template = Of(name).Replace(
            "\"BucketNamespace\"",
            "\"ObjectLockEnabled\":true,\"ObjectLockConfiguration\":{\"ObjectLockEnabled\":\"Enabled\",\"Rule\":{"
                + $"\"DefaultRetention\":{{\"Mode\":\"GOVERNANCE\",\"Days\":{days}}}}}}},\"BucketNamespace\"",
            StringComparison.Ordinal);
        await cloud.CreatedAsync(name, template);
        return PhysicalName.Of(BucketName.Parse(name), Place.Account, Place.Region);
    }

    protected override async Task PutObjectsAsync(PhysicalName bucket, int objects)
    {
        var there = await Contents.CountAsync(Place, bucket, DateTimeOffset.MaxValue, Cancel);
        await cloud.Aws.BucketContents.SetObjectsAsync(Place, bucket, (int)there + objects, Cancel);
    }

    protected override DateTimeOffset Pass()
    {
        cloud.Pass(1);
        return cloud.Clock.GetUtcNow();
    }

    protected override async Task<bool> ExistsAsync(PhysicalName bucket)
    {
        var name = bucket.ToString()[..^Cloud.Suffix.Length];
        var id = await cloud.CreatedAsync($"probe{++probes}", Of(name));
        var refused = await cloud.StatusAsync(id) == StackStatus.RollbackComplete;
        Assert.Equal(refused ? $"{bucket} already exists" : null, refused ? await cloud.ReasonAsync(id, "Bucket", "CREATE_FAILED") : null);
        return refused;
    }

    private static string Of(string bucket) => Cloud.BucketTemplate.Replace("inbox", bucket, StringComparison.Ordinal);
}

using BucketManager.Core.Buckets;
using BucketManager.Core.Ports;
using Xunit;

namespace BucketManager.Contract.Tests;

/// <summary>A bucket goes only when nothing lies in it.</summary>
public abstract class BucketContentsContract
{
    protected static CancellationToken Cancel => CancellationToken.None;

    protected abstract IBucketContents Contents { get; }

    protected abstract StackPlace Place { get; }

    [Fact]
    public async Task A_new_bucket_is_empty_and_can_be_removed()
    {
        var bucket = await NewBucketAsync("contents-new");

        Assert.True(await Contents.IsEmptyAsync(Place, bucket, Cancel));
        Assert.True(await Contents.RemoveIfEmptyAsync(Place, bucket, Cancel));
        Assert.False(await ExistsAsync(bucket));
    }

    [Fact]
    public async Task A_bucket_with_an_object_stays()
    {
        var bucket = await NewBucketAsync("contents-full");
        await PutObjectAsync(bucket);

        Assert.False(await Contents.IsEmptyAsync(Place, bucket, Cancel));
        Assert.False(await Contents.RemoveIfEmptyAsync(Place, bucket, Cancel));
        Assert.True(await ExistsAsync(bucket));
    }

    [Fact]
    public async Task A_bucket_that_does_not_exist_is_empty_and_removed()
    {
        var bucket = PhysicalName.Of(BucketName.Parse("contents-none"), Place.Account, Place.Region);

        Assert.True(await Contents.IsEmptyAsync(Place, bucket, Cancel));
        Assert.True(await Contents.RemoveIfEmptyAsync(Place, bucket, Cancel));
    }

    [Fact]
    public async Task Removing_may_be_repeated()
    {
        var bucket = await NewBucketAsync("contents-twice");

        Assert.True(await Contents.RemoveIfEmptyAsync(Place, bucket, Cancel));
        Assert.True(await Contents.RemoveIfEmptyAsync(Place, bucket, Cancel));
    }

    /// <summary>Makes a bucket that belongs to no stack.</summary>
    protected abstract Task<PhysicalName> NewBucketAsync(string name);

    protected abstract Task PutObjectAsync(PhysicalName bucket);

    protected abstract Task<bool> ExistsAsync(PhysicalName bucket);
}

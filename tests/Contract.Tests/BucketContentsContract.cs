using BucketManager.Application.Ports;
using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.Projects;
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

    [Fact]
    public async Task Files_are_purged_page_by_page_until_there_is_none()
    {
        var bucket = await NewBucketAsync("contents-purge");
        await PutObjectsAsync(bucket, 25);
        var asOf = Pass();
        Assert.Equal(25, await Contents.CountAsync(Place, bucket, asOf, Cancel));

        var purged = 0;
        int page;
        while ((page = await Contents.PurgeAsync(Place, bucket, asOf, Cancel)) > 0)
        {
            purged += page;
            Assert.Equal(25 - purged, await Contents.CountAsync(Place, bucket, asOf, Cancel));
        }

        Assert.Equal(25, purged);
        Assert.True(await Contents.IsEmptyAsync(Place, bucket, Cancel));
        Assert.True(await ExistsAsync(bucket));
    }

    [Fact]
    public async Task What_came_later_is_neither_counted_nor_purged()
    {
        var bucket = await NewBucketAsync("contents-late");
        await PutObjectsAsync(bucket, 3);
        var asOf = Pass();
        Pass();
        await PutObjectsAsync(bucket, 2);

        Assert.Equal(3, await Contents.CountAsync(Place, bucket, asOf, Cancel));
        Assert.Equal(3, await Contents.PurgeAsync(Place, bucket, asOf, Cancel));
        Assert.Equal(0, await Contents.PurgeAsync(Place, bucket, asOf, Cancel));

        Assert.False(await Contents.IsEmptyAsync(Place, bucket, Cancel));
        Assert.Equal(2, await Contents.CountAsync(Place, bucket, Pass(), Cancel));
    }

    [Fact]
    public async Task A_bucket_that_does_not_exist_has_nothing_to_purge()
    {
        var bucket = PhysicalName.Of(BucketName.Parse("contents-nowhere"), Place.Account, Place.Region);

        Assert.Equal(0, await Contents.CountAsync(Place, bucket, Pass(), Cancel));
        Assert.Equal(0, await Contents.PurgeAsync(Place, bucket, Pass(), Cancel));
        Assert.Null(await Contents.FindLockAsync(Place, bucket, Cancel));
    }

    [Fact]
    public async Task Locked_files_say_until_when_and_are_not_purged()
    {
        var bucket = await NewLockedBucketAsync("contents-locked", days: 30);
        Assert.Null(await Contents.FindLockAsync(Place, bucket, Cancel));
        var before = Pass();
        await PutObjectsAsync(bucket, 2);
        var after = Pass();

        var until = await Contents.FindLockAsync(Place, bucket, Cancel);

        Assert.InRange(until!.Value, before.AddDays(30), after.AddDays(30));
        var refused = await Assert.ThrowsAsync<PortException>(() => Contents.PurgeAsync(Place, bucket, after, Cancel));
        Assert.Equal(PortFault.Refused, refused.Fault);
        Assert.Equal(2, await Contents.CountAsync(Place, bucket, after, Cancel));
    }

    /// <summary>Makes a bucket that belongs to no stack.</summary>
    protected abstract Task<PhysicalName> NewBucketAsync(string name);

    /// <summary>Makes a bucket that locks each new file.</summary>
    protected abstract Task<PhysicalName> NewLockedBucketAsync(string name, int days);

    /// <summary>Puts so many more into it.</summary>
    protected abstract Task PutObjectsAsync(PhysicalName bucket, int objects);

    protected Task PutObjectAsync(PhysicalName bucket) => PutObjectsAsync(bucket, 1);

    /// <summary>Lets a moment go by; the time after it.</summary>
    protected abstract DateTimeOffset Pass();

    protected abstract Task<bool> ExistsAsync(PhysicalName bucket);
}

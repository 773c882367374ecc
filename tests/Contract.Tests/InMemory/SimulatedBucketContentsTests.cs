using BucketManager.Core.Buckets;
using BucketManager.Core.Ports;
using Xunit;

namespace BucketManager.Contract.Tests.InMemory;

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

    public void Dispose() => cloud.Dispose();

    protected override async Task<PhysicalName> NewBucketAsync(string name)
    {
        var id = await cloud.CreatedAsync(name, Of(name));
        await cloud.DeleteAsync(id);
        cloud.Pass(60);
        return PhysicalName.Of(BucketName.Parse(name), Place.Account, Place.Region);
    }

    protected override Task PutObjectAsync(PhysicalName bucket) => cloud.Aws.BucketContents.SetObjectsAsync(Place, bucket, 1, Cancel);

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

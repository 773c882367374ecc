using BucketManager.Domain.Buckets;
using BucketManager.Domain.Records;
using BucketManager.Domain.Things;
using CsCheck;
using Xunit;

namespace BucketManager.Core.Tests.Buckets;

public sealed class BucketSpecTests
{
    [Fact]
    public void Nothing_has_to_be_said_about_a_bucket() => Assert.Equal(BucketSpec.Plain, BucketSpec.Check(new BucketFields()).Value);

    [Theory]
    [InlineData(500, true)]
    [InlineData(501, false)]
    public void A_description_has_at_most_500_characters(int length, bool legal) =>
        Assert.Equal(legal, BucketSpec.Check(new BucketFields { Description = new string('x', length) }).Accepted);

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(3650, true)]
    [InlineData(3651, false)]
    [InlineData(-1, false)]
    public void Days_are_1_to_3650(int days, bool legal)
    {
        Assert.Equal(legal, BucketSpec.Check(new BucketFields { ObjectLockDays = days }).Accepted);
        Assert.Equal(legal, Retention.Check(new RetentionFields { KeepCurrentDays = days }).Accepted);
        Assert.Equal(legal, Retention.Check(new RetentionFields { KeepPreviousVersionsDays = days }).Accepted);
    }

    [Theory]
    [InlineData(29, false)]
    [InlineData(30, true)]
    [InlineData(3650, true)]
    [InlineData(3651, false)]
    public void Files_move_to_colder_storage_after_30_days_at_the_earliest(int days, bool legal) =>
        Assert.Equal(legal, Retention.Check(new RetentionFields { MoveToColderAfterDays = days }).Accepted);

    [Theory]
    [InlineData(30, 30, false)]
    [InlineData(31, 30, true)]
    public void Files_that_are_gone_cannot_move_to_colder_storage(int keep, int colder, bool legal) =>
        Assert.Equal(legal, Retention.Check(new RetentionFields { KeepCurrentDays = keep, MoveToColderAfterDays = colder }).Accepted);

    [Theory]
    [InlineData(20, true)]
    [InlineData(21, false)]
    public void A_bucket_has_at_most_20_networks_and_20_tags(int count, bool legal)
    {
        Assert.Equal(legal, BucketSpec.Check(new BucketFields { AllowedNetworks = [.. Enumerable.Range(0, count).Select(i => $"203.0.113.{i}/32")] }).Accepted);
        Assert.Equal(legal, BucketSpec.Check(new BucketFields { Tags = Enumerable.Range(0, count).ToDictionary(i => $"t{i}", _ => "x") }).Accepted);
    }

    [Theory]
    [InlineData("cost-centre", "4711", null)]
    [InlineData("Größe", "groß: a/b=c+d@e_f-g.h", null)]
    [InlineData("empty", "", null)]
    [InlineData("aws:x", "y", "/spec/tags/aws:x tag-reserved")]
    [InlineData("AWS:x", "y", "/spec/tags/AWS:x tag-reserved")]
    [InlineData("bucket-manager:project", "y", "/spec/tags/bucket-manager:project tag-reserved")]
    [InlineData("a*", "y", "/spec/tags/a* characters")]
    [InlineData("a", "${AWS::Region}", "/spec/tags/a characters")]
    [InlineData("a/b~c", "*", "/spec/tags/a~1b~0c characters")]
    [InlineData("", "y", "/spec/tags/ required")]
    public void Tags_are_what_AWS_takes_and_nobody_reserved(string tag, string value, string? broken) => Assert.Equal(
        broken is null ? [] : [broken],
        BucketSpec.Check(new BucketFields { Tags = new Dictionary<string, string> { [tag] = value } }).Broken());

    [Theory]
    [InlineData(128, 256, true)]
    [InlineData(129, 256, false)]
    [InlineData(128, 257, false)]
    public void A_tag_has_128_and_its_value_256_characters_at_most(int tag, int value, bool legal) => Assert.Equal(
        legal,
        BucketSpec.Check(new BucketFields { Tags = new Dictionary<string, string> { [new string('t', tag)] = new string('v', value) } }).Accepted);

    [Fact]
    public void All_that_is_wrong_is_told_at_once() => Assert.Equal(
        ["/spec/description length", "/spec/retention/keepCurrentDays range", "/spec/objectLockDays range", "/spec/allowedNetworks/0 canonical-network"],
        BucketSpec.Check(new BucketFields
        {
            Description = new string('x', 501),
            Retention = new RetentionFields { KeepCurrentDays = 0 },
            ObjectLockDays = 0,
            AllowedNetworks = ["anywhere"],
        }).Broken());

    [Fact]
    public void A_spec_comes_back_as_it_was_written() => Any.BucketSpec.Sample(spec =>
    {
        Assert.Equal(spec, BucketSpec.Check(spec.ToFields()).Value);
        Assert.Equal(spec, SpecJson.Read(ThingKind.Bucket, SpecJson.Write(spec)).Value);
    });
}

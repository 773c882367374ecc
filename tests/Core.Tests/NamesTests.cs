using BucketManager.Domain.Buckets;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Users;
using CsCheck;
using Xunit;

namespace BucketManager.Core.Tests;

public sealed class NamesTests
{
    [Theory]
    [InlineData("ab", true)]
    [InlineData("a", false)]
    [InlineData("a1", true)]
    [InlineData("1a", false)]
    [InlineData("-a", false)]
    [InlineData("a-", false)]
    [InlineData("a-b", true)]
    [InlineData("a--b", false)]
    [InlineData("Acme", false)]
    [InlineData("ac_me", false)]
    [InlineData("ac.me", false)]
    [InlineData("ac me", false)]
    [InlineData("abcdefghijklmnopqrst", true)]
    [InlineData("abcdefghijklmnopqrstu", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_projects_name_has_2_to_20_letters_digits_and_single_hyphens(string? text, bool legal) =>
        Assert.Equal(legal, ProjectName.Check(text).Accepted);

    [Theory]
    [InlineData("abc", true)]
    [InlineData("ab", false)]
    [InlineData("abcdefghijklmnopqrstuvwxyz1234", true)]
    [InlineData("abcdefghijklmnopqrstuvwxyz12345", false)]
    [InlineData("bm-things", false)]
    [InlineData("sthree-things", false)]
    [InlineData("amzn-s3-demo-things", false)]
    [InlineData("bmthings", true)]
    public void A_buckets_name_has_3_to_30_characters_and_no_reserved_beginning(string text, bool legal) =>
        Assert.Equal(legal, BucketName.Check(text).Accepted);

    [Theory]
    [InlineData("abc", true)]
    [InlineData("ab", false)]
    [InlineData("abcdefghijklmnopqrstuvwxyz1234", true)]
    [InlineData("abcdefghijklmnopqrstuvwxyz12345", false)]
    [InlineData("root", false)]
    [InlineData("roots", true)]
    public void A_users_name_has_3_to_30_characters_and_is_not_root(string text, bool legal) => Assert.Equal(legal, UserName.Check(text).Accepted);

    [Fact]
    public void The_longest_bucket_name_fits_into_a_physical_name_in_every_region()
    {
        var longest = BucketName.Parse(new string('a', BucketName.MaxLength));

        Assert.All(Region.All, r => Assert.InRange(
            PhysicalName.Of(longest, AccountId.Parse("111122223333"), Region.Parse(r)).ToString().Length, 1, 63));
    }

    [Fact]
    public void A_physical_name_says_bucket_account_and_region() => Assert.Equal(
        "invoices-111122223333-eu-west-1-an",
        PhysicalName.Of(BucketName.Parse("invoices"), AccountId.Parse("111122223333"), Region.Parse("eu-west-1")).ToString());

    [Fact]
    public void Names_come_back_as_they_were_written()
    {
        Any.ProjectName.Sample(n => Assert.Equal(n, ProjectName.Parse(n.ToString())));
        Any.BucketName.Sample(n => Assert.Equal(n, BucketName.Parse(n.ToString())));
        Any.UserName.Sample(n => Assert.Equal(n, UserName.Parse(n.ToString())));
    }

    [Fact]
    public void No_trick_gets_into_a_name()
    {
        var tricked = Hostile.In(Any.NameText(3, 12));

        tricked.Sample(t => Assert.False(ProjectName.Check(t).Accepted, t));
        tricked.Sample(t => Assert.False(BucketName.Check(t).Accepted, t));
        tricked.Sample(t => Assert.False(UserName.Check(t).Accepted, t));
    }

    [Theory]
    [InlineData("111122223333", true)]
    [InlineData("11112222333", false)]
    [InlineData("1111222233334", false)]
    [InlineData("11112222333a", false)]
    [InlineData("١١١١٢٢٢٢٣٣٣٣", false)]
    [InlineData(null, false)]
    public void An_account_has_12_digits(string? text, bool legal) => Assert.Equal(legal, AccountId.Check(text).Accepted);

    [Theory]
    [InlineData("eu-west-1", true)]
    [InlineData("EU-WEST-1", false)]
    [InlineData("cn-north-1", false)]
    [InlineData("us-gov-west-1", false)]
    [InlineData("mars-north-1", false)]
    [InlineData(null, false)]
    public void A_region_is_one_that_the_program_knows(string? text, bool legal) => Assert.Equal(legal, Region.Check(text).Accepted);
}

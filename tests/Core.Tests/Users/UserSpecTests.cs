using BucketManager.Domain.Records;
using BucketManager.Domain.Things;
using BucketManager.Domain.Users;
using CsCheck;
using Xunit;

namespace BucketManager.Core.Tests.Users;

public sealed class UserSpecTests
{
    [Fact]
    public void Company_and_contact_are_required() => Assert.Equal(
        ["/spec/company required", "/spec/contactName required", "/spec/contactEmail required"],
        UserSpec.Check(new UserFields()).Broken());

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void Company_and_contact_have_at_most_100_characters(int length, bool legal)
    {
        Assert.Equal(legal, UserSpec.Check(A.UserFields() with { Company = new string('x', length) }).Accepted);
        Assert.Equal(legal, UserSpec.Check(A.UserFields() with { ContactName = new string('x', length) }).Accepted);
    }

    [Theory]
    [InlineData(20, true)]
    [InlineData(21, false)]
    public void A_user_has_at_most_20_networks(int count, bool legal) => Assert.Equal(
        legal, UserSpec.Check(A.UserFields() with { AllowedNetworks = [.. Enumerable.Range(0, count).Select(i => $"203.0.113.{i}/32")] }).Accepted);

    [Theory]
    [InlineData(5, true)]
    [InlineData(6, false)]
    public void A_user_has_at_most_5_SSH_keys(int count, bool legal) => Assert.Equal(
        legal,
        UserSpec.Check(A.UserFields() with { SshPublicKeys = [.. Enumerable.Range(0, count).Select(i => Any.Ed25519([(byte)i, .. new byte[31]]))] }).Accepted);

    [Fact]
    public void Nothing_stands_twice_in_a_list()
    {
        var key = Any.Ed25519(new byte[32]);

        Assert.Equal(
            ["/spec/allowedNetworks/1 duplicate", "/spec/sshPublicKeys/1 duplicate"],
            UserSpec.Check(A.UserFields() with { AllowedNetworks = ["2001:db8::/32", "2001:DB8::/32"], SshPublicKeys = [key, key + " again"] }).Broken());
    }

    [Fact]
    public void The_end_is_kept_in_UTC_and_whole_seconds()
    {
        var typed = new DateTimeOffset(2027, 1, 1, 2, 0, 0, 500, TimeSpan.FromHours(2));

        var ends = UserSpec.Check(A.UserFields() with { ExpiresAt = typed }).Value.ExpiresAt!.Value;

        Assert.Equal(new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero), ends);
        Assert.Equal(TimeSpan.Zero, ends.Offset);
    }

    [Fact]
    public void A_spec_comes_back_as_it_was_written() => Any.UserSpec.Sample(spec =>
    {
        Assert.Equal(spec, UserSpec.Check(spec.ToFields()).Value);
        Assert.Equal(spec, SpecJson.Read(ThingKind.User, SpecJson.Write(spec)).Value);
    });
}

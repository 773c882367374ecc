using BucketManager.Domain.Basics;
using CsCheck;
using Xunit;

namespace BucketManager.Core.Tests.Users;

public sealed class SourceNetworkTests
{
    [Theory]
    [InlineData("203.0.113.0/24", "203.0.113.0/24")]
    [InlineData("203.0.113.7/32", "203.0.113.7/32")]
    [InlineData("0.0.0.0/0", "0.0.0.0/0")]
    [InlineData("2001:db8::/32", "2001:db8::/32")]
    [InlineData("2001:DB8:0:0::/32", "2001:db8::/32")]
    [InlineData("2001:db8::5efe:102:304", "2001:db8::5efe:102:304/128")]
    [InlineData("2001:db8::5efe:0:304/128", "2001:db8::5efe:0:304/128")]
    [InlineData("::102:304", "::102:304/128")]
    [InlineData("::/0", "::/0")]
    [InlineData("203.0.113.7", "203.0.113.7/32")]
    [InlineData("2001:DB8::7", "2001:db8::7/128")]
    public void A_network_has_one_form(string typed, string canonical) => Assert.Equal(canonical, SourceNetwork.Parse(typed).ToString());

    [Theory]
    [InlineData("203.0.113.7/24")]
    [InlineData("2001:db8::1/32")]
    public void Bits_behind_the_mask_are_refused_with_what_was_probably_meant(string typed) =>
        Assert.Equal(["network network-host-bits"], SourceNetwork.Check(typed).Broken());

    [Theory]
    [InlineData("203.0.113")]
    [InlineData("203.0.113.0/")]
    [InlineData("::ffff:203.0.113.7")]
    [InlineData("fe80::1%eth0")]
    [InlineData("203.0.113.0/33")]
    [InlineData("203.0.113.0/-1")]
    [InlineData("203.0.113.0/ 24")]
    [InlineData("203.0.113.0/24/24")]
    [InlineData("203.0.113/24")]
    [InlineData("1/8")]
    [InlineData("0x7f.0.0.0/8")]
    [InlineData("010.0.0.0/8")]
    [InlineData("2001:db8::/129")]
    [InlineData("::ffff:203.0.113.0/120")]
    [InlineData("fe80::1%eth0/128")]
    [InlineData("[2001:db8::]/32")]
    [InlineData("example.com/24")]
    [InlineData("203.0.113.0/24\n")]
    [InlineData("٢٠٣.٠.١١٣.٠/٢٤")]
    [InlineData("*")]
    public void What_AWS_would_not_take_is_refused(string typed) => Assert.False(SourceNetwork.Check(typed).Accepted);

    [Fact]
    public void A_network_comes_back_as_it_was_written() => Any.Network.Sample(n => Assert.Equal(n, SourceNetwork.Parse(n.ToString())));

    [Fact]
    public void No_trick_gets_into_a_network() => Hostile.In(Any.Network.Select(n => n.ToString())).Sample(t => Assert.False(SourceNetwork.Check(t).Accepted, t));

    [Theory]
    [InlineData("10.0.0.0/8", true)]
    [InlineData("10.1.2.0/24", true)]
    [InlineData("172.16.0.0/12", true)]
    [InlineData("172.32.0.0/12", false)]
    [InlineData("192.168.1.0/24", true)]
    [InlineData("192.0.0.0/8", false)]
    [InlineData("fd00::/8", true)]
    [InlineData("2001:db8::/32", false)]
    [InlineData("0.0.0.0/0", false)]
    public void Private_networks_are_known(string network, bool isPrivate) => Assert.Equal(isPrivate, SourceNetwork.Parse(network).IsPrivate);
}

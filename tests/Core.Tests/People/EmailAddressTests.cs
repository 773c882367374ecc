using BucketManager.Domain.People;
using CsCheck;
using Xunit;

namespace BucketManager.Core.Tests.People;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("Ada@Example.COM", "ada@example.com")]
    [InlineData("a.b+c@x-y.example", "a.b+c@x-y.example")]
    [InlineData("o'neil@example.com", "o'neil@example.com")]
    public void An_address_is_lower_case(string typed, string canonical) => Assert.Equal(canonical, EmailAddress.Parse(typed).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("ada")]
    [InlineData("@example.com")]
    [InlineData("ada@")]
    [InlineData("ada@localhost")]
    [InlineData("ada@example.com ")]
    [InlineData("ada@example.com\n")]
    [InlineData("ada@exa mple.com")]
    [InlineData("ada@@example.com")]
    [InlineData("ada..b@example.com")]
    [InlineData(".ada@example.com")]
    [InlineData("ada@example..com")]
    [InlineData("ada@-example.com")]
    [InlineData("Ada <ada@example.com>")]
    [InlineData("ada@example.com,bob@example.com")]
    [InlineData("аda@example.com")]
    [InlineData("ada@exаmple.com")]
    public void What_is_no_address_is_refused(string typed) => Assert.False(EmailAddress.Check(typed).Accepted);

    [Theory]
    [InlineData(254, true)]
    [InlineData(255, false)]
    public void An_address_has_at_most_254_characters(int length, bool legal)
    {
        var host = string.Concat(Enumerable.Repeat("abcdefghi.", 18)) + "com";
        Assert.Equal(legal, EmailAddress.Check(new string('a', length - host.Length - 1) + "@" + host).Accepted);
    }

    [Fact]
    public void A_long_text_that_is_no_address_is_refused_at_once() =>
        Assert.False(EmailAddress.Check(string.Concat(Enumerable.Repeat("a.", 120)) + "@").Accepted);

    [Fact]
    public void An_address_comes_back_as_it_was_written() => Any.Email.Sample(e => Assert.Equal(e, EmailAddress.Parse(e.ToString())));
}

using BucketManager.Application.Ports;
using BucketManager.Application.Reading;
using Xunit;

namespace BucketManager.Core.Tests.Projects;

public sealed class ProtectionsTests
{
    [Theory]
    [InlineData("account-public-access-block", true, "Public access is blocked")]
    [InlineData("organisation-trail", true, "File access is logged")]
    [InlineData("region-lock", false, "Use of other regions is not blocked. Ask the people who run your AWS accounts to change that.")]
    [InlineData("root-denial", null, "Could not find out whether use of the root user is blocked.")]
    public void A_protection_is_said_as_it_is(string code, bool? state, string sentence) =>
        Assert.Equal(sentence, Protections.Say(new Finding(code, state)).Text);

    [Fact]
    public void A_protection_without_words_keeps_its_code() =>
        Assert.Equal("newest is off. Ask the people who run your AWS accounts to change that.", Protections.Say(new Finding("newest", false)).Text);
}

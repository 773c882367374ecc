using BucketManager.Domain.Basics;
using CsCheck;
using Xunit;

namespace BucketManager.Core.Tests;

public sealed class PageTokenTests
{
    [Fact]
    public void Any_id_comes_back_from_a_token_that_fits_into_a_url() => Any.Text(60).Sample(id =>
    {
        var token = PageToken.Of(id);
        Assert.Matches("^[A-Za-z0-9_-]+$", token);
        Assert.Equal(id, PageToken.Read(token));
    });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("%41")]
    [InlineData("_____")]
    [InlineData("____")]
    public void What_is_no_token_begins_at_the_start(string? text) => Assert.Null(PageToken.Read(text));

    [Fact]
    public void A_token_of_a_strangers_length_is_not_read() => Assert.Null(PageToken.Read(new string('A', 100_000)));
}

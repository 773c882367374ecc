using BucketManager.Domain.Grants;
using CsCheck;
using Xunit;

namespace BucketManager.Core.Tests.Grants;

public sealed class PrefixTests
{
    [Theory]
    [InlineData(null, true)]
    [InlineData("", true)]
    [InlineData("in/", true)]
    [InlineData("in/acme/", true)]
    [InlineData("in", false)]
    [InlineData("/in/", false)]
    [InlineData("/", false)]
    [InlineData("in//acme/", false)]
    [InlineData("./", false)]
    [InlineData("../", false)]
    [InlineData("in/./", false)]
    [InlineData("in/../out/", false)]
    [InlineData(".../", true)]
    [InlineData(".hidden/", true)]
    [InlineData("a b/", true)]
    [InlineData(" a/", false)]
    [InlineData("a /", false)]
    [InlineData(" /", false)]
    [InlineData("in/ out/", false)]
    [InlineData("A-Z_0.9!'()&@=+,/", true)]
    [InlineData("a*/", false)]
    [InlineData("a?/", false)]
    [InlineData("$x/", false)]
    [InlineData("a%2Fb/", false)]
    [InlineData("a:b/", false)]
    [InlineData("größe/", false)]
    [InlineData("in/\n", false)]
    public void A_prefix_is_empty_or_folders_of_allowed_characters(string? text, bool legal) => Assert.Equal(legal, Prefix.Check(text).Accepted);

    [Theory]
    [InlineData("größe/", "folder-letters")]
    [InlineData("gro\u0308ße/", "folder-letters")]
    [InlineData("a*/", "characters")]
    [InlineData("a\\b/", "characters")]
    [InlineData("in", "canonical-path")]
    [InlineData("../", "canonical-path")]
    public void A_prefix_is_refused_for_the_rule_that_it_breaks(string text, string rule) =>
        Assert.Equal([$"prefix {rule}"], Prefix.Check(text).Broken());

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void A_folder_has_at_most_100_characters(int length, bool legal) =>
        Assert.Equal(legal, Prefix.Check(new string('a', length) + "/").Accepted);

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public void A_prefix_has_at_most_200_bytes(int length, bool legal) =>
        Assert.Equal(legal, Prefix.Check(string.Concat(Enumerable.Repeat("abcdefghi/", 19)) + new string('a', length - 191) + "/").Accepted);

    [Fact]
    public void A_prefix_comes_back_as_it_was_written() => Any.Prefix.Sample(p => Assert.Equal(p, Prefix.Parse(p.ToString())));

    [Fact]
    public void No_trick_gets_into_a_prefix()
    {
        // What looks like a trick and is a legal folder name ("..a/", "a.../") is one: it names no other folder.
        Hostile.In(Any.Prefix.Select(p => p.ToString())).Sample(t =>
            Assert.True(!Prefix.Check(t).Accepted || (t.All(char.IsAscii) && !t.Split('/').Any(s => s is "." or "..")), t));
    }

    [Fact]
    public void A_folder_covers_itself_and_what_is_below_and_nothing_else()
    {
        Assert.True(Prefix.Parse("in/").Covers(Prefix.Parse("in/")));
        Assert.True(Prefix.Parse("in/").Covers(Prefix.Parse("in/acme/")));
        Assert.False(Prefix.Parse("in/").Covers(Prefix.Parse("in-2/")));
        Assert.False(Prefix.Parse("in/").Covers(Prefix.WholeBucket));
        Assert.True(Prefix.WholeBucket.Covers(Prefix.Parse("in/")));
    }

    [Fact]
    public void Covering_is_an_order() => Gen.Select(Any.Prefix, Any.Prefix, Any.Prefix).Sample((a, b, c) =>
    {
        Assert.True(a.Covers(a));
        Assert.True(!(a.Covers(b) && b.Covers(a)) || a == b);
        Assert.True(!(a.Covers(b) && b.Covers(c)) || a.Covers(c));
    });
}

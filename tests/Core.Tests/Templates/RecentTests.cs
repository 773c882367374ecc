using BucketManager.Domain.Basics;
using Xunit;

namespace BucketManager.Core.Tests.Templates;

public sealed class RecentTests
{
    private int made;

    [Fact]
    public void What_is_asked_for_again_is_not_made_again()
    {
        var lengths = Lengths();
        Assert.Equal(3, lengths.Of("one"));
        Assert.Equal(3, lengths.Of("one"));
        Assert.Equal(5, lengths.Of("three"));
        Assert.Equal(2, made);
    }

    [Fact]
    public void Whatever_it_has_forgotten_it_says_what_is_right_and_it_does_not_grow()
    {
        var lengths = Lengths();
        for (var round = 0; round < 2; round++)
        {
            for (var length = 0; length < 1000; length++)
                Assert.Equal(length, lengths.Of(new string('x', length)));
        }

        Assert.Equal(2000, made);
    }

    private BoundedCache<string, int> Lengths() => new(
        text =>
        {
            made++;
            return text.Length;
        },
        StringComparer.Ordinal);
}

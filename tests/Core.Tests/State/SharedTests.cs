using BucketManager.Domain.Basics;
using Xunit;

namespace BucketManager.Core.Tests.State;

public sealed class SharedTests
{
    [Fact]
    public void A_value_is_made_once_and_given_again()
    {
        var shared = new Interner<object>();

        Assert.Same(shared.Of("acme", _ => new object()), shared.Of("acme", _ => new object()));
    }

    [Fact]
    public void Every_text_gets_its_own_value_however_many_there_are()
    {
        var shared = new Interner<string>();
        var texts = Enumerable.Range(0, 20_000).Select(i => $"name-{i}").ToList();

        foreach (var text in texts.Concat(texts))
            Assert.Equal("of " + text, shared.Of(text, t => "of " + t));
    }

    [Fact]
    public void What_cannot_be_made_takes_no_place()
    {
        var shared = new Interner<string>();
        Assert.Throws<FormatException>(() => shared.Of("acme", _ => throw new FormatException()));

        Assert.Equal("made", shared.Of("acme", _ => "made"));
    }
}

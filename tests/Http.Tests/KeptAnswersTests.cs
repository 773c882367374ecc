using System.Text;
using BucketManager.Adapters.Api.Json;

namespace BucketManager.Http.Tests;

public sealed class KeptAnswersTests
{
    private readonly ResponseCache kept = new();
    private int written;

    [Fact]
    public void What_is_the_same_is_written_once()
    {
        var source = new object();

        var first = Of(source, new Shown("acme"));
        var again = Of(source, new Shown("acme"));

        Assert.Same(first, again);
        Assert.Equal(("acme", 1), (Encoding.UTF8.GetString(first.Bytes.Span), written));
    }

    [Fact]
    public void What_is_shown_otherwise_is_written_anew()
    {
        var source = new object();
        var before = Of(source, new Shown("1 key"));

        var after = Of(source, new Shown("2 keys"));

        Assert.Equal("2 keys", Encoding.UTF8.GetString(after.Bytes.Span));
        Assert.NotEqual(before.Tag.ToArray(), after.Tag.ToArray());
    }

    [Fact]
    public void Nothing_is_taken_from_another_that_is_equal()
    {
        Of(new Shown("acme"), new Shown("acme"));
        Of(new Shown("acme"), new Shown("acme"));

        Assert.Equal(2, written);
    }

    [Fact]
    public void Only_what_was_asked_for_lately_is_kept()
    {
        var (often, once) = (new object(), new object());
        Of(once, new Shown("once"));
        Of(often, new Shown("often"));
        var megabyte = new Shown(new string('.', 1_000_000));
        var many = Enumerable.Range(0, 20).Select(_ => new object()).ToList();

        foreach (var source in many)
        {
            Of(source, megabyte);
            Of(often, new Shown("often"));
        }

        Assert.Equal(22, written);
        Of(once, new Shown("once"));
        Assert.Equal(23, written);
        GC.KeepAlive(many);
    }

    private JsonBytes Of(object source, Shown shown) => kept.Of(source, shown, s =>
    {
        written++;
        return Encoding.UTF8.GetBytes(s.Text);
    });

    private sealed record Shown(string Text);
}

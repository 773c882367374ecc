using BucketManager.Hosts.Local;
using Xunit;

namespace BucketManager.Hosts.Tests;

public class LocalCommandTests
{
    [Fact]
    public async Task Without_options_it_listens_on_localhost_and_keeps_everything_in_the_users_folder()
    {
        var options = await ParseAsync();

        Assert.Equal(new LocalOptions("http://localhost:5080", LocalOptions.DefaultState, 5, Fresh: false), options);
        Assert.True(options!.IsLoopbackOnly);
    }

    [Fact]
    public async Task Every_option_is_taken()
    {
        var options = await ParseAsync("--urls", "http://127.0.0.1:7000", "--state", "memory", "--speed", "50", "--fresh");

        Assert.Equal(new LocalOptions("http://127.0.0.1:7000", State: null, 50, Fresh: true), options);
    }

    [Fact]
    public async Task Reads_can_go_to_CloudFormation_whose_calls_take_their_time()
    {
        var options = await ParseAsync("--reads", "direct", "--latency", "100");

        Assert.True(options!.DirectReads);
        Assert.Equal(TimeSpan.FromMilliseconds(100), options.Latency);
        var addresses = new[] { new Uri("http://localhost:5080") };
        Assert.Contains("slow on purpose", StartupBanner.Of(options, addresses), StringComparison.Ordinal);
        Assert.Contains("takes 100 ms", StartupBanner.Of(options, addresses), StringComparison.Ordinal);
        Assert.DoesNotContain("slow on purpose", StartupBanner.Of((await ParseAsync("--reads", "cache"))!, addresses), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--reads", "straight")]
    [InlineData("--latency", "-1")]
    [InlineData("--latency", "10001")]
    [InlineData("--speed", "0")]
    [InlineData("--speed", "fast")]
    [InlineData("--speed", "1001")]
    [InlineData("--state", " ")]
    [InlineData("--stat", "x")]
    public async Task What_makes_no_sense_is_refused_before_anything_starts(string option, string value)
    {
        Assert.Null(await ParseAsync(option, value));
    }

    // Null: it did not come to a start.
    private static async Task<LocalOptions?> ParseAsync(params string[] args)
    {
        LocalOptions? got = null;
        var command = LocalCommand.Create((options, _) =>
        {
            got = options;
            return Task.FromResult(0);
        });
        var silent = new System.CommandLine.InvocationConfiguration { Output = TextWriter.Null, Error = TextWriter.Null };
        var exit = await command.Parse(args).InvokeAsync(silent);
        Assert.Equal(got is null, exit != 0);
        return got;
    }
}

using BucketManager.Domain.Basics;
using Xunit;

namespace BucketManager.Core.Tests;

public sealed class UtcTimeTests
{
    [Fact]
    public void The_order_of_texts_is_the_order_of_times()
    {
        var start = new DateTimeOffset(2026, 11, 30, 23, 59, 59, TimeSpan.FromHours(2));
        DateTimeOffset[] times = [start, start.AddMilliseconds(1), start.AddMilliseconds(20), start.AddMilliseconds(300), start.AddSeconds(1)];

        var texts = times.Select(UtcTime.Text).ToList();

        Assert.Equal("2026-11-30T21:59:59.000Z", texts[0]);
        Assert.Equal("2026-11-30T21:59:59.020Z", texts[2]);
        Assert.Equal(texts.Order(StringComparer.Ordinal), texts);
        Assert.All(texts, text => Assert.Equal(24, text.Length));
    }
}

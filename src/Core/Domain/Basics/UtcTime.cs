using System.Globalization;

namespace BucketManager.Domain.Basics;

/// <summary>A time as every answer and message writes it: UTC, in milliseconds. So the order of texts is the order of times.</summary>
public static class UtcTime
{
    public static string Text(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}

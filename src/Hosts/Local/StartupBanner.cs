using System.Globalization;
using System.Text;

namespace BucketManager.Hosts.Local;

/// <summary>What is printed once the host listens.</summary>
internal static class StartupBanner
{
    public static string Of(LocalOptions options, IReadOnlyList<Uri> addresses)
    {
        var address = addresses[0].ToString().TrimEnd('/');
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"BucketManager listens on {string.Join(", ", addresses.Select(a => a.ToString().TrimEnd('/')))}");
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"  CloudFormation is simulated, {options.Speed:0.##} times faster than AWS: nothing is created there, nothing costs money.");
        text.AppendLine(options.State is null
            ? "  Nothing is kept: with --state memory everything is gone at the end."
            : $"  Everything is kept in {options.State} (--fresh forgets it).");
        if (options.DirectReads)
            text.AppendLine("  Reads ask CloudFormation each time (--reads direct): slow on purpose, to compare with the cache.");
        if (options.Latency > TimeSpan.Zero)
            text.AppendLine(CultureInfo.InvariantCulture, $"  Each of its calls takes {options.Latency.TotalMilliseconds:0} ms (--latency).");
        text.AppendLine();
        text.AppendLine("  Sample people (no password):");
        foreach (var person in SamplePeople.All)
            text.AppendLine(CultureInfo.InvariantCulture, $"    {person.Email,-28} {person.Name}");
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"  Start page {address}/   Try the interface {address}/docs   A token: curl {address}/dev/sign-in --json '{{\"email\":\"manager@example.com\"}}'");
        text.Append("  Ctrl+C stops it.");
        return text.ToString();
    }
}

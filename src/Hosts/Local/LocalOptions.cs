namespace BucketManager.Hosts.Local;

/// <summary>What the person at the keyboard chose.</summary>
/// <param name="Urls">Addresses to listen on, separated by semicolons.</param>
/// <param name="State">Folder that keeps everything; null: memory only.</param>
/// <param name="Speed">How many times faster than AWS the simulated CloudFormation is.</param>
/// <param name="Fresh">Forget what the folder holds.</param>
public sealed record LocalOptions(string Urls, string? State, double Speed, bool Fresh)
{
    public const string DefaultUrls = "http://localhost:5080";

    public const double DefaultSpeed = 5;

    /// <summary>The word that stands for "no folder".</summary>
    public const string Memory = "memory";

    /// <summary>GET, LIST and search ask the simulated CloudFormation each time, as the program's first version did.</summary>
    public bool DirectReads { get; init; }

    /// <summary>How long each call of the simulated CloudFormation takes, whatever its speed.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>A folder among the user's own data.</summary>
    public static string DefaultState =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "bucket-manager");

    /// <summary>Nobody on another machine can reach any of the addresses.</summary>
    public bool IsLoopbackOnly => Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).All(IsLoopback);

    // Kestrel takes "*" and "+" as hosts, which are no URIs.
    private static bool IsLoopback(string url) => Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.IsLoopback;
}

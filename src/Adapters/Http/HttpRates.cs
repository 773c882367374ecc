namespace BucketManager.Adapters.Http;

/// <summary>How many calls are answered. Per network address: one of IPv4, a /64 of IPv6.</summary>
public sealed record HttpRates
{
    /// <summary>Calls without a valid sign-in, per minute.</summary>
    public int AnonymousPerMinute { get; init; } = 600;

    /// <summary>Calls without a valid sign-in, at once.</summary>
    public int AnonymousBurst { get; init; } = 200;

    /// <summary>Hand-over tokens that do not exist, per minute and at once.</summary>
    public int UnknownTokensPerMinute { get; init; } = 30;

    /// <summary>Calls of one person per minute; null: as many as they like.</summary>
    public int? SignedInPerMinute { get; init; }
}

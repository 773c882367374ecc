using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace BucketManager.Domain.Basics;

/// <summary>
/// A network that requests may come from, as a canonical IPv4 or IPv6 CIDR. An address without a mask is the network of that one address.
/// </summary>
public sealed record SourceNetwork
{
    private readonly IPNetwork network;
    private readonly string text;

    private SourceNetwork(IPNetwork network)
    {
        this.network = network;
        text = TextOf(network);
    }

    /// <summary>RFC 1918, RFC 4193 and the like: AWS never sees such an address from outside, so nothing could get in.</summary>
    public bool IsPrivate => Private.Any(p => p.BaseAddress.AddressFamily == network.BaseAddress.AddressFamily
        && p.PrefixLength <= network.PrefixLength && p.Contains(network.BaseAddress));

    /// <summary>The whole Internet of its family.</summary>
    public bool IsEverybody => network.PrefixLength == 0;

    private static IPNetwork[] Private { get; } =
    [
        IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("100.64.0.0/10"), IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("169.254.0.0/16"),
        IPNetwork.Parse("fc00::/7"), IPNetwork.Parse("fe80::/10"), IPNetwork.Parse("::1/128"),
    ];

    public static Result<SourceNetwork> Check(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return new Refusal.Invalid("network", FieldRules.Required());
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var typed = slash < 0 ? text : text[..slash];
        if (text.Length > 50 || !IPAddress.TryParse(typed, out var address) || !IsPlain(typed, address))
            return new Refusal.Invalid("network", FieldRules.CanonicalNetwork());
        var all = address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;
        var bits = all;
        if (slash >= 0
            && (text.AsSpan(slash + 1).ContainsAnyExceptInRange('0', '9') // parsing lets a NUL at the end pass
                || !int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out bits)
                || bits > all))
        {
            return new Refusal.Invalid("network", FieldRules.CanonicalNetwork());
        }

        var canonical = new IPNetwork(Masked(address, bits), bits);
        return canonical.BaseAddress.Equals(address)
            ? new SourceNetwork(canonical)
            : new Refusal.Invalid("network", FieldRules.NetworkHostBits(TextOf(canonical)));
    }

    public static SourceNetwork Parse(string text) => Check(text).Value;

    public bool Equals(SourceNetwork? other) => other is not null && text == other.text;

    public override int GetHashCode() => text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => text;

    // IPAddress writes the end of some IPv6 addresses as IPv4 (RFC 5214 and others); AWS does not take that.
    private static string TextOf(IPNetwork network)
    {
        var address = network.BaseAddress.ToString();
        if (network.BaseAddress.AddressFamily == AddressFamily.InterNetworkV6 && address.Contains('.', StringComparison.Ordinal))
        {
            var end = network.BaseAddress.GetAddressBytes().AsSpan(12);
            address = $"{address[..(address.LastIndexOf(':') + 1)]}{(end[0] << 8) | end[1]:x}:{(end[2] << 8) | end[3]:x}";
        }

        return $"{address}/{network.PrefixLength}";
    }

    // IPAddress takes "1", "0x7f.1", "[::1]", scope ids and IPv4 in IPv6; AWS takes none of them.
    private static bool IsPlain(ReadOnlySpan<char> typed, IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetwork
            ? typed.SequenceEqual(address.ToString())
            : !address.IsIPv4MappedToIPv6 && !typed.ContainsAny('%', '[', '.');

    private static IPAddress Masked(IPAddress address, int bits)
    {
        var bytes = address.GetAddressBytes();
        for (var i = 0; i < bytes.Length; i++)
        {
            var keep = Math.Clamp(bits - (i * 8), 0, 8);
            bytes[i] &= (byte)(0xFF << (8 - keep));
        }

        return new IPAddress(bytes);
    }
}

using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace BucketManager.Adapters.Http.Edge;

/// <summary>Where a request comes from.</summary>
internal static class Address
{
    /// <summary>As it stands in the diary; null: not known.</summary>
    public static string? Text(HttpContext http) => Plain(http)?.ToString();

    /// <summary>What is counted as one: an IPv4 address, or a /64 of IPv6, which is one customer's.</summary>
    public static string Of(HttpContext http)
    {
        if (Plain(http) is not { } address)
            return string.Empty;
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address.ToString();
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes).ToString();
    }

    private static IPAddress? Plain(HttpContext http) =>
        http.Connection.RemoteIpAddress is { IsIPv4MappedToIPv6: true } mapped ? mapped.MapToIPv4() : http.Connection.RemoteIpAddress;
}

using System.Net;
using System.Net.Sockets;

namespace BucketManager.Hosts.Local;

/// <summary>Looks at the addresses to listen on before anything is begun, so that what is wrong with one is said in a sentence.</summary>
internal static class ListenAddress
{
    /// <exception cref="StartRefused">One is no address.</exception>
    public static void CheckForm(string urls)
    {
        if (Split(urls).ToList() is [])
            throw NoAddress(urls, null);
    }

    /// <exception cref="StartRefused">Something else listens on one, or nothing can.</exception>
    public static void CheckFree(string urls)
    {
        foreach (var (url, address) in Split(urls))
            CheckFree(url, address);
    }

    private static IEnumerable<(string Url, BindingAddress Address)> Split(string urls) =>
        urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(url => (url, Parse(url)));

    private static BindingAddress Parse(string url)
    {
        try
        {
            // What stands in the place of a port and is none, it takes as part of the host's name.
            var address = BindingAddress.Parse(url);
            return address.Host.Contains(':', StringComparison.Ordinal) && !IPAddress.TryParse(address.Host, out _) ? throw NoAddress(url, null) : address;
        }
        catch (FormatException wrong)
        {
            throw NoAddress(url, wrong);
        }
    }

    private static StartRefused NoAddress(string url, Exception? cause) =>
        new($"\"{url}\" is no address to listen on. Give one such as {LocalOptions.DefaultUrls} with --urls.", cause);

    private static void CheckFree(string url, BindingAddress address)
    {
        if (address.IsUnixPipe || address.IsNamedPipe || address.Port == 0)
            return;
        var ip = address.Host == "localhost" ? IPAddress.Loopback
            : IPAddress.TryParse(address.Host, out var given) ? given
            : IPAddress.Any;
        using var listener = new TcpListener(ip, address.Port);
        try
        {
            listener.Start();
        }
        catch (SocketException taken) when (taken.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            throw new StartRefused($"Something listens on {url} already. Stop it, or choose another address with --urls.", taken);
        }
        catch (SocketException refused)
        {
            throw new StartRefused($"Nothing can listen on {url}: {refused.Message}. Choose another address with --urls.", refused);
        }
    }
}

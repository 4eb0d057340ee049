using System.Net;
using System.Net.Sockets;

namespace Kazva.Silo.Delivery.Http;

/// <summary>Connects to public addresses only. What a name stands for is looked up here and nowhere else, so that no second look-up can give another address
/// than the one that was checked.</summary>
internal static class GuardedConnect
{
    /// <exception cref="PrivateAddressException">The name stands for no public address.</exception>
    public static async ValueTask<Stream> ToPublic(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, cancellationToken);
        IPAddress[] open = [.. addresses.Where(address => !PrivateAddress.Is(address))];
        if (open.Length == 0) throw new PrivateAddressException(host);

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A name stands for no public address.</summary>
internal sealed class PrivateAddressException(string host) : IOException($"{host} is a private address.");

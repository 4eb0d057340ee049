using System.Net;
using System.Net.Sockets;

namespace Kazva.TestKit;

/// <summary>Ports of 127.0.0.1 for programs that must be told theirs before they start.</summary>
public static class LocalPort
{
    /// <summary>A free port that the system gives to nobody by itself, so that a program finds it free again after it was stopped.</summary>
    public static int Free()
    {
        while (true)
        {
            var port = Random.Shared.Next(10_000, 30_000);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody has it.
            }
        }
    }
}

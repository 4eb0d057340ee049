using System.Net;
using System.Net.Sockets;

namespace Kazva.Bench.Load;

/// <summary>Has answers taken on the thread that sees them come, which saves the generator a change of threads for each. The runtime reads this from the
/// environment when the first socket is used; processes that are started later must not inherit it.</summary>
internal static class InlineAnswers
{
    private const string Variable = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";

    public static async Task UseAsync()
    {
        Environment.SetEnvironmentVariable(Variable, "1");
        using var listener = new Socket(SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        using var client = new Socket(SocketType.Stream, ProtocolType.Tcp);
        var accepted = listener.AcceptAsync();
        await client.ConnectAsync(listener.LocalEndPoint!);
        (await accepted).Dispose();
        Environment.SetEnvironmentVariable(Variable, null);
    }
}

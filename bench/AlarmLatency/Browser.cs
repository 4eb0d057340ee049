using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Kazva.Bench.Fanout;

namespace Kazva.Bench.AlarmLatency;

/// <summary>
/// Open dashboards, as far as the server can tell: each holds a web socket to the hub and takes everything that comes, as the page does. They read
/// nothing of it but alarms, and changes that somebody waits for, because they share the machine with what is measured, which real ones do not.
/// </summary>
internal sealed class Browser : IAsyncDisposable
{
    private const byte RecordSeparator = 0x1e;

    /// <summary>The target stands in the first bytes of a message.</summary>
    private const int Front = 64;

    private static readonly byte[] Handshake = Encoding.UTF8.GetBytes("{\"protocol\":\"json\",\"version\":1}\u001e");
    private static readonly byte[] Ping = Encoding.UTF8.GetBytes("{\"type\":6}\u001e");
    private static readonly byte[] AlarmTarget = Encoding.UTF8.GetBytes("\"target\":\"alarm\"");
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _end = new();
    private readonly List<ClientWebSocket> _sockets = [];
    private readonly List<Task> _running = [];
    private readonly ReportWatch _watch;
    private readonly ValueWatch? _values;
    private long _bytes;

    private Browser(ReportWatch watch, ValueWatch? values) => (_watch, _values) = (watch, values);

    /// <summary>Opens so many.</summary>
    /// <param name="values">Which changes are waited for; null for none.</param>
    public static async Task<Browser> OpenAsync(Uri staff, int count, ReportWatch watch, ValueWatch? values = null)
    {
        var browsers = new Browser(watch, values);
        var address = new UriBuilder(staff) { Scheme = "ws", Path = "/hubs/grid", Query = "form=moves" }.Uri;
        for (var i = 0; i < count; i++)
        {
            var socket = new ClientWebSocket();
            browsers._sockets.Add(socket);
            await socket.ConnectAsync(address, CancellationToken.None);
            await socket.SendAsync(Handshake, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
            browsers._running.Add(browsers.Hear(socket, i));
            browsers._running.Add(browsers.Stay(socket));
        }
        return browsers;
    }

    /// <summary>Closes all of them. Closing them again changes nothing.</summary>
    public async Task CloseAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_running);
        foreach (var socket in _sockets) socket.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _end.Dispose();
    }

    /// <summary>Bytes that came to all of them so far.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    private async Task Hear(ClientWebSocket socket, int browser)
    {
        var buffer = new byte[64 * 1024];
        var message = new MemoryStream();
        try
        {
            while (true)
            {
                var received = await socket.ReceiveAsync(buffer, _end.Token);
                if (received.MessageType == WebSocketMessageType.Close) throw new InvalidOperationException($"The hub closed browser {browser}.");
                Interlocked.Add(ref _bytes, received.Count);
                var part = buffer.AsMemory(0, received.Count);
                for (int end; (end = part.Span.IndexOf(RecordSeparator)) >= 0; part = part[(end + 1)..])
                {
                    message.Write(part.Span[..end]);
                    Take(message.GetBuffer().AsMemory(0, (int)message.Length), browser);
                    message.SetLength(0);
                }
                // The rest of a message that is none of an alarm is not kept: some are long.
                if (_values is not null || message.Length < Front || IsAlarm(message.GetBuffer().AsSpan(0, Front))) message.Write(part.Span);
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // The page was closed.
        }
    }

    private void Take(ReadOnlyMemory<byte> message, int browser)
    {
        _values?.See(message.Span, browser);
        if (!IsAlarm(message.Span[..Math.Min(message.Length, Front)])) return;
        using var json = JsonDocument.Parse(message);
        foreach (var argument in json.RootElement.GetProperty("arguments").EnumerateArray())
            foreach (var alarm in argument.GetProperty("alarms").EnumerateArray())
                if (alarm.GetProperty("state").GetString() == "firing")
                    _watch.SeeHeard(alarm.GetProperty("subject").GetProperty("id").GetString()!, browser);
    }

    private static bool IsAlarm(ReadOnlySpan<byte> front) => front.IndexOf(AlarmTarget) >= 0;

    private async Task Stay(ClientWebSocket socket)
    {
        using var timer = new PeriodicTimer(PingEvery);
        try
        {
            while (await timer.WaitForNextTickAsync(_end.Token))
                await socket.SendAsync(Ping, WebSocketMessageType.Text, endOfMessage: true, _end.Token);
        }
        catch (Exception exception) when (_end.IsCancellationRequested && exception is (OperationCanceledException or WebSocketException))
        {
            // The page was closed, and with it, where it was being read, the socket.
        }
    }
}

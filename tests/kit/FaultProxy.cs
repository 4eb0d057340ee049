using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Kazva.TestKit;

/// <summary>Stands between a program and a server on 127.0.0.1, and is as bad a network as a test asks for.</summary>
public sealed class FaultProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Link, byte> _links = new();
    private readonly CancellationTokenSource _end = new();
    private readonly int _target;
    private readonly Task _accepting;
    private TaskCompletionSource _open = Opened();
    private long _delay;
    private volatile bool _cut;

    /// <summary>Begins to forward to a port.</summary>
    public FaultProxy(int target)
    {
        _target = target;
        _listener.Start();
        _accepting = Accept();
    }

    /// <summary>Where the program connects.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Ends every connection, and every new one at once, until <see cref="Mend"/>.</summary>
    public void Cut()
    {
        _cut = true;
        foreach (var link in _links.Keys) link.End();
    }

    /// <summary>Connections stay, and nothing gets through them, until <see cref="Mend"/>: as when a cable is pulled.</summary>
    public void Stall() => _open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Everything takes so much longer, each way.</summary>
    public void Delay(TimeSpan time) => Interlocked.Exchange(ref _delay, time.Ticks);

    /// <summary>Is a good network again.</summary>
    public void Mend()
    {
        _cut = false;
        Delay(TimeSpan.Zero);
        _open.TrySetResult();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        _open.TrySetResult();
        await _accepting;
        foreach (var link in _links.Keys) link.End();
        _end.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true) _ = Forward(await _listener.AcceptTcpClientAsync(_end.Token));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Disposed of.
        }
    }

    private async Task Forward(TcpClient from)
    {
        using var to = new TcpClient();
        using var link = new Link(from, to);
        _links[link] = 0;
        try
        {
            if (_cut) return;
            await to.ConnectAsync(IPAddress.Loopback, _target, _end.Token);
            from.NoDelay = to.NoDelay = true;
            await Task.WhenAny(Pump(from.GetStream(), to.GetStream()), Pump(to.GetStream(), from.GetStream()));
        }
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // One side is gone, and so is the other now.
        }
        finally
        {
            _links.TryRemove(link, out _);
        }
    }

    private async Task Pump(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var count = await from.ReadAsync(buffer, _end.Token);
            if (count == 0) return;
            if (Interlocked.Read(ref _delay) is > 0 and var delay) await Task.Delay(TimeSpan.FromTicks(delay), _end.Token);
            await _open.Task;
            await to.WriteAsync(buffer.AsMemory(0, count), _end.Token);
        }
    }

    private static TaskCompletionSource Opened()
    {
        var open = new TaskCompletionSource();
        open.SetResult();
        return open;
    }

    private sealed class Link(TcpClient from, TcpClient to) : IDisposable
    {
        public void End()
        {
            try
            {
                // Lingering for no time resets the connection, as a broken network does.
                from.LingerState = new LingerOption(enable: true, seconds: 0);
            }
            catch (Exception exception) when (exception is ObjectDisposedException or NullReferenceException or SocketException)
            {
                // It has just ended by itself.
            }
            from.Close();
            to.Close();
        }

        public void Dispose() => from.Dispose();
    }
}

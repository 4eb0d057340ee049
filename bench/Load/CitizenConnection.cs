using System.Net;
using System.Net.Sockets;

namespace Kazva.Bench.Load;

/// <summary>
/// One citizen's connection (or a proxy's on their behalf): one request at a time, kept open. A bare socket, since the generator shares the
/// cores with what it measures and every microsecond that it takes is missing there.
/// </summary>
internal sealed class CitizenConnection : IDisposable
{
    private readonly EndPoint _target;
    private readonly Action<CitizenConnection, int> _answered;
    private Socket _socket = NewSocket();
    private SocketAsyncEventArgs _receiving = null!;
    private byte[] _buffer = new byte[4 * 1024];
    private int _received;
    private volatile bool _closed;
    private bool _isBusy;

    private CitizenConnection(EndPoint target, Action<CitizenConnection, int> answered) => (_target, _answered) = (target, answered);

    /// <summary>The request's bytes are put together here.</summary>
    public byte[] Request { get; } = new byte[1024];

    /// <summary>When the request should have been sent, as a timestamp of the stopwatch.</summary>
    public long Due { get; set; }

    /// <summary>Connects.</summary>
    /// <param name="answered">Is told of every answer, with its status, or 0 where the connection broke instead. It may send the next request.</param>
    public static async Task<CitizenConnection> OpenAsync(EndPoint target, Action<CitizenConnection, int> answered)
    {
        var connection = new CitizenConnection(target, answered);
        await connection._socket.ConnectAsync(target);
        connection.Listen();
        return connection;
    }

    /// <summary>Sends what stands in <see cref="Request"/>. Where the server has closed the connection because nothing came for a while, on a new one, as a
    /// proxy does.</summary>
    public void Send(int length)
    {
        _isBusy = true;
        try
        {
            if (_closed) Reconnect();
            _socket.Send(Request, length, SocketFlags.None);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            Break();
        }
    }

    public void Dispose()
    {
        _closed = true;
        _socket.Dispose();
    }

    private static Socket NewSocket() => new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    private void Reconnect()
    {
        _socket = NewSocket();
        _received = 0;
        _closed = false;
        _socket.Connect(_target);
        Listen();
    }

    private void Listen()
    {
        var receiving = _receiving = new SocketAsyncEventArgs();
        // What is left of an earlier connection is no matter of this one.
        receiving.Completed += (_, _) =>
        {
            if (ReferenceEquals(receiving, _receiving)) Take();
            if (ReferenceEquals(receiving, _receiving)) Receive();
        };
        Receive();
    }

    private void Receive()
    {
        try
        {
            while (!_closed)
            {
                _receiving.SetBuffer(_buffer, _received, _buffer.Length - _received);
                if (_socket.ReceiveAsync(_receiving)) return;
                Take();
            }
        }
        catch (ObjectDisposedException)
        {
            // Closed meanwhile.
        }
    }

    private void Take()
    {
        if (_closed) return;
        if (_receiving.SocketError != SocketError.Success || _receiving.BytesTransferred == 0)
        {
            Break();
            return;
        }
        _received += _receiving.BytesTransferred;
        var status = HttpAnswer.Status(_buffer.AsSpan(0, _received));
        if (status == 0)
        {
            if (_received == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
            return;
        }
        // Before anybody is told: from then on the next request may be under way.
        _received = 0;
        _isBusy = false;
        _answered(this, status);
    }

    private void Break()
    {
        if (_closed) return;
        _closed = true;
        var wasBusy = _isBusy;
        _isBusy = false;
        _socket.Dispose();
        if (wasBusy) _answered(this, 0);
    }
}

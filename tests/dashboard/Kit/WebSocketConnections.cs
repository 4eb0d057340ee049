using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections;

namespace Kazva.Dashboard.Tests.Kit;

/// <summary>Connects a hub's client by a web socket, without negotiation, as browsers that have web sockets may.</summary>
internal sealed class WebSocketConnections(string? origin = null, string? cookie = null) : IConnectionFactory
{
    /// <exception cref="WebSocketException">The server refused.</exception>
    public async ValueTask<ConnectionContext> ConnectAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        var socket = new ClientWebSocket();
        try
        {
            if (origin is not null) socket.Options.SetRequestHeader("Origin", origin);
            if (cookie is not null) socket.Options.SetRequestHeader("Cookie", cookie);
            await socket.ConnectAsync(((UriEndPoint)endpoint).Uri, cancellationToken);
            return new Connection(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class Connection : DefaultConnectionContext, IDuplexPipe
    {
        private readonly ClientWebSocket _socket;
        private readonly Pipe _received = new();
        private readonly Pipe _sent = new();
        private readonly Task _pumps;

        public Connection(ClientWebSocket socket)
        {
            _socket = socket;
            ConnectionId = Guid.NewGuid().ToString("N");
            Transport = this;
            _pumps = Task.WhenAll(Receive(), Send());
        }

        public PipeReader Input => _received.Reader;

        public PipeWriter Output => _sent.Writer;

        public override async ValueTask DisposeAsync()
        {
            await Output.CompleteAsync();
            await Input.CompleteAsync();
            await _pumps;
            _socket.Dispose();
            await base.DisposeAsync();
        }

        /// <summary>Passes on what comes. It never fails: whatever ends it, the reader is told, and so the hub's client.</summary>
        private async Task Receive()
        {
            Exception? failure = null;
            try
            {
                while (true)
                {
                    var read = await _socket.ReceiveAsync(_received.Writer.GetMemory(4096), CancellationToken.None);
                    if (read.MessageType == WebSocketMessageType.Close) break;
                    _received.Writer.Advance(read.Count);
                    if ((await _received.Writer.FlushAsync()).IsCompleted) break;
                }
            }
#pragma warning disable CA1031 // The reader is told.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                failure = exception;
            }
            await _received.Writer.CompleteAsync(failure);
        }

        /// <summary>Sends what is written. It never fails: what keeps it from sending ends the receiving too, which tells of it.</summary>
        private async Task Send()
        {
            try
            {
                while (true)
                {
                    var read = await _sent.Reader.ReadAsync();
                    if (!read.Buffer.IsEmpty) await _socket.SendAsync(read.Buffer.ToArray(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
                    _sent.Reader.AdvanceTo(read.Buffer.End);
                    if (read.IsCompleted) break;
                }
                // The answer to this ends the receiving.
                if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                    await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, CancellationToken.None);
            }
#pragma warning disable CA1031 // A socket whose connection broke says so in several ways: the one that sends while the receiving finds it out is cancelled.
            catch (Exception)
#pragma warning restore CA1031
            {
                _socket.Abort();
            }
            await _sent.Reader.CompleteAsync();
        }
    }
}

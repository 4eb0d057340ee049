using System.Net;
using System.Text.Json;
using System.Threading.Channels;
using Kazva.Feed;
using Kazva.TestKit;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Kazva.Dashboard.Tests.Kit;

/// <summary>A batch as the hub sends it.</summary>
internal sealed record HubChanges(string Epoch, long Seq, IReadOnlyList<GridState> States);

/// <summary>Hears the hub, as the page does.</summary>
internal sealed class GridListener : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly HubConnection _connection;
    private readonly Channel<HubChanges> _changes = Channel.CreateUnbounded<HubChanges>();
    private readonly Channel<FeedAnswer> _comments = Channel.CreateUnbounded<FeedAnswer>();
    private readonly Channel<JsonElement> _moves = Channel.CreateUnbounded<JsonElement>();
    private readonly Channel<JsonElement> _alarms = Channel.CreateUnbounded<JsonElement>();
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private GridListener(Uri staff, string? origin, string query, string? cookie)
    {
        var address = new UriBuilder(staff) { Scheme = "ws", Path = "/hubs/grid", Query = query }.Uri;
        var builder = new HubConnectionBuilder();
        builder.Services.AddSingleton<IConnectionFactory>(new WebSocketConnections(origin, cookie));
        builder.Services.AddSingleton<EndPoint>(new UriEndPoint(address));
        builder.Services.AddSingleton<IHubProtocol>(new JsonHubProtocol(Options.Create(
            new Microsoft.AspNetCore.SignalR.JsonHubProtocolOptions { PayloadSerializerOptions = StaffView.Json })));
        _connection = builder.Build();
        _connection.On<HubChanges>("changes", changes => _changes.Writer.TryWrite(changes));
        _connection.On<JsonElement>("moves", moves => _moves.Writer.TryWrite(moves));
        _connection.On<FeedAnswer>("comment", answer => _comments.Writer.TryWrite(answer));
        _connection.On<JsonElement>("alarm", news => _alarms.Writer.TryWrite(news));
        _connection.Closed += _ =>
        {
            _changes.Writer.TryComplete();
            _moves.Writer.TryComplete();
            _comments.Writer.TryComplete();
            _alarms.Writer.TryComplete();
            _closed.TrySetResult();
            return Task.CompletedTask;
        };
    }

    /// <summary>Connects, and returns when it hears what is sent to everybody, or was closed.</summary>
    /// <exception cref="System.Net.WebSockets.WebSocketException">The server refused.</exception>
    public static async Task<GridListener> ConnectAsync(HttpClient staff, string? origin = null, string query = "", string? cookie = null)
    {
        var listener = new GridListener(staff.BaseAddress!, origin, query, cookie);
        try
        {
            await listener._connection.StartAsync();
            // A client is connected a moment before it has joined those who hear; its calls wait for that. One that is closed tells so later.
            await listener._connection.InvokeAsync("Position").ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return listener;
        }
        catch
        {
            await listener.DisposeAsync();
            throw;
        }
    }

    /// <summary>The next batch.</summary>
    public Task<HubChanges> NextChanges() => _changes.Reader.ReadAsync().AsTask().WaitAsync(Limit);

    /// <summary>The next batch of moves, for who takes those (<c>form=moves</c>).</summary>
    public Task<JsonElement> NextMoves() => _moves.Reader.ReadAsync().AsTask().WaitAsync(Limit);

    /// <summary>The batches from the next one to the first that has what is expected.</summary>
    public async Task<IReadOnlyList<HubChanges>> ChangesUntil(Func<HubChanges, bool> expected)
    {
        var batches = new List<HubChanges>();
        do batches.Add(await NextChanges());
        while (!expected(batches[^1]));
        return batches;
    }

    /// <summary>Whether nothing more has come than what was read.</summary>
    public bool HasHeardNothing => !_changes.Reader.TryPeek(out _) && !_moves.Reader.TryPeek(out _) && !_comments.Reader.TryPeek(out _) && !_alarms.Reader.TryPeek(out _);

    /// <summary>The next answer.</summary>
    public Task<FeedAnswer> NextComment() => _comments.Reader.ReadAsync().AsTask().WaitAsync(Limit);

    /// <summary>The next news of alarms.</summary>
    public Task<JsonElement> NextAlarm() => _alarms.Reader.ReadAsync().AsTask().WaitAsync(Limit);

    /// <summary>Returns when the server has closed the connection.</summary>
    public Task Closed => _closed.Task.WaitAsync(Limit);

    public async ValueTask DisposeAsync() => await _connection.DisposeAsync();
}

using System.Threading.Channels;
using Kazva.Dashboard.Hub;
using Microsoft.AspNetCore.SignalR;

namespace Kazva.Dashboard.Tests.Mirror;

/// <summary>Keeps what is sent to the browsers.</summary>
internal sealed class FakeHub : IHubContext<GridHub>, IHubClients, IClientProxy
{
    private readonly Channel<object?> _sent = Channel.CreateUnbounded<object?>();

    public IHubClients Clients => this;

    public IGroupManager Groups => throw new NotSupportedException();

    public IClientProxy All => this;

    /// <summary>The next message.</summary>
    public Task<object?> Next() => _sent.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

    public Task SendCoreAsync(string method, object?[] args, CancellationToken cancellationToken = default)
    {
        _sent.Writer.TryWrite(args.Single());
        return Task.CompletedTask;
    }

    public IClientProxy AllExcept(IReadOnlyList<string> excludedConnectionIds) => this;

    public IClientProxy Client(string connectionId) => this;

    IClientProxy IHubClients<IClientProxy>.Clients(IReadOnlyList<string> connectionIds) => this;

    public IClientProxy Group(string groupName) => this;

    public IClientProxy GroupExcept(string groupName, IReadOnlyList<string> excludedConnectionIds) => this;

    IClientProxy IHubClients<IClientProxy>.Groups(IReadOnlyList<string> groupNames) => this;

    public IClientProxy User(string userId) => this;

    public IClientProxy Users(IReadOnlyList<string> userIds) => this;
}

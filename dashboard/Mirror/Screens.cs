using Kazva.Dashboard.Hub;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;

namespace Kazva.Dashboard.Mirror;

/// <summary>The browsers of one organisation, as those who tell them something see them. Some take what changes as whole states, some as moves.</summary>
internal sealed partial class Screens(string organisation, IHubContext<GridHub> hub, ILogger logger)
{
    private readonly string[] _all = [OfStates(organisation), OfMoves(organisation)];

    /// <summary>The hub's group of those who take whole states.</summary>
    public static string OfStates(string organisation) => organisation;

    /// <summary>The hub's group of those who take moves.</summary>
    public static string OfMoves(string organisation) => $"{organisation}/moves";

    /// <summary>Sends to every browser and waits for none: SignalR keeps each connection's order, and ends one that takes nothing
    /// for ten seconds, so what waits for a browser that does not read is bounded.</summary>
    public void Send(string method, object message) => _ = Send(hub.Clients.Groups(_all), method, message);

    /// <summary>Sends to those who take whole states, as above.</summary>
    public void SendStates(string method, object message) => _ = Send(hub.Clients.Group(OfStates(organisation)), method, message);

    /// <summary>Sends to those who take moves, as above.</summary>
    public void SendMoves(string method, object message) => _ = Send(hub.Clients.Group(OfMoves(organisation)), method, message);

    private async Task Send(IClientProxy screens, string method, object message)
    {
        try
        {
            await screens.SendAsync(method, message);
        }
#pragma warning disable CA1031 // Whatever a send fails with, the gap in the numbers tells the browsers that it was for.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            MirrorMetrics.NotSent(organisation);
            LogNotSent(method, organisation, exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A message ({Method}) of {Organisation} could not be sent to every browser; the gap in the numbers tells them.")]
    private partial void LogNotSent(string method, string organisation, Exception? exception);
}

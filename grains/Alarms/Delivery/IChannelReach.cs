using Kazva.Alarms.Teams;

namespace Kazva.Alarms.Delivery;

/// <summary>Tries whether a channel can be reached, to warn who saves it. Nothing is sent.</summary>
public interface IChannelReach
{
    /// <summary>What is wrong, in words without secrets; null when the other side takes connections. It takes some seconds at most, and never throws
    /// for what the other side or the network does.</summary>
    Task<string?> WhyUnreachable(Channel channel, CancellationToken cancellationToken = default);
}

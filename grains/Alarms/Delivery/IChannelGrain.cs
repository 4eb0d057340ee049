namespace Kazva.Alarms.Delivery;

/// <summary>
/// Sends what is due on one channel, and nothing else, so that a slow or dead channel holds up no other. It keeps nothing that lasts: the outbox
/// does. Its key is <c>organisation/channel</c>, where the channel's id may itself have slashes.
/// </summary>
[Alias("kazva.channel")]
public interface IChannelGrain : IGrainWithStringKey
{
    /// <summary>There may be something to send. Waits for nothing.</summary>
    [Alias("wake"), AlwaysInterleave]
    Task Wake();
}

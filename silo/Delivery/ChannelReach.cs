using System.Net.Sockets;
using Kazva.Alarms.Delivery;
using Kazva.Alarms.Teams;
using Kazva.Silo.Delivery.Http;

namespace Kazva.Silo.Delivery;

/// <summary>Connects to where a channel would send, and sends nothing.</summary>
internal sealed class ChannelReach(DeliverySettings settings, ChannelSecrets secrets, IEnumerable<IChannelSender> senders, TimeProvider time) : IChannelReach
{
    /// <summary>How long it may take.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(5);

    public async Task<string?> WhyUnreachable(Channel channel, CancellationToken cancellationToken = default)
    {
        using var limit = new CancellationTokenSource(TimeLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var place = "";
        try
        {
            var (host, port) = Place(channel);
            place = secrets.Redact($"{host}:{port}");
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(host, port, either.Token);
            return null;
        }
        catch (ChannelException wrong)
        {
            return wrong.Message;
        }
        catch (SocketException exception)
        {
            return $"{place} takes no connection: {secrets.Redact(exception.Message)}.";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"{place} takes no connection within {TimeLimit.TotalSeconds:0.#} s.";
        }
    }

    private (string Host, int Port) Place(Channel channel)
    {
        if (channel.Kind == ChannelKind.Email)
            return settings.Smtp is { } smtp ? (smtp.Host, smtp.Port) : throw new ChannelException("The setting Kazva:Smtp:Host is missing, so no e-mail can be sent.");
        var address = senders.OfType<HttpSender>().First(sender => sender.Kind == channel.Kind).Address(channel);
        return (address.DnsSafeHost, address.Port);
    }
}

using System.Collections.Immutable;
using System.Net.Sockets;
using Kazva.Alarms.Rules;
using Kazva.Alarms.Teams;
using Kazva.Dashboard.Alarms.Teams;
using Kazva.Definition;

namespace Kazva.Dashboard.Alarms.Rules;

/// <summary>Tells whether anybody listens where a team's webhooks are. Nothing is sent.</summary>
internal sealed class ChannelReach(TimeProvider time)
{
    private const int MostChannels = 20;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    /// <summary>A warning for each webhook of the team that cannot be reached now.</summary>
    public async Task<ImmutableArray<RuleMistake>> Warnings(Grid grid, string? team, CancellationToken cancellationToken)
    {
        if ((grid.Teams ?? []).FirstOrDefault(known => known.Id == team) is not { } known) return [];
        var channels = known.Channels.Concat(known.Members.SelectMany(member => member.Channels)).Take(MostChannels);
        var warnings = await Task.WhenAll(channels.Select(channel => Warning(channel, cancellationToken)));
        return [.. warnings.OfType<RuleMistake>()];
    }

    private async Task<RuleMistake?> Warning(Channel channel, CancellationToken cancellationToken)
    {
        // E-mail goes to our own SMTP server and Telegram has an address of its own; a host that is a secret is not looked up here.
        if (channel.Kind is ChannelKind.Email or ChannelKind.Telegram || !Uri.TryCreate(channel.Address, UriKind.Absolute, out var address) || address.Host.Contains('{', StringComparison.Ordinal)) return null;
        using var limit = new CancellationTokenSource(Limit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(address.IdnHost, address.Port, both.Token);
            return null;
        }
        catch (SocketException refused)
        {
            return Unreachable(channel, refused.SocketErrorCode.ToString());
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Unreachable(channel, "no answer");
        }
    }

    private static RuleMistake Unreachable(Channel channel, string why) =>
        new("team", $"The channel {channel.Id} ({MaskedAddress.Of(channel)}) cannot be reached now: {why}.");
}

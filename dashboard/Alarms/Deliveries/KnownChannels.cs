using Kazva.Alarms.Delivery;
using Kazva.Alarms.Teams;
using Kazva.Dashboard.Alarms.Teams;
using Kazva.Definition;

namespace Kazva.Dashboard.Alarms.Deliveries;

/// <summary>The channels of a definition, which a delivery may be older than.</summary>
internal sealed class KnownChannels(Grid grid)
{
    private readonly Dictionary<string, Channel> _byId = TeamChannel.All(grid).Select(of => of.Channel)
        .DistinctBy(channel => channel.Id, StringComparer.Ordinal).ToDictionary(channel => channel.Id, StringComparer.Ordinal);

    /// <summary>A row of the outbox as staff see it.</summary>
    public DeliveryView Shown(Notification row)
    {
        var channel = _byId.GetValueOrDefault(row.Channel);
        return new(
            row.Id, row.Alarm, row.Number, row.Team, row.Member, row.Channel, channel?.Kind, channel is null ? null : MaskedAddress.Of(channel), row.Step,
            row.Urgent, row.CreatedAt, row.DueAt, row.State, row.Attempts, row.SettledAt, row.Result);
    }
}

/// <summary>A delivery as staff see it.</summary>
/// <param name="Kind">Null when the definition no longer has the channel.</param>
/// <param name="Address">Masked; null when the definition no longer has the channel.</param>
internal sealed record DeliveryView(
    string Id,
    string? Alarm,
    int Number,
    string Team,
    string? Member,
    string Channel,
    ChannelKind? Kind,
    string? Address,
    int Step,
    bool Urgent,
    DateTimeOffset CreatedAt,
    DateTimeOffset DueAt,
    NotificationState State,
    int Attempts,
    DateTimeOffset? SettledAt,
    string? Result);

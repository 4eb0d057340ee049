using System.Collections.Immutable;
using Kazva.Definition;

namespace Kazva.Alarms.Teams;

/// <summary>Who is on call for alarms.</summary>
/// <param name="Language">The language of its messages, one of the organisation's.</param>
/// <param name="Channels">Those that everything is sent to, whoever is on duty.</param>
/// <param name="Quiet">Times of the organisation's day in which everything but safety is held; null for none.</param>
/// <param name="Escalation">The steps by rising <see cref="EscalationStep.After"/>; the first is usually at 0. Empty: all members at once.</param>
public sealed record Team(
    string Id,
    LocalText Name,
    string Language,
    ImmutableArray<TeamMember> Members,
    ImmutableArray<Channel> Channels,
    ImmutableArray<EscalationStep> Escalation,
    DailyHours? Quiet = null);

/// <summary>One person of a team.</summary>
/// <param name="Hours">When the person is on duty; null for always. When nobody of a step is on duty, safety goes to all of the step and
/// the rest waits for the first who is.</param>
public sealed record TeamMember(string Id, string Name, ImmutableArray<Channel> Channels, DailyHours? Hours = null);

/// <summary>Who is told when an alarm has been firing for a time and nobody has acknowledged it.</summary>
/// <param name="After">Since it fired.</param>
/// <param name="Members">Ids of members of the team.</param>
public sealed record EscalationStep(TimeSpan After, ImmutableArray<string> Members);

/// <summary>Hours of certain weekdays, in the organisation's time zone, half-open.</summary>
/// <param name="Days">The weekdays on which they begin; never empty.</param>
/// <param name="From">When they begin.</param>
/// <param name="To">When they end; not after <paramref name="From"/> means on the next day.</param>
public sealed record DailyHours(ImmutableArray<DayOfWeek> Days, TimeOnly From, TimeOnly To);

/// <summary>A way to reach somebody.</summary>
/// <param name="Id">Unique within the organisation: the team's id, the member's if it is a member's, and its place, such as <c>parks/ivan/1</c>.</param>
/// <param name="Address">An e-mail address or the URL that is called; of Telegram the chat's id. May hold <c>{secret:NAME}</c>, which stands for the
/// setting <c>Kazva:Channels:Secrets:NAME</c>.</param>
/// <param name="Secret">The name of the secret that a webhook is signed with, or that is Telegram's bot token; null for none.</param>
public sealed record Channel(string Id, ChannelKind Kind, string Address, string? Secret = null);

/// <summary>The kinds of channel. The dashboard's hub is told of everything and is none of these.</summary>
public enum ChannelKind
{
    /// <summary>E-mail by SMTP.</summary>
    Email,

    /// <summary>A signed JSON request of our own shape.</summary>
    Webhook,

    /// <summary>An incoming webhook of Slack.</summary>
    Slack,

    /// <summary>A workflow webhook of Microsoft Teams.</summary>
    Teams,

    /// <summary>A message by a Telegram bot.</summary>
    Telegram,

    /// <summary>A topic of ntfy.</summary>
    Ntfy,
}

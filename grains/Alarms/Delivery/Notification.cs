namespace Kazva.Alarms.Delivery;

/// <summary>Something that must be told to one channel: a row of the outbox.</summary>
/// <param name="Id">Made of the alarm, the transition's number, the channel and the escalation step, so that planning twice makes it once.</param>
/// <param name="Alarm">The alarm; null of a test message.</param>
/// <param name="Number">The number of the transition that it tells of; with the alarm's id the receiver tells a repeat by it.</param>
/// <param name="Team">The team.</param>
/// <param name="Member">The member whose channel it is; null of a channel of the team.</param>
/// <param name="Channel">The channel's id.</param>
/// <param name="Step">The escalation step, from 0. Those after 0 are dropped if the alarm is no longer firing unacknowledged when they are due.</param>
/// <param name="Urgent">Whether it waits for no quiet hours and for no others to be grouped with: safety.</param>
/// <param name="CreatedAt">When it was planned.</param>
/// <param name="DueAt">Not sent before.</param>
/// <param name="State">How it stands.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="SettledAt">When it was delivered, given up or dropped; null before.</param>
/// <param name="Result">What the last attempt came to, or why it was not sent; null before the first.</param>
public sealed record Notification(
    string Id,
    string? Alarm,
    int Number,
    string Team,
    string? Member,
    string Channel,
    int Step,
    bool Urgent,
    DateTimeOffset CreatedAt,
    DateTimeOffset DueAt,
    NotificationState State,
    int Attempts = 0,
    DateTimeOffset? SettledAt = null,
    string? Result = null)
{
    /// <summary>The same, to be sent again now: what a dead letter becomes when staff say so.</summary>
    public Notification Again(DateTimeOffset now) => this with { State = NotificationState.Waiting, Attempts = 0, DueAt = now, SettledAt = null };
}

/// <summary>How a notification stands.</summary>
public enum NotificationState
{
    /// <summary>It will be sent, or sent again, when it is due.</summary>
    Waiting,

    /// <summary>The channel took it.</summary>
    Delivered,

    /// <summary>Given up: a dead letter, until somebody sends it again.</summary>
    Dead,

    /// <summary>Not needed any more: acknowledged or over before it was due.</summary>
    Dropped,

    /// <summary>Kept quiet: planned works, or an alarm of an enclosing place was firing.</summary>
    Quietened,
}

using System.Collections.Immutable;
using Kazva.Alarms.Life;
using Kazva.Alarms.Teams;
using Kazva.Definition;

namespace Kazva.Alarms.Delivery;

/// <summary>Sends a message by one kind of channel.</summary>
public interface IChannelSender
{
    /// <summary>The kind.</summary>
    ChannelKind Kind { get; }

    /// <summary>Sends, once. It never throws for what the other side or the network does.</summary>
    Task<SendResult> SendAsync(Channel channel, AlarmMessage message, CancellationToken cancellationToken);
}

/// <summary>What became of an attempt.</summary>
/// <param name="Detail">In words for the delivery log, without secrets.</param>
/// <param name="RetryAfter">Of <see cref="SendOutcome.Failed"/>, how long the other side asks to wait; null when it does not say.</param>
public sealed record SendResult(SendOutcome Outcome, string Detail, TimeSpan? RetryAfter = null);

/// <summary>How an attempt ended.</summary>
public enum SendOutcome
{
    /// <summary>The other side took it.</summary>
    Delivered,

    /// <summary>Worth trying again later.</summary>
    Failed,

    /// <summary>It will never be taken: given up at once.</summary>
    Refused,
}

/// <summary>What one message tells: one alarm, or several of one team in a short time.</summary>
/// <param name="Language">Of the team.</param>
public sealed record AlarmMessage(
    Organisation Organisation, Team Team, TeamMember? Member, string Language, ImmutableArray<AlarmMessageItem> Items, bool IsTest);

/// <summary>One alarm in a message.</summary>
/// <param name="Notification">The outbox row that it stands for.</param>
/// <param name="RuleName">The name of the rule in the message's language.</param>
/// <param name="Where">The name of the subject, with its settlement and category, in the message's language.</param>
/// <param name="Complaints">The most frequent choices of dissatisfied answers in the window that spoke, by falling count.</param>
/// <param name="AcknowledgeLink">Leads to a page that asks for one tap; null when no public address of the staff's page is set, or nothing is to be acknowledged.</param>
public sealed record AlarmMessageItem(
    Notification Notification, Alarm Alarm, AlarmTransition Transition, string RuleName, string Where, ImmutableArray<Complaint> Complaints, Uri? AcknowledgeLink);

/// <summary>How often a choice was taken.</summary>
/// <param name="Text">In the message's language.</param>
public sealed record Complaint(string Question, string Choice, string Text, int Count);

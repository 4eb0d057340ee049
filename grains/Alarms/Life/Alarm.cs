using Kazva.Alarms.Rules;
using Kazva.RollUp;

namespace Kazva.Alarms.Life;

/// <summary>An alarm as its last transition left it.</summary>
/// <param name="Id">Made of the rule, the subject and what opened it, so that judging the same log again gives the same id.</param>
/// <param name="Question">Of a safety alarm, the question of the choice; otherwise null.</param>
/// <param name="Choice">Of a safety alarm, the choice; otherwise null.</param>
/// <param name="Team">The team of its rule when it opened, or when it last came again.</param>
/// <param name="Number">The number of its last transition, from 1.</param>
/// <param name="Since">When it came into its state.</param>
/// <param name="OpenedAt">When it first pended or fired.</param>
/// <param name="FiredAt">When it last fired or was reopened; null before.</param>
/// <param name="Reports">Of a safety alarm, how many reports it has; otherwise 0.</param>
/// <param name="Figures">What its last transition was decided on.</param>
[GenerateSerializer, Immutable, Alias("kazva.alarm")]
public sealed record Alarm(
    [property: Id(0)] string Id,
    [property: Id(1)] string Rule,
    [property: Id(2)] AlarmLane Lane,
    [property: Id(3)] AlarmSeverity Severity,
    [property: Id(4)] AlarmSubject Subject,
    [property: Id(5)] string? Question,
    [property: Id(6)] string? Choice,
    [property: Id(7)] string? Team,
    [property: Id(8)] AlarmState State,
    [property: Id(9)] int Number,
    [property: Id(10)] DateTimeOffset Since,
    [property: Id(11)] DateTimeOffset OpenedAt,
    [property: Id(12)] DateTimeOffset? FiredAt,
    [property: Id(13)] string? AcknowledgedBy,
    [property: Id(14)] int Reports,
    [property: Id(15)] AlarmFigures Figures)
{
    /// <summary>Whether it is firing or acknowledged.</summary>
    public bool IsActive => State is AlarmState.Firing or AlarmState.Acknowledged;
}

/// <summary>What an alarm is about.</summary>
/// <param name="Id">A code, a settlement's or category's id, <c>settlement/category</c>, or the organisation's id.</param>
[GenerateSerializer, Immutable, Alias("kazva.alarm-subject")]
public readonly record struct AlarmSubject([property: Id(0)] GridLevel Level, [property: Id(1)] string Id)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Level} {Id}";
}

/// <summary>The states of an alarm's life.</summary>
[GenerateSerializer, Alias("kazva.alarm-state")]
public enum AlarmState
{
    /// <summary>The condition holds, but not yet long enough.</summary>
    Pending,

    /// <summary>It holds, and nobody has taken it on.</summary>
    Firing,

    /// <summary>Somebody has taken it on.</summary>
    Acknowledged,

    /// <summary>Over.</summary>
    Resolved,
}

/// <summary>What happens to an alarm.</summary>
[GenerateSerializer, Alias("kazva.alarm-change")]
public enum AlarmChange
{
    /// <summary>The condition began to hold.</summary>
    Pended,

    /// <summary>It held long enough, or a danger was reported.</summary>
    Fired,

    /// <summary>One more report of the same danger.</summary>
    Joined,

    /// <summary>The condition no longer held before it had held long enough.</summary>
    Withdrawn,

    /// <summary>Somebody took it on.</summary>
    Acknowledged,

    /// <summary>The condition was clear long enough, or somebody closed it.</summary>
    Resolved,

    /// <summary>It fired again within the cool-down.</summary>
    Reopened,
}

/// <summary>One step of an alarm's life, a durable row before anyone is told.</summary>
/// <param name="Number">From 1, without gaps: with the alarm's id it tells a repeat.</param>
/// <param name="State">The state that it led to.</param>
/// <param name="At">Of what was judged, the minute that was judged or the arrival of the report; of what a human did, when.</param>
/// <param name="Judged">The last minute that had been judged when it happened: what a human did comes after it and before the next.</param>
/// <param name="Who">The human who did it; null when it was judged.</param>
/// <param name="Why">What the human said, or why it was done; null when the figures say it.</param>
[GenerateSerializer, Immutable, Alias("kazva.alarm-transition")]
public sealed record AlarmTransition(
    [property: Id(0)] string Alarm,
    [property: Id(1)] int Number,
    [property: Id(2)] AlarmChange Change,
    [property: Id(3)] AlarmState State,
    [property: Id(4)] DateTimeOffset At,
    [property: Id(5)] DateTimeOffset Judged,
    [property: Id(6)] string? Who,
    [property: Id(7)] string? Why,
    [property: Id(8)] AlarmFigures Figures);

/// <summary>What a transition was decided on. What does not apply is null.</summary>
/// <param name="Window">The window that spoke.</param>
/// <param name="Count">The answers in it; of a safety alarm its reports; of a silence the answers of the last 90 days.</param>
/// <param name="Value">The share (0 to 1) or the mean (1 to 10) in it.</param>
/// <param name="Level">What it is held against.</param>
/// <param name="Usual">The usual level, where the level comes from it.</param>
/// <param name="Probability">The posterior probability that it is worse than the level; of a silence that at least one answer should have come.</param>
/// <param name="LastAnswerAt">Of a silence, the last answer.</param>
[GenerateSerializer, Immutable, Alias("kazva.alarm-figures")]
public sealed record AlarmFigures(
    [property: Id(0)] TimeSpan? Window,
    [property: Id(1)] int Count,
    [property: Id(2)] double? Value,
    [property: Id(3)] double? Level,
    [property: Id(4)] double? Usual,
    [property: Id(5)] double? Probability,
    [property: Id(6)] DateTimeOffset? LastAnswerAt);

/// <summary>A time in which nobody is notified of a place: planned works. Alarms there have their life all the same.</summary>
/// <param name="Place">A location, a category, a settlement with all that lies within it, or one category in one settlement; the organisation for all.</param>
/// <param name="Until">Half-open.</param>
/// <param name="EndedBy">Who ended it early, at <paramref name="Until"/>; null when nobody did.</param>
[GenerateSerializer, Immutable, Alias("kazva.alarm-silence")]
public sealed record AlarmSilence(
    [property: Id(0)] Guid Id,
    [property: Id(1)] AlarmSubject Place,
    [property: Id(2)] DateTimeOffset From,
    [property: Id(3)] DateTimeOffset Until,
    [property: Id(4)] string Reason,
    [property: Id(5)] string Who,
    [property: Id(6)] string? EndedBy = null);

/// <summary>What is known of a subject under a drop or silence rule. Neither of the first two is health.</summary>
[GenerateSerializer, Alias("kazva.judgement")]
public enum Judgement
{
    /// <summary>No answers at all in any window.</summary>
    NoData,

    /// <summary>Too few answers to say anything.</summary>
    NotEnough,

    /// <summary>Enough answers, and the condition does not hold.</summary>
    Healthy,

    /// <summary>The condition holds.</summary>
    Worse,
}

/// <summary>The judgement of one subject by one rule.</summary>
[GenerateSerializer, Immutable, Alias("kazva.judged-subject")]
public sealed record JudgedSubject(
    [property: Id(0)] string Rule,
    [property: Id(1)] AlarmSubject Subject,
    [property: Id(2)] Judgement Judgement,
    [property: Id(3)] AlarmFigures Figures);

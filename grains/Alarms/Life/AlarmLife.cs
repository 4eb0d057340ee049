using System.Security.Cryptography;
using System.Text;
using Kazva.Alarms.Rules;

namespace Kazva.Alarms.Life;

/// <summary>The life of an alarm: which change may follow in which state, and what an alarm is after it.</summary>
public static class AlarmLife
{
    /// <summary>Why a drop alarm was resolved without having become better: the last answer has left every window, so nothing is left to judge by.
    /// The subject then counts as <see cref="Judgement.NoData"/>, not as healthy.</summary>
    public const string NoAnswersLeft = "no-answers-left";

    /// <summary>The state that a change leads to; null when it may not happen in this state.</summary>
    /// <param name="state">Null before the first change.</param>
    public static AlarmState? Next(AlarmState? state, AlarmChange change) => (state, change) switch
    {
        (null or AlarmState.Resolved, AlarmChange.Pended) => AlarmState.Pending,
        (null or AlarmState.Pending, AlarmChange.Fired) => AlarmState.Firing,
        // An alarm that has fired before pends again, and then it is reopened.
        (AlarmState.Pending or AlarmState.Resolved, AlarmChange.Reopened) => AlarmState.Firing,
        (AlarmState.Pending, AlarmChange.Withdrawn) => AlarmState.Resolved,
        (AlarmState.Firing or AlarmState.Acknowledged, AlarmChange.Joined) => state,
        (AlarmState.Firing, AlarmChange.Acknowledged) => AlarmState.Acknowledged,
        (AlarmState.Firing or AlarmState.Acknowledged, AlarmChange.Resolved) => AlarmState.Resolved,
        _ => null,
    };

    /// <summary>An alarm before its first change, which follows at once.</summary>
    /// <param name="opener">What opens it, such as the minute or the submission's id: part of its id.</param>
    internal static Alarm Open(AlarmRule rule, AlarmSubject subject, string? question, string? choice, DateTimeOffset at, string opener) => new(
        IdOf(rule.Id, subject, question, choice, opener), rule.Id, rule.Lane, rule.Severity, subject, question, choice, rule.Team,
        AlarmState.Pending, Number: 0, Since: at, OpenedAt: at, FiredAt: null, AcknowledgedBy: null, Reports: 0, new AlarmFigures(null, 0, null, null, null, null, null));

    /// <summary>An alarm that comes again: it is for the team that its rule names now, for the one before may be no more.</summary>
    internal static Alarm Under(this Alarm alarm, AlarmRule rule) => alarm with { Team = rule.Team, Severity = rule.Severity };

    /// <summary>The next step of an alarm.</summary>
    /// <exception cref="InvalidOperationException">The change may not happen in the alarm's state.</exception>
    internal static AlarmStep Step(
        this Alarm alarm, AlarmChange change, DateTimeOffset at, DateTimeOffset judged, AlarmFigures figures, string? who = null, string? why = null)
    {
        AlarmState? before = alarm.Number == 0 ? null : alarm.State;
        var state = Next(before, change) ?? throw new InvalidOperationException($"Alarm {alarm.Id} cannot be {change} when it is {alarm.State}.");
        var after = alarm with
        {
            State = state,
            Number = alarm.Number + 1,
            Since = state == before ? alarm.Since : at,
            FiredAt = change is AlarmChange.Fired or AlarmChange.Reopened ? at : alarm.FiredAt,
            AcknowledgedBy = change switch
            {
                AlarmChange.Acknowledged => who,
                AlarmChange.Fired or AlarmChange.Reopened => null,
                _ => alarm.AcknowledgedBy,
            },
            Reports = figures == alarm.Figures || alarm.Lane != AlarmLane.Safety ? alarm.Reports : figures.Count,
            Figures = figures,
        };
        return new AlarmStep(after, new AlarmTransition(after.Id, after.Number, change, state, at, judged, who, why, figures));
    }

    private static string IdOf(string rule, AlarmSubject subject, string? question, string? choice, string opener)
    {
        var key = $"{rule}\n{subject.Level}\n{subject.Id}\n{question}\n{choice}\n{opener}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 12));
    }
}

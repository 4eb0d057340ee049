using Kazva.Alarms.Life;
using Kazva.Alarms.Rules;
using Kazva.Alarms.Storage;

namespace Kazva.Alarms.Judging;

/// <summary>One subject under one drop or silence rule: what was answered there, since when its condition holds or is clear, and its alarm.
/// Looking at it more often than necessary changes nothing.</summary>
internal abstract class Watched(RuleInForce inForce, AlarmSubject subject, int ordinal)
{
    public AlarmRule Rule { get; } = inForce.Rule;

    public AlarmSubject Subject { get; } = subject;

    /// <summary>Its place in the order in which subjects are judged at one tick.</summary>
    public int Ordinal { get; } = ordinal;

    /// <summary>The first tick at which it is judged.</summary>
    public int Starts { get; set; } = Ticks.Of(inForce.Since);

    /// <summary>The tick at which it is to be looked at next.</summary>
    public int Queued { get; set; } = Ticks.Never;

    /// <summary>The last tick at which it was picked to be looked at.</summary>
    public int Picked { get; set; } = -1;

    /// <summary>The tick since which its condition holds; <see cref="Ticks.Never"/> when it does not.</summary>
    public int HoldsSince { get; private set; } = Ticks.Never;

    /// <summary>The tick since which it is clear; <see cref="Ticks.Never"/> when it is not.</summary>
    public int ClearSince { get; private set; } = Ticks.Never;

    /// <summary>The alarm that is open, or the one that was resolved last; null when there was none.</summary>
    public Alarm? Alarm { get; set; }

    public bool HasOpenAlarm => Alarm is { State: not AlarmState.Resolved };

    /// <summary>How long the condition must hold, in ticks.</summary>
    public abstract int For { get; }

    /// <summary>How long it must be clear, in ticks.</summary>
    public abstract int KeepFor { get; }

    /// <summary>The cell that is judged instead while this is too sparse; null for none.</summary>
    public virtual DropSubject? Cell => null;

    /// <summary>Whether an alarm may be open now, apart from the condition.</summary>
    public virtual bool MayAlarm => true;

    /// <summary>Whether a condition that has held since before the alarm was resolved counts as new.</summary>
    protected virtual bool Anew(DateTimeOffset resolved) => false;

    /// <summary>Counts an answer.</summary>
    public abstract void Count(in CountedAnswer answer);

    /// <summary>How it looks at a tick; ticks never go back.</summary>
    public abstract Sight Look(int tick);

    /// <summary>The figures of what was seen.</summary>
    public abstract AlarmFigures Figures(in Sight sight, int tick);

    /// <summary>Takes over what was seen.</summary>
    /// <param name="first">It is the first look: since when is unknown, and long ago.</param>
    public void Note(in Sight sight, int tick, bool first)
    {
        HoldsSince = !sight.Holds ? Ticks.Never : HoldsSince != Ticks.Never ? HoldsSince : first ? Ticks.Always : tick;
        ClearSince = !sight.Clear ? Ticks.Never : ClearSince != Ticks.Never ? ClearSince : first ? Ticks.Always : tick;
    }

    /// <summary>The tick at which <see cref="For"/> or <see cref="KeepFor"/> will be over, as things stand.</summary>
    public int Deadline => Alarm?.State switch
    {
        AlarmState.Pending when HoldsSince != Ticks.Never => HoldsSince + For,
        AlarmState.Firing or AlarmState.Acknowledged when ClearSince != Ticks.Never => ClearSince + KeepFor,
        _ => Ticks.Never,
    };

    /// <summary>The step that follows from what was seen and noted; null for none.</summary>
    public AlarmStep? Judge(in Sight sight, int tick)
    {
        var at = Ticks.ToTime(tick);
        switch (Alarm?.State)
        {
            case null or AlarmState.Resolved when sight.Holds && MayAlarm && !WasClosedWhileItHeld:
                var same = Alarm is { FiredAt: not null } && at - Alarm.Since <= Rule.CoolDown;
                var alarm = same ? Alarm!.Under(Rule) : AlarmLife.Open(Rule, Subject, null, null, at, $"{at:yyyy-MM-ddTHH:mm}");
                return Step(alarm, HeldLong(tick) ? Firing(alarm) : AlarmChange.Pended, sight, tick);
            case AlarmState.Pending when !sight.Holds || !MayAlarm:
                return Step(Alarm, AlarmChange.Withdrawn, sight, tick);
            case AlarmState.Pending when HeldLong(tick):
                return Step(Alarm, Firing(Alarm), sight, tick);
            case AlarmState.Firing or AlarmState.Acknowledged when sight.Clear && tick - ClearSince >= KeepFor:
                return Step(Alarm, AlarmChange.Resolved, sight, tick);
            case AlarmState.Firing or AlarmState.Acknowledged when sight.Gone:
                return Step(Alarm, AlarmChange.Resolved, sight, tick, AlarmLife.NoAnswersLeft);
            default:
                return null;
        }
    }

    /// <summary>Somebody resolved the alarm while the condition held, and it has held ever since: nothing new begins.</summary>
    private bool WasClosedWhileItHeld => Alarm is { State: AlarmState.Resolved, FiredAt: not null } && Ticks.ToTime(HoldsSince) <= Alarm.Since && !Anew(Alarm.Since);

    private bool HeldLong(int tick) => tick - HoldsSince >= For;

    private static AlarmChange Firing(Alarm alarm) => alarm.FiredAt is null ? AlarmChange.Fired : AlarmChange.Reopened;

    private AlarmStep Step(Alarm alarm, AlarmChange change, in Sight sight, int tick, string? why = null) =>
        alarm.Step(change, Ticks.ToTime(tick), Ticks.ToTime(tick), Figures(sight, tick), why: why);
}

using System.Collections.Immutable;
using Kazva.Alarms.Life;
using Kazva.Alarms.Rules;
using Kazva.Alarms.Storage;
using Kazva.Definition;

namespace Kazva.Alarms.Judging;

/// <summary>
/// Judges answers by rules: the one code that does, live, at a start, in a backtest and in a replay. It does no input or output and knows no clock.
/// <para>It is made with the alarms as they stood after the minute <c>judged</c>. Then it is fed with the log from <see cref="Memory"/> before that
/// minute on, by <see cref="Take"/>, and told by <see cref="JudgeUntil(DateTimeOffset)"/> how far the log was read. What lies before <c>judged</c> only makes known since when
/// conditions have held; from there on it makes the steps that follow. Steps are taken over as they are made: when one cannot be committed, the judge is
/// of no use any more and a new one must be made.</para>
/// <para>At a tick everything received at or before it counts, in windows under the time at which it counts. The steps are a function of the answers, the
/// rules, the alarms at the beginning and what humans did, whatever the steps in which it was told of them. Not safe for parallel use.</para>
/// </summary>
public sealed partial class AlarmJudge
{
    /// <summary>How long resolved alarms must be remembered at least, so that one that somebody closed does not come again while its condition has never ceased to hold.</summary>
    private static readonly TimeSpan LeastRemembered = TimeSpan.FromDays(365);

    private readonly Places _places;
    private readonly SafetyLane _safety;
    private readonly Dictionary<string, Watched> _byAlarm = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Alarm> _orphans = new(StringComparer.Ordinal);
    private readonly int _start;
    private readonly int _firstLook;

    /// <summary>A judge.</summary>
    /// <param name="rules">The rules in force. Of each, what happens before its <see cref="RuleInForce.Since"/> counts, but no condition holds before it.</param>
    /// <param name="alarms">Those that are open, and those resolved within <see cref="Remembered"/>; of one subject or danger the newest counts.</param>
    /// <param name="judged">The last minute that was judged.</param>
    /// <param name="reported">The submissions whose dangers have been reported already, as far as they may be reported again.</param>
    public AlarmJudge(
        GridIndex grid, ImmutableArray<RuleInForce> rules, IEnumerable<Alarm> alarms, DateTimeOffset judged, IEnumerable<Guid>? reported = null)
    {
        _places = new Places(grid, rules);
        _safety = new SafetyLane(grid, rules, reported ?? []);
        _start = Ticks.Until(judged);
        _firstLook = Ticks.Until(judged - LongestHold(rules));
        var byKey = _places.Watched.ToDictionary(w => (w.Rule.Id, w.Subject));
        foreach (var alarm in alarms)
        {
            if (alarm.Lane == AlarmLane.Safety)
            {
                if (!_safety.Put(alarm)) _orphans[alarm.Id] = alarm;
            }
            else if (!byKey.TryGetValue((alarm.Rule, alarm.Subject), out var watched) || watched.Rule.Lane != alarm.Lane) _orphans[alarm.Id] = alarm;
            else if (watched.Alarm is null || IsNewer(alarm, watched.Alarm)) watched.Alarm = alarm;
        }
        foreach (var watched in _places.Watched)
        {
            watched.Starts = Math.Max(watched.Starts, _firstLook);
            Schedule(watched, watched.Starts);
            if (watched.Alarm is { } alarm) _byAlarm[alarm.Id] = watched;
            if (watched is not { Cell: { } cell, Alarm: { } own }) continue;
            cell.NoteMember(own.Since);
            if (watched.HasOpenAlarm) cell.OpenMembers++;
        }
    }

    /// <summary>The last minute that was judged.</summary>
    public DateTimeOffset Judged => Ticks.ToTime(Math.Max(_tick, _start));

    /// <summary>The alarms as they stand: those that are open, and of every subject and danger the one resolved last.</summary>
    public IEnumerable<Alarm> Alarms => _places.Watched.Where(w => w.Alarm is not null).Select(w => w.Alarm!).Concat(_safety.Alarms).Concat(_orphans.Values);

    /// <summary>How far before the last minute judged the log must be read, by the time of arrival: for the longest window, for what is usual (90 whole
    /// days), for the longest silence before it is noticed, and for how long conditions must hold or be clear.</summary>
    public static TimeSpan Memory(ImmutableArray<RuleInForce> rules) =>
        LongestHold(rules) + TimeSpan.FromDays(2) + rules.Select(r => LookBack(r.Rule)).Append(TimeSpan.Zero).Max();

    /// <summary>How long ago an alarm may have been resolved for a judge to have to know it.</summary>
    public static TimeSpan Remembered(ImmutableArray<RuleInForce> rules) =>
        rules.Select(r => r.Rule.CoolDown).Append(LeastRemembered).Max();

    /// <summary>What is known of every subject under the drop and silence rules, as of <see cref="Judged"/>. Of the cells, those that have a location that is too sparse.</summary>
    public ImmutableArray<JudgedSubject> Judgements
    {
        get
        {
            var tick = Math.Max(_tick, _start);
            var judgements = ImmutableArray.CreateBuilder<JudgedSubject>(_places.Watched.Count);
            foreach (var watched in _places.Watched)
            {
                if (watched is DropSubject { IsCell: true, SparseMembers: 0 }) continue;
                var sight = watched.Look(tick);
                judgements.Add(new JudgedSubject(watched.Rule.Id, watched.Subject, sight.Judgement, watched.Figures(sight, tick)));
            }
            return judgements.DrainToImmutable();
        }
    }

    /// <summary>Reports the dangers that an answer names, at once. Of one location, answers come by rising number. One that was reported makes nothing.</summary>
    public ImmutableArray<SafetyStep> Report(JudgedAnswer answer) => _safety.Report(answer, Judged);

    /// <summary>Whether an answer names a danger.</summary>
    public bool IsDanger(JudgedAnswer answer) => _safety.IsDanger(answer);

    /// <summary>Somebody takes an alarm on or resolves it, after everything until then was judged.</summary>
    /// <param name="change"><see cref="AlarmChange.Acknowledged"/> or <see cref="AlarmChange.Resolved"/>.</param>
    /// <returns>Null when there is no such alarm, or it may not be done in its state.</returns>
    public AlarmStep? Act(string alarm, AlarmChange change, string who, string? why, DateTimeOffset at)
    {
        if (change is not (AlarmChange.Acknowledged or AlarmChange.Resolved))
            throw new ArgumentOutOfRangeException(nameof(change), change, "Somebody can only acknowledge or resolve an alarm.");
        if (Find(alarm) is not { } found || AlarmLife.Next(found.State, change) is null) return null;
        return Put(found.Step(change, at > Judged ? at : Judged, Judged, found.Figures, who, why));
    }

    /// <summary>Ends the open alarms that no rule watches over any more: the rule was removed, or the subject has left its scope.</summary>
    /// <param name="who">Who removed it.</param>
    public ImmutableArray<AlarmStep> EndUnwatched(string? who, string why, DateTimeOffset at)
    {
        var steps = ImmutableArray.CreateBuilder<AlarmStep>();
        foreach (var alarm in _orphans.Values.Where(a => a.State != AlarmState.Resolved).OrderBy(a => a.Id, StringComparer.Ordinal).ToList())
            steps.Add(Put(alarm.Step(
                alarm.IsActive ? AlarmChange.Resolved : AlarmChange.Withdrawn, at > Judged ? at : Judged, Judged, alarm.Figures, who, why)));
        return steps.DrainToImmutable();
    }

    /// <summary>Whether of two alarms of one subject the first is the one that counts: an open one, or the one resolved later.</summary>
    internal static bool IsNewer(Alarm alarm, Alarm other) =>
        (alarm.State != AlarmState.Resolved, alarm.Since).CompareTo((other.State != AlarmState.Resolved, other.Since)) > 0;

    private static TimeSpan LongestHold(ImmutableArray<RuleInForce> rules) =>
        rules.Select(r => r.Rule.Drop is { } drop ? Max(drop.For, drop.KeepFor) : TimeSpan.Zero).Append(TimeSpan.Zero).Max() + TimeSpan.FromMinutes(1);

    private static TimeSpan LookBack(AlarmRule rule)
    {
        var usual = TimeSpan.FromDays(DailyCounts.Days + 1);
        if (rule.Silence is { } silence) return usual + SilentSubject.LongestWait(silence);
        if (rule.Drop is not { } drop) return TimeSpan.Zero;
        return UsualLevels.AreNeeded(drop) ? Max(usual, drop.Windows.Max()) : drop.Windows.Max();
    }

    private static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;

    private Alarm? Find(string id) =>
        _byAlarm.TryGetValue(id, out var watched) && watched.Alarm!.Id == id ? watched.Alarm
        : _orphans.TryGetValue(id, out var orphan) ? orphan
        : _safety.Alarms.FirstOrDefault(alarm => alarm.Id == id);

    private AlarmStep Put(AlarmStep step)
    {
        var alarm = step.Alarm;
        if (_byAlarm.TryGetValue(alarm.Id, out var watched))
        {
            if (Put(watched, alarm)) Schedule(watched.Cell!, Math.Min(watched.Cell!.Queued, Math.Max(_tick, _start) + 1));
        }
        else if (_orphans.ContainsKey(alarm.Id)) _orphans[alarm.Id] = alarm;
        else _safety.Put(alarm);
        return step;
    }
}

using System.Collections.Immutable;
using Kazva.Alarms.Life;

namespace Kazva.Alarms.Judging;

public sealed partial class AlarmJudge
{
    private readonly PriorityQueue<JudgedAnswer, int> _waiting = new();
    private readonly PriorityQueue<Watched, int> _agenda = new();
    private readonly PriorityQueue<Watched, int> _due = new();
    private int _tick = -1;
    private bool _live;

    /// <summary>How far it has come; before <see cref="Judged"/> while it only gets to know the past.</summary>
    internal DateTimeOffset Reached => Ticks.ToTime(_tick);

    /// <summary>Takes an answer; it counts at the first tick at or after its arrival that has not been judged. One that was taken already (by location and number),
    /// or whose location the grid does not know, is ignored. The order does not matter.
    /// One that was held counts when it is released, one that was taken out no longer from then on.</summary>
    public void Take(JudgedAnswer answer)
    {
        if (_places.Of(answer.Location) is { } place && place.See(answer.Number) && answer.Change != 0)
            _waiting.Enqueue(answer, Math.Max(_tick + 1, Ticks.Of(answer.ReceivedAt)));
    }

    /// <summary>Judges every minute until and including <paramref name="minute"/>, of which every answer has been taken that arrived until then.</summary>
    /// <returns>The steps that follow, in their order; none for the minutes until the one that the judge began with.</returns>
    public ImmutableArray<AlarmStep> JudgeUntil(DateTimeOffset minute)
    {
        var end = Ticks.Until(minute);
        var steps = ImmutableArray.CreateBuilder<AlarmStep>();
        JudgeUntil(Math.Min(end, _start), steps);
        if (end <= _start) return [];
        if (!_live)
        {
            _live = true;
            // What they came to before was left open.
            foreach (var watched in _places.Watched)
                if (watched.HasOpenAlarm || watched.HoldsSince != Ticks.Never)
                    Schedule(watched, Math.Min(watched.Queued, _start + 1));
        }
        JudgeUntil(end, steps);
        return steps.DrainToImmutable();
    }

    private void JudgeUntil(int end, ImmutableArray<AlarmStep>.Builder steps)
    {
        while (true)
        {
            var next = Math.Min(
                _waiting.TryPeek(out _, out var arrival) ? arrival : Ticks.Never,
                _agenda.TryPeek(out _, out var look) ? look : Ticks.Never);
            if (next > end) break;
            Judge(next, steps);
            _tick = next;
        }
        _tick = Math.Max(_tick, end);
    }

    private void Judge(int tick, ImmutableArray<AlarmStep>.Builder steps)
    {
        while (_waiting.TryPeek(out _, out var arrival) && arrival <= tick)
        {
            var answer = _waiting.Dequeue();
            var place = _places.Of(answer.Location)!;
            place.Count(new CountedAnswer(answer, place.Category, Math.Min(tick, Ticks.Of(answer.CountedAt)), tick));
            foreach (var watched in place.Subjects) Pick(watched, tick);
        }
        while (_agenda.TryPeek(out var planned, out var look) && look <= tick)
        {
            _agenda.Dequeue();
            if (planned.Queued == look) Pick(planned, tick);
        }

        // Locations come before the cells that depend on them and may be picked meanwhile.
        while (_due.TryDequeue(out var watched, out _)) Look(watched, tick, steps);
    }

    private void Pick(Watched watched, int tick)
    {
        if (watched.Picked == tick || tick < watched.Starts) return;
        watched.Picked = tick;
        _due.Enqueue(watched, watched.Ordinal);
    }

    private void Look(Watched watched, int tick, ImmutableArray<AlarmStep>.Builder steps)
    {
        var wasSparse = watched is DropSubject { IsSparse: true };
        var sight = watched.Look(tick);
        watched.Note(sight, tick, tick == _firstLook);
        if (watched.Cell is { } cell && watched is DropSubject member && member.IsSparse != wasSparse)
        {
            cell.SparseMembers += member.IsSparse ? 1 : -1;
            Pick(cell, tick);
        }
        if (tick > _start && watched.Judge(sight, tick) is { } step)
        {
            steps.Add(step);
            if (Put(watched, step.Alarm)) Pick(watched.Cell!, tick);
        }
        // The alarm is as of the start: before it, it has no deadline that could be meant.
        Schedule(watched, tick > _start ? Math.Min(sight.Next, watched.Deadline) : sight.Next);
    }

    /// <summary>Gives a subject its alarm as it is now.</summary>
    /// <returns>Whether it matters to the cell of the subject.</returns>
    private bool Put(Watched watched, Alarm alarm)
    {
        var wasOpen = watched.HasOpenAlarm;
        if (watched.Alarm is { } before && before.Id != alarm.Id) _byAlarm.Remove(before.Id);
        watched.Alarm = alarm;
        _byAlarm[alarm.Id] = watched;
        watched.Cell?.NoteMember(alarm.Since);
        if (watched.Cell is not { } cell || wasOpen == watched.HasOpenAlarm) return false;
        cell.OpenMembers += wasOpen ? -1 : 1;
        return true;
    }

    private void Schedule(Watched watched, int tick)
    {
        // One that was there already is found at its time; other times are passed over then.
        if (watched.Queued == tick) return;
        watched.Queued = tick;
        if (tick != Ticks.Never) _agenda.Enqueue(watched, tick);
    }
}

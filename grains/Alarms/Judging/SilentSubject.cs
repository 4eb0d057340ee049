using System.Runtime.InteropServices;
using Kazva.Alarms.Life;
using Kazva.Alarms.Rules;
using Kazva.Alarms.Storage;

namespace Kazva.Alarms.Judging;

/// <summary>
/// A location under a silence rule. Clumps of answers that come at random with the rate λ(t) stay away for a while with probability
/// exp(−∫λ), so the condition holds from where ∫λ since the last answer reaches −ln(1 − confidence). The profile is frozen on the day of
/// the last answer: a long silence must not become usual. Only an answer later than the one that the alarm was fired on makes it clear. Where the
/// wait would be longer than <see cref="LongestWait"/>, nothing is usual.
/// </summary>
internal sealed class SilentSubject(RuleInForce inForce, AlarmSubject subject, int ordinal, LocalHours clock) : Watched(inForce, subject, ordinal)
{
    private readonly SilenceRule _rule = inForce.Rule.Silence!;
    private readonly List<(int Hour, int Count)> _hours = new(2);
    private long _last;
    private UsualHours? _usual;
    private int _usualDay;
    private int? _deadline;

    /// <inheritdoc/>
    public override int For => 0;

    /// <inheritdoc/>
    public override int KeepFor => 0;

    /// <summary>How long a silence may be before it is noticed at the latest; bounded, as is the part of the log that must be read at a start:
    /// three times the wait at the rate of the rule's least number of answers, and from a day to 90 days.</summary>
    public static TimeSpan LongestWait(SilenceRule rule) =>
        TimeSpan.FromDays(Math.Clamp(3 * UsualHours.Days * Needed(rule) / rule.MinCount, 1, UsualHours.Days));

    public override void Count(in CountedAnswer answer)
    {
        var at = Math.Min(answer.Answer.CountedAt.ToUnixTimeMilliseconds(), Ticks.ToTime(answer.Tick).ToUnixTimeMilliseconds());
        var hour = LocalHours.HourOf(at);
        Add(hour, answer.Answer.Change);
        _deadline = null;
        if (_usual is not null && clock[hour].Day < _usualDay) _usual = null;
        // One that was taken out no longer makes an hour a usual one, but somebody did find the plate: the silence does not begin earlier.
        if (at <= _last || answer.Answer.Change < 0) return;
        _last = at;
        // Older ones are in no profile from here on.
        var oldest = hour - ((UsualHours.Days + 2) * 24);
        var gone = 0;
        while (gone < _hours.Count && _hours[gone].Hour < oldest) gone++;
        _hours.RemoveRange(0, gone);
    }

    public override Sight Look(int tick)
    {
        var answered = _last > 0 && Alarm?.Figures.LastAnswerAt is { } before && _last > before.ToUnixTimeMilliseconds();
        if (_last == 0) return new Sight(false, false, false, HasOpenAlarm ? Judgement.Worse : Judgement.NoData, -1, 0, Ticks.Never);
        var deadline = _deadline ??= FindDeadline();
        if (tick >= deadline) return new Sight(true, false, false, Judgement.Worse, -1, _rule.Confidence, Ticks.Never);
        var judgement = HasOpenAlarm && !answered ? Judgement.Worse : deadline == Ticks.Never ? Judgement.NotEnough : Judgement.Healthy;
        return new Sight(false, answered, false, judgement, -1, 0, deadline);
    }

    public override AlarmFigures Figures(in Sight sight, int tick)
    {
        if (_last == 0) return new AlarmFigures(null, 0, null, null, null, null, null);
        var probability = 1 - Math.Exp(-Expected(_last, Ticks.ToTime(tick).ToUnixTimeMilliseconds(), double.PositiveInfinity).Sum);
        var count = Usual.Count;
        if (count < _rule.MinCount) _usual = null;
        return new AlarmFigures(null, count, null, null, null, probability, DateTimeOffset.FromUnixTimeMilliseconds(_last));
    }

    private static double Needed(SilenceRule rule) => -Math.Log(1 - rule.Confidence);

    private UsualHours Usual
    {
        get
        {
            var day = clock[LocalHours.HourOf(_last)].Day;
            if (_usual is not null && day == _usualDay) return _usual;
            _usualDay = day;
            return _usual = UsualHours.Before(day, CollectionsMarshal.AsSpan(_hours), clock);
        }
    }

    /// <summary>The tick from which the condition holds; never when too little is usual.</summary>
    private int FindDeadline()
    {
        if (Usual.Count < _rule.MinCount)
        {
            // Most places are as sparse as this, and keep no profile that is of no use.
            _usual = null;
            return Ticks.Never;
        }
        var needed = Needed(_rule);
        var (sum, until) = Expected(_last, _last + (long)LongestWait(_rule).TotalMilliseconds, needed);
        return sum < needed ? Ticks.Never : Ticks.Of(DateTimeOffset.FromUnixTimeMilliseconds(until));
    }

    /// <summary>The clumps of answers that are expected between two times, in milliseconds since 1970, and the time at which there are as many as needed, if there ever are.</summary>
    private (double Sum, long Until) Expected(long from, long to, double needed)
    {
        var sum = 0.0;
        for (var at = from; at < to;)
        {
            var hour = LocalHours.HourOf(at);
            var end = Math.Min(to, (hour + 1) * 3_600_000L);
            var rate = Usual[clock[hour].Kind] / 3_600_000;
            if (sum + (rate * (end - at)) >= needed) return (needed, at + (long)Math.Ceiling((needed - sum) / rate));
            sum += rate * (end - at);
            at = end;
        }
        return (sum, to);
    }

    /// <summary>An hour may stand below zero until what was taken out of it is added too: within a tick the order does not matter.</summary>
    private void Add(int hour, int change)
    {
        var at = _hours.Count;
        while (at > 0 && _hours[at - 1].Hour > hour) at--;
        if (at == 0 || _hours[at - 1].Hour != hour) _hours.Insert(at, (hour, change));
        else if (_hours[at - 1].Count + change == 0) _hours.RemoveAt(at - 1);
        else _hours[at - 1] = (hour, _hours[at - 1].Count + change);
    }
}

using Kazva.Alarms.Life;
using Kazva.Alarms.Rules;
using Kazva.Alarms.Storage;

namespace Kazva.Alarms.Judging;

/// <summary>
/// A subject under a drop rule. A window with at least the rule's number of answers speaks; the first that is worse decides, and it is clear when all that
/// speak are below the clear confidence. While none speaks nothing changes: missing answers are no health, so an alarm stays. When the last answer
/// has left the longest window there is nothing left that it could stand on; then it is resolved, for that reason, and whether answers should have come is
/// for the silence lane to say.
/// </summary>
/// <param name="category">The one category of its answers; null of an area with several, whose usual level is mixed.</param>
internal sealed class DropSubject(
    RuleInForce inForce, AlarmSubject subject, int ordinal, DropLane lane, string? category, DropSubject? cell) : Watched(inForce, subject, ordinal)
{
    private readonly DropRule _rule = inForce.Rule.Drop!;
    private readonly SlidingWindow?[] _windows = new SlidingWindow?[lane.Shapes.Length];
    private readonly Dictionary<string, DailyCounts>? _mix = category is null ? new(StringComparer.Ordinal) : null;
    private UsualLevels.Level? _level;
    private int _levelDay = -1;
    private DateTimeOffset _memberSince = DateTimeOffset.MinValue;

    /// <summary>Of a cell, how many of its locations are too sparse to say anything in any window.</summary>
    public int SparseMembers { get; set; }

    /// <summary>Of a cell, how many of its locations have an open alarm of the rule.</summary>
    public int OpenMembers { get; set; }

    public bool IsCell => Subject.Level == RollUp.GridLevel.SettlementCategory;

    /// <summary>Whether it was too sparse when it was last looked at.</summary>
    public bool IsSparse { get; private set; } = true;

    public override DropSubject? Cell => cell;

    public override int For => lane.For;

    public override int KeepFor => lane.KeepFor;

    /// <inheritdoc/>
    public override bool MayAlarm => OpenMembers == 0;

    /// <summary>A location of the cell has an alarm that came into its state at this time.</summary>
    public void NoteMember(DateTimeOffset since) => _memberSince = since > _memberSince ? since : _memberSince;

    /// <summary>Of a cell, when an alarm of one of its locations came after its own: it was kept from an alarm meanwhile.</summary>
    protected override bool Anew(DateTimeOffset resolved) => _memberSince > resolved;

    public override void Count(in CountedAnswer answer)
    {
        var amount = lane.Amount(answer.Answer);
        for (var at = 0; at < _windows.Length; at++)
        {
            // At most places nothing is in the short windows most of the time: those take no memory.
            if (_windows[at] is null && !lane.Shapes[at].Holds(lane.Shapes[at].BucketOf(answer.Counted), answer.Tick)) continue;
            (_windows[at] ??= new SlidingWindow(lane.Shapes[at])).Add(answer.Counted, amount, answer.Tick, answer.Answer.Change);
        }
        if (_mix is null) return;
        if (!_mix.TryGetValue(answer.Category, out var counts)) _mix[answer.Category] = counts = new DailyCounts();
        counts.Add(answer.Counted, amount, answer.Tick, answer.Answer.Change);
    }

    public override Sight Look(int tick)
    {
        var (answers, speak, next) = (false, false, Ticks.Never);
        for (var at = 0; at < _windows.Length; at++)
        {
            if (_windows[at] is not { } window) continue;
            window.Roll(tick);
            if (window.IsEmpty) _windows[at] = null;
            answers |= window.Count > 0;
            speak |= window.Count >= _rule.MinCount;
            next = Math.Min(next, window.NextLeave);
        }
        IsSparse = !speak;
        if (!speak) return new Sight(false, false, !answers, answers ? Judgement.NotEnough : Judgement.NoData, -1, 0, next);

        if (lane.NeedsUsual) next = Math.Min(next, Ticks.FirstOf(Ticks.DayOf(tick) + 1));
        if (LevelAt(tick) is not { } level) return new Sight(false, false, false, Judgement.NotEnough, -1, 0, next);

        var (speaker, most, worse) = (-1, -1.0, false);
        for (var at = 0; at < _windows.Length; at++)
        {
            if (_windows[at] is not { } window || window.Count < _rule.MinCount) continue;
            var probability = lane.Probability(level, window);
            worse = probability >= lane.Confidences[at];
            if (worse || probability > most) (speaker, most) = (at, probability);
            if (worse) break;
        }
        return new Sight(worse && (!IsCell || SparseMembers > 0), most < _rule.Clear, false, worse ? Judgement.Worse : Judgement.Healthy, speaker, most, next);
    }

    public override AlarmFigures Figures(in Sight sight, int tick)
    {
        if (sight.Window < 0)
            return new AlarmFigures(_rule.Windows[^1], _windows[^1]?.Count ?? 0, null, null, null, null, null);
        var window = _windows[sight.Window]!;
        var level = LevelAt(tick)!.Value;
        return new AlarmFigures(
            _rule.Windows[sight.Window], window.Count, (double)window.Sum / window.Count, level.Value,
            _rule.Level.Fixed is null ? level.Prior : null, sight.Probability, null);
    }

    private UsualLevels.Level? LevelAt(int tick)
    {
        var day = Ticks.DayOf(tick);
        if (day == _levelDay) return _level;
        _levelDay = day;
        return _level = !lane.NeedsUsual ? new UsualLevels.Level(_rule.Level.Fixed!.Value, _rule.Level.Fixed.Value, UsualLevels.UnknownVariance)
            : category is not null ? lane.Usual.On(day, category)
            : lane.Usual.On(day, _mix!.Select(part => (part.Key, part.Value.Before(day).Count)));
    }
}

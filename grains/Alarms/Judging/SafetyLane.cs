using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Kazva.Alarms.Life;
using Kazva.Alarms.Storage;
using Kazva.Definition;
using Kazva.RollUp;

namespace Kazva.Alarms.Judging;

/// <summary>Reports of dangers: no statistics and no ticks. One alarm for each rule, location and choice at a time.</summary>
internal sealed class SafetyLane
{
    private readonly GridIndex _grid;
    private readonly ImmutableArray<(RuleInForce InForce, FrozenSet<string> Locations)> _rules;
    private readonly Dictionary<Key, Alarm> _alarms = [];
    private readonly HashSet<Guid> _reported;

    public SafetyLane(GridIndex grid, ImmutableArray<RuleInForce> rules, IEnumerable<Guid> reported)
    {
        _grid = grid;
        _rules = [.. rules.Where(r => r.Rule.Safety is not null).Select(r => (r, ScopeLocations.Of(grid, r.Rule.Scope).ToFrozenSet(StringComparer.Ordinal)))];
        _reported = [.. reported];
    }

    public IEnumerable<Alarm> Alarms => _alarms.Values;

    /// <summary>Takes over an alarm as it stands; of several of one danger the newest.</summary>
    /// <returns>Whether one of the rules still watches over it.</returns>
    public bool Put(Alarm alarm)
    {
        if (!_rules.Any(r => r.InForce.Rule.Id == alarm.Rule && r.Locations.Contains(alarm.Subject.Id))) return false;
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_alarms, Key.Of(alarm), out _);
        if (known is null || known.Id == alarm.Id || AlarmJudge.IsNewer(alarm, known)) known = alarm;
        return true;
    }

    /// <summary>Held ones too. What is decided later reports nothing: the danger has been reported by its arrival.</summary>
    public bool IsDanger(JudgedAnswer answer) =>
        answer.IsArrival
        && _grid.Locations.TryGetValue(answer.Location, out var location)
        && _grid.Dangers[location.Category].In(answer.Answers);

    public ImmutableArray<SafetyStep> Report(JudgedAnswer answer, DateTimeOffset judged)
    {
        if (!IsDanger(answer) || !_reported.Add(answer.SubmissionId)) return [];
        var dangers = _grid.Dangers[_grid.Locations[answer.Location].Category];
        var steps = ImmutableArray.CreateBuilder<SafetyStep>();
        foreach (var (inForce, locations) in _rules)
        {
            if (inForce.Since > answer.ReceivedAt || !locations.Contains(answer.Location)) continue;
            foreach (var (question, choice) in dangers.Taken(answer.Answers)) steps.Add(Report(inForce, answer, question, choice, judged));
        }
        return steps.DrainToImmutable();
    }

    private SafetyStep Report(RuleInForce inForce, JudgedAnswer answer, string question, string choice, DateTimeOffset judged)
    {
        var (rule, at) = (inForce.Rule, answer.ReceivedAt);
        var known = _alarms.GetValueOrDefault(new Key(rule.Id, answer.Location, question, choice));
        var (alarm, change) = known switch
        {
            { IsActive: true } => (known, AlarmChange.Joined),
            not null when at - known.Since <= rule.CoolDown => (known.Under(rule), AlarmChange.Reopened),
            _ => (AlarmLife.Open(rule, new AlarmSubject(GridLevel.Location, answer.Location), question, choice, at, $"{answer.SubmissionId}"), AlarmChange.Fired),
        };
        var step = alarm.Step(change, at, judged, new AlarmFigures(null, alarm.Reports + 1, null, null, null, null, null));
        _alarms[Key.Of(step.Alarm)] = step.Alarm;
        return new SafetyStep(step, new SafetyReport(step.Alarm.Id, answer.Location, answer.Number, answer.SubmissionId, at));
    }

    private readonly record struct Key(string Rule, string Location, string Question, string Choice)
    {
        public static Key Of(Alarm alarm) => new(alarm.Rule, alarm.Subject.Id, alarm.Question!, alarm.Choice!);
    }
}

using System.Collections.Immutable;
using Kazva.Alarms.Life;
using Kazva.Alarms.Storage;
using Kazva.Definition;

namespace Kazva.Alarms.Judging;

/// <summary>
/// Judges a time again: from the answers, the rules and what humans did, all transitions that should be stored. What a human did is done again when the
/// alarm has come to the number before it and its minute has been judged; to an alarm of a danger, which knows no minutes, as soon as it has come to that number.
/// </summary>
public static class AlarmReplay
{
    /// <summary>Judges again.</summary>
    /// <param name="rules">The rules in force; what a rule did that was changed or removed meanwhile cannot be judged again.</param>
    /// <param name="answers">The answers in the order of arrival, from <see cref="AlarmJudge.Memory"/> before <paramref name="from"/> on.</param>
    /// <param name="human">The stored transitions of which somebody is the author, in any order.</param>
    /// <param name="from">The minute that was the last one judged at the very beginning.</param>
    /// <param name="to">The last minute judged.</param>
    /// <returns>All transitions by alarm and number. <see cref="AlarmTransition.Judged"/> of a report of a danger says what had been judged in the replay, and may
    /// differ by a minute.</returns>
    public static async Task<ImmutableArray<AlarmTransition>> RunAsync(
        GridIndex grid, ImmutableArray<RuleInForce> rules, IAsyncEnumerable<JudgedAnswer> answers, IEnumerable<AlarmTransition> human,
        DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken = default)
    {
        var replay = new Replay(new AlarmJudge(grid, rules, [], from), human);
        await foreach (var answer in answers.WithCancellation(cancellationToken))
        {
            if (answer.ReceivedAt > to) break;
            replay.JudgeUntil(Ticks.ToTime(Ticks.Of(answer.ReceivedAt) - 1));
            replay.Take(answer, report: answer.ReceivedAt >= from);
        }
        replay.JudgeUntil(to);
        return replay.Transitions;
    }

    private sealed class Replay
    {
        private readonly AlarmJudge _judge;
        private readonly Dictionary<(string Alarm, int Number), AlarmTransition> _human;
        private readonly Queue<DateTimeOffset> _stops;
        private readonly Dictionary<string, Alarm> _alarms = new(StringComparer.Ordinal);
        private readonly List<AlarmTransition> _made = [];

        public Replay(AlarmJudge judge, IEnumerable<AlarmTransition> human)
        {
            _judge = judge;
            _human = human.ToDictionary(t => (t.Alarm, t.Number));
            _stops = new Queue<DateTimeOffset>(_human.Values.Select(t => t.Judged).Distinct().Order());
        }

        public ImmutableArray<AlarmTransition> Transitions =>
            [.. _made.OrderBy(t => t.Alarm, StringComparer.Ordinal).ThenBy(t => t.Number)];

        public void Take(JudgedAnswer answer, bool report)
        {
            _judge.Take(answer);
            if (!report) return;
            foreach (var made in _judge.Report(answer)) Note(made.Step);
        }

        public void JudgeUntil(DateTimeOffset minute)
        {
            while (_stops.TryPeek(out var stop) && stop <= minute)
            {
                _stops.Dequeue();
                Judge(stop);
                foreach (var alarm in _human.Values.Where(t => t.Judged <= stop).Select(t => t.Alarm).Distinct(StringComparer.Ordinal).ToList())
                    if (_alarms.TryGetValue(alarm, out var known))
                        Act(known, stop);
            }
            Judge(minute);
        }

        private void Judge(DateTimeOffset minute)
        {
            if (minute <= _judge.Reached) return;
            foreach (var step in _judge.JudgeUntil(minute)) Note(step);
        }

        private void Note(AlarmStep step)
        {
            _made.Add(step.Transition);
            _alarms[step.Alarm.Id] = step.Alarm;
            if (step.Alarm.Lane == Rules.AlarmLane.Safety) Act(step.Alarm, DateTimeOffset.MaxValue);
        }

        /// <summary>Does what a human did next to an alarm, as far as its minute has been judged.</summary>
        private void Act(Alarm alarm, DateTimeOffset judged)
        {
            if (!_human.TryGetValue((alarm.Id, alarm.Number + 1), out var next) || next.Judged > judged) return;
            _human.Remove((alarm.Id, next.Number));
            // One that is not possible shows as a difference: the stored transition is not made again.
            if (_judge.Act(next.Alarm, next.Change, next.Who!, next.Why, next.At) is not { } step) return;
            Note(step with { Transition = step.Transition with { Judged = next.Judged } });
            Act(step.Alarm, judged);
        }
    }
}

using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Kazva.Alarms.Life;
using Kazva.Alarms.Rules;
using Kazva.Alarms.Storage;

namespace Kazva.Alarms.Judging.Tests;

/// <summary>What happens in a town, in order of time: answers arrive, some of them held, staff decide about them, and people act on alarms. It begins with a history in which something is usual.</summary>
internal sealed class Story
{
    private static readonly string[] Codes = ["A1", "A2", "A3", "B1", "D1"];

    private readonly List<JudgedAnswer> _history = [];
    private readonly List<(DateTimeOffset At, JudgedAnswer? Answer, Step? Act)> _events = [];

    public Story(Step[] steps)
    {
        var numbers = Codes.ToDictionary(code => code, _ => 0L, StringComparer.Ordinal);
        for (var i = 0; i < 300; i++)
        {
            var code = Codes[i % 5];
            _history.Add(Town.Answer(code, ++numbers[code], i % 5 == i / 5 % 5 ? 3 : 8, Town.Start.AddDays(-15).AddMinutes(i * 71)));
        }
        var (now, answered) = (Town.Start, new List<JudgedAnswer>());
        foreach (var step in steps)
        {
            now = now.AddMilliseconds(step.Passed);
            if (step.Acts) _events.Add((now, null, step));
            else if (step.Which % 6 == 5 && answered.Count > 0)
            {
                // Staff decide about an answer: what counts is taken out, what does not is released.
                var at = step.Which % answered.Count;
                var before = answered[at];
                answered[at] = before with
                {
                    Number = ++numbers[before.Location],
                    ReceivedAt = now,
                    Event = before.Change > 0 ? JudgedEvent.TakenOut : JudgedEvent.Released,
                };
                _events.Add((now, answered[at], null));
            }
            else
            {
                var code = Codes[step.Which % 5];
                answered.Add(Town.Answer(code, ++numbers[code], step.Score, now, step.Which % 7 == 0 ? ["swing"] : ["dirt"]) with
                {
                    CountedAt = now.AddMilliseconds(-step.Late),
                    Event = step.Which % 8 == 3 ? JudgedEvent.Held : JudgedEvent.Arrived,
                });
                _events.Add((now, answered[^1], null));
            }
        }
        End = now.AddHours(12);
        Minutes = (int)(End - Town.Start).TotalMinutes;
        Rules = RulesOf(steps.Length);
    }

    public DateTimeOffset End { get; }

    public int Minutes { get; }

    public ImmutableArray<RuleInForce> Rules { get; }

    public IEnumerable<JudgedAnswer> Answers => _history.Concat(_events.Where(e => e.Answer is not null).Select(e => e.Answer!));

    /// <summary>One thing that happens; times in milliseconds.</summary>
    internal sealed record Step(int Passed, int Which, int Score, int Late, bool Acts);

    public static Gen<Step> AnyStep { get; } =
        from passed in Gen.Frequency((10, Gen.Choose(0, 120_000)), (6, Gen.Choose(0, 1_800_000)), (1, Gen.Choose(0, 40_000_000)))
        from which in Gen.Choose(0, 1000)
        from score in Gen.Frequency((1, Gen.Choose(1, 4)), (1, Gen.Choose(1, 10)))
        from late in Gen.Frequency((8, Gen.Constant(0)), (1, Gen.Choose(0, 3_600_000)), (1, Gen.Choose(0, 100_000_000)))
        from acts in Gen.Frequency((8, Gen.Constant(false)), (1, Gen.Constant(true)))
        select new Step(passed, which, score, late, acts);

    /// <summary>Lives through it and returns every step of every alarm, by alarm and number.</summary>
    /// <param name="everyMinute">Whether each minute is judged by itself, or all at once where nobody acts.</param>
    /// <param name="restarts">The minutes after which the judge is made anew.</param>
    /// <param name="report">Whether dangers are reported.</param>
    public List<AlarmStep> Live(bool everyMinute, int[] restarts, bool report = false)
    {
        var judge = New([], Town.Start, _history);
        var stops = new Queue<int>(everyMinute ? Enumerable.Range(1, Minutes) : restarts.Order());
        var steps = new List<AlarmStep>();
        foreach (var (at, answer, act) in _events.Append((End, null, null)))
        {
            while (stops.TryPeek(out var minute) && Town.Start.AddMinutes(minute) < at)
            {
                stops.Dequeue();
                var stop = Town.Start.AddMinutes(minute);
                steps.AddRange(judge.JudgeUntil(stop));
                if (!restarts.Contains(minute)) continue;
                var known = Answers.Where(a => a.ReceivedAt < at && a.ReceivedAt >= judge.Judged - AlarmJudge.Memory(Rules));
                judge = New(judge.Alarms, judge.Judged, known.OrderBy(a => a.SubmissionId.GetHashCode()));
            }
            if (answer is not null) judge.Take(answer);
            if (answer is not null && report) steps.AddRange(judge.Report(answer).Select(made => made.Step));
            if (act is null) continue;
            steps.AddRange(judge.JudgeUntil(at));
            var open = judge.Alarms.Where(a => a.IsActive).OrderBy(a => a.Id, StringComparer.Ordinal).ToList();
            if (open.Count == 0) continue;
            var change = act.Score > 5 ? AlarmChange.Resolved : AlarmChange.Acknowledged;
            if (judge.Act(open[act.Which % open.Count].Id, change, "Ana", null, at) is { } done) steps.Add(done);
        }
        steps.AddRange(judge.JudgeUntil(End));
        return [.. steps.OrderBy(s => s.Alarm.Id, StringComparer.Ordinal).ThenBy(s => s.Alarm.Number)];
    }

    private AlarmJudge New(IEnumerable<Alarm> alarms, DateTimeOffset judged, IEnumerable<JudgedAnswer> known)
    {
        var judge = new AlarmJudge(Town.Grid, Rules, [.. alarms], judged, []);
        foreach (var answer in known) judge.Take(answer);
        return judge;
    }

    private static ImmutableArray<RuleInForce> RulesOf(int variant)
    {
        TimeSpan Of(int[] minutes, int divisor) => TimeSpan.FromMinutes(minutes[variant / divisor % minutes.Length]);
        var (forTime, keepFor, coolDown) = (Of([0, 3, 45], 1), Of([5, 0, 60], 3), Of([0, 30, 1440], 2));
        TimeSpan[] windows = [TimeSpan.FromMinutes(15), TimeSpan.FromHours(3), TimeSpan.FromDays(1)];
        return Town.InForce(
            Town.Drop(Town.Every, forTime, keepFor, coolDown, pool: true, minCount: 3, windows: windows),
            Town.Drop(Town.Locations("A1", "A2"), forTime, keepFor, coolDown, minCount: 2, level: null, margin: 0.05, windows: windows) with { Id = "usual" },
            Town.Drop(new AlarmScope(ScopeKind.Settlements, ["m", "v"]), forTime, keepFor, coolDown, minCount: 2, level: null, margin: 0.5, measure: DropMeasure.Mean, windows: windows) with { Id = "mean" },
            Town.Silence(Town.Every, minCount: 30, coolDown),
            Town.Safety(coolDown: coolDown));
    }
}

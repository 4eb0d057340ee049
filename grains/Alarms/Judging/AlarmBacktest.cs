using System.Collections.Immutable;
using Kazva.Alarms.Life;
using Kazva.Alarms.Rules;
using Kazva.Alarms.Storage;
using Kazva.Definition;

namespace Kazva.Alarms.Judging;

/// <summary>Tries a rule on the past, by the judge that judges live.</summary>
public static class AlarmBacktest
{
    /// <summary>How far before a trial the log must be read for a rule.</summary>
    public static TimeSpan Memory(AlarmRule rule) => AlarmJudge.Memory([new RuleInForce(rule, DateTimeOffset.UnixEpoch, null)]);

    /// <summary>Judges the time between two minutes.</summary>
    /// <param name="answers">The answers in the order of arrival, from <see cref="Memory"/> before <paramref name="from"/> on. Those after <paramref name="to"/>
    /// are not looked at.</param>
    /// <param name="progress">Is told how much of the time from the first answer on is done, 0 to 1, at most once per 1/1000.</param>
    public static async Task<AlarmTrial> RunAsync(
        GridIndex grid, AlarmRule rule, IAsyncEnumerable<JudgedAnswer> answers, DateTimeOffset from, DateTimeOffset to,
        IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        var judge = new AlarmJudge(grid, [new RuleInForce(rule, from, null)], [], from);
        var steps = new List<AlarmStep>();
        var told = -1;
        DateTimeOffset? first = null;
        await foreach (var answer in answers.WithCancellation(cancellationToken))
        {
            if (answer.ReceivedAt > to) break;
            // What is taken together is counted together: all until the minute before this answer is complete.
            if (Ticks.Of(answer.ReceivedAt) - 1 is var complete && Ticks.ToTime(complete) > judge.Reached)
                steps.AddRange(judge.JudgeUntil(Ticks.ToTime(complete)));
            judge.Take(answer);
            if (answer.ReceivedAt >= from) steps.AddRange(judge.Report(answer).Select(made => made.Step));
            first ??= answer.ReceivedAt;
            if (progress is null || (int)(1000 * ((answer.ReceivedAt - first.Value) / (to - first.Value))) is var done && done <= told) continue;
            progress.Report((told = done) / 1000.0);
        }
        steps.AddRange(judge.JudgeUntil(to));
        progress?.Report(1);
        return Sum(steps, from, to);
    }

    private static AlarmTrial Sum(List<AlarmStep> steps, DateTimeOffset from, DateTimeOffset to)
    {
        var firings = new List<TrialFiring>();
        var open = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (alarm, transition) in steps)
            switch (transition.Change)
            {
                case AlarmChange.Fired or AlarmChange.Reopened:
                    open[alarm.Id] = firings.Count;
                    firings.Add(new TrialFiring(
                        alarm.Subject, alarm.Question, alarm.Choice, transition.Change == AlarmChange.Reopened, transition.At, null, to - transition.At, transition.Figures));
                    break;
                case AlarmChange.Resolved when open.Remove(alarm.Id, out var at):
                    firings[at] = firings[at] with { Resolved = transition.At, Lasted = transition.At - firings[at].Fired };
                    break;
            }
        var weeks = (to - from) / TimeSpan.FromDays(7);
        return new AlarmTrial(
            from, to, [.. firings], weeks > 0 ? firings.Count / weeks : 0,
            firings.Aggregate(TimeSpan.Zero, (sum, firing) => sum + firing.Lasted));
    }
}

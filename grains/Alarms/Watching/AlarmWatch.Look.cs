using System.Collections.Immutable;
using Kazva.Alarms.Judging;
using Kazva.Alarms.Life;
using Kazva.Alarms.Storage;
using Kazva.Observability;
using Kazva.RollUp;

namespace Kazva.Alarms.Watching;

/// <summary>What is read of the log and judged: dangers as soon as a location tells of one, everything once a minute.</summary>
internal sealed partial class AlarmWatch
{
    /// <summary>How long after a full minute it is judged: what arrived before it is in the log by then. What is not counts from the next on.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    /// <summary>After a pause so many minutes are judged between two commits, so that dangers do not wait for all of them.</summary>
    private const int MinutesAtOnce = 24 * 60;

    private readonly Dictionary<string, long> _reported = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _taken = new(StringComparer.Ordinal);
    private long _takenSum = -1; // Of the heads when all of them had been taken.
    private readonly HashSet<string> _dangerous = new(StringComparer.Ordinal);
    private readonly SharedWork _reporting = new();
    private readonly SharedWork _looking = new();
    private bool _isTakingEarly;

    /// <summary>Takes what a location has in the log after what was taken of it; many locations together.</summary>
    /// <param name="number">The number of the danger that it tells of.</param>
    public async Task Reported(string location, long number)
    {
        if (number <= _reported.GetValueOrDefault(location)) return;
        using var activity = GridTracing.StartLater("danger", GridTracing.Current);
        activity?.SetTag("kazva.organisation", Organisation);
        // A reading that is under way may be too old to have it; the one after it is not.
        for (var readings = 0; readings < 2 && number > _reported.GetValueOrDefault(location); readings++)
        {
            _dangerous.Add(location);
            await _reporting.Run(TakeDangers);
        }
    }

    /// <summary>Judges the minutes that are over, if any is.</summary>
    /// <returns>Whether one was.</returns>
    public async Task<bool> Look()
    {
        if (!IsWarm || Minute(time.GetUtcNow() - Settling) <= Judged) return false;
        await _looking.Run(JudgeMinutes);
        return true;
    }

    /// <summary>Takes what was committed in this process, so that the minute in which much came has little left to read. What does not follow on what was
    /// taken of its location waits for the minute.</summary>
    public async Task TakeEarly()
    {
        if (!IsWarm || _isTakingEarly) return;
        _isTakingEarly = true;
        try
        {
            foreach (var piece in log.TakeCommittedHere(Organisation).Chunk(TakenAtOnce))
            {
                List<JudgedAnswer> following = [.. piece.Where(answer => answer.Number == _taken.GetValueOrDefault(answer.Location) + 1).Select(Take)];
                await InTurn(() => TakeDangers(following));
                await Task.Yield();
            }
        }
        finally
        {
            _isTakingEarly = false;
        }
    }

    private async Task TakeDangers()
    {
        var after = _dangerous.ToDictionary(location => location, location => _reported.GetValueOrDefault(location), StringComparer.Ordinal);
        _dangerous.Clear();
        try
        {
            var answers = await log.ReadAfterAsync(Organisation, after);
            await InTurn(() => TakeDangers(answers));
        }
        catch
        {
            _dangerous.UnionWith(after.Keys);
            throw;
        }
    }

    private async Task<bool> TakeDangers(IReadOnlyList<JudgedAnswer> answers)
    {
        var unknown = new List<JudgedAnswer>();
        foreach (var answer in answers)
        {
            if (answer.Number <= _reported.GetValueOrDefault(answer.Location)) continue;
            _reported[answer.Location] = answer.Number;
            unknown.Add(answer);
        }
        var steps = new List<AlarmStep>();
        var reports = Report(unknown, steps);
        if (steps.Count > 0) await Commit(steps, Following() with { Reports = reports });
        return steps.Count > 0;
    }

    private async Task JudgeMinutes()
    {
        var until = Minute(time.GetUtcNow() - Settling);
        await Pull();
        while (Judged < until)
        {
            var next = Judged.AddMinutes(MinutesAtOnce) < until ? Judged.AddMinutes(MinutesAtOnce) : until;
            await InTurn(async () =>
            {
                var started = time.GetTimestamp();
                var steps = _judge.JudgeUntil(next);
                AlarmMetrics.Judged(Organisation, time.GetElapsedTime(started));
                await Commit(steps, Following() with { Judged = next });
                return true;
            });
            await Task.Yield();
        }
    }

    /// <summary>Takes what came and was not taken yet, of every location that has moved. After a busy minute that is much, so it is read
    /// piece by piece: a danger that is reported meanwhile waits for one piece at most.</summary>
    private async Task Pull()
    {
        // Before the heads: what comes in between is found again in the next minute, not left out.
        var sum = await heads.ReadHeadSumAsync(Organisation);
        if (sum == _takenSum) return;
        var piece = new Dictionary<string, long>(StringComparer.Ordinal);
        var size = 0L;
        foreach (var (location, head) in await heads.ReadHeadsAsync(Organisation))
        {
            var taken = _taken.GetValueOrDefault(location);
            if (head <= taken) continue;
            piece[location] = taken;
            size += head - taken;
            if (size < TakenAtOnce) continue;
            await Pull(piece);
            piece.Clear();
            size = 0;
        }
        if (piece.Count > 0) await Pull(piece);
        _takenSum = sum;
    }

    private async Task Pull(IReadOnlyDictionary<string, long> moved)
    {
        var answers = await log.ReadAfterAsync(Organisation, moved);
        foreach (var answer in answers) Take(answer);
        await InTurn(() => TakeDangers(answers));
        await Task.Yield();
        // What came since follows on what was just read; a minute later it would have to be read too.
        await TakeEarly();
    }

    /// <summary>Hands an answer to the judge, who knows one that was taken before.</summary>
    private JudgedAnswer Take(JudgedAnswer answer)
    {
        _judge.Take(answer);
        _taken[answer.Location] = Math.Max(answer.Number, _taken.GetValueOrDefault(answer.Location));
        return answer;
    }

    /// <summary>Hands answers to the lane of dangers.</summary>
    /// <returns>Which of them are in an alarm from now on.</returns>
    private ImmutableArray<SafetyReport> Report(IEnumerable<JudgedAnswer> answers, List<AlarmStep> steps)
    {
        var reports = ImmutableArray.CreateBuilder<SafetyReport>();
        foreach (var (step, report) in answers.SelectMany(answer => _judge.Report(answer)))
        {
            steps.Add(step);
            reports.Add(report);
        }
        return reports.DrainToImmutable();
    }
}

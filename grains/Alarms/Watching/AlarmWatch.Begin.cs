using System.Collections.Immutable;
using Kazva.Alarms.Judging;
using Kazva.Alarms.Life;
using Kazva.Alarms.Rules;
using Kazva.Alarms.Storage;

namespace Kazva.Alarms.Watching;

/// <summary>How a watch begins: dangers first, which need no past, and then as much of the log as the rules look back over.</summary>
internal sealed partial class AlarmWatch
{
    private const int TakenAtOnce = 1000;

    private static readonly TimeSpan PastAtOnce = TimeSpan.FromHours(1);

    private readonly TaskCompletionSource _warm = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether the log was read back as far as the rules look.</summary>
    public bool IsWarm => _warm.Task.IsCompletedSuccessfully;

    /// <summary>Reads the book, takes over the grid definition's rules, and takes the dangers that were reported meanwhile.</summary>
    public Task Begin() => InTurn(async () =>
    {
        var now = Now;
        var book = await store.ReadBookAsync(Organisation, now - AlarmJudge.Remembered([]));
        _version = book.Version;
        Judged = book.Judged ?? Minute(now);
        foreach (var alarm in book.Alarms) _alarms[alarm.Id] = alarm;
        foreach (var silence in book.Silences) _silences[silence.Id] = silence;
        // Where the clock was put back, what comes now comes before what was judged.
        var from = (Judged < now ? Judged : now) - AlarmBook.DangerMargin;
        var taken = RulesTakenOver.From(book, grid.Grid, book.Judged is null ? from : now);
        _rules = taken?.Rules ?? book.Rules;
        // Before the log: what comes in between is read twice, not left out.
        foreach (var (location, head) in await heads.ReadHeadsAsync(Organisation)) _reported[location] = _taken[location] = head;
        var reported = await store.ReadReportsAsync(Organisation, from);
        _judge = new AlarmJudge(grid, _rules, book.Alarms, Judged, reported.Select(report => report.SubmissionId));

        var dangers = new List<JudgedAnswer>();
        await foreach (var answer in log.ReadReceivedAsync(Organisation, from))
        {
            _reported[answer.Location] = Math.Max(answer.Number, _reported.GetValueOrDefault(answer.Location));
            if (_judge.IsDanger(answer)) dangers.Add(answer);
        }
        List<AlarmStep> steps = [.. _judge.EndUnwatched(who: null, "the rule is no longer about this", now)];
        var reports = Report(dangers, steps);
        if (taken is not null || steps.Count > 0)
            await Commit(steps, Following() with
            {
                Reports = reports,
                Rules = taken?.Rules,
                Definition = taken is null ? 0 : grid.Grid.Version,
                Defined = taken?.Defined,
            });
        return true;
    });

    /// <summary>Reads the log back as far as the rules look; then minutes can be judged. What was judged already is gone through on the way, a little
    /// at a time: neither are millions of answers kept, nor do dangers that are reported meanwhile wait for all of them.</summary>
    public async Task WarmUp()
    {
        try
        {
            var from = Judged - AlarmJudge.Memory(_rules);
            _judge.JudgeUntil(from);
            var count = 0;
            var missed = new List<JudgedAnswer>();
            await foreach (var answer in log.ReadReceivedAsync(Organisation, from))
            {
                if (IsOver) return;
                _judge.Take(answer);
                _taken[answer.Location] = Math.Max(answer.Number, _taken.GetValueOrDefault(answer.Location));
                // It came after the beginning read the log, and is not read again: whoever should have told of it may have failed.
                if (answer.Number > _reported.GetValueOrDefault(answer.Location) && _judge.IsDanger(answer)) missed.Add(answer);
                if (++count % TakenAtOnce == 0) await JudgePast(Minute(answer.ReceivedAt.AddTicks(-1)));
            }
            await JudgePast(Judged);
            await InTurn(() => TakeDangers([.. missed.OrderBy(answer => answer.Location, StringComparer.Ordinal).ThenBy(answer => answer.Number)]));
            _warm.TrySetResult();
        }
        catch
        {
            End();
            throw;
        }
    }

    /// <summary>Has the judge go through minutes that were judged already and of which every answer has been taken: nothing follows from them. The last one
    /// is left, for an answer that arrived in it may still be on its way into the log.</summary>
    private async Task JudgePast(DateTimeOffset until)
    {
        var last = Judged.AddMinutes(-1);
        if (until > last) until = last;
        do
        {
            var next = _judge.Reached + PastAtOnce;
            if (_judge.Reached < until) _judge.JudgeUntil(next < until ? next : until);
            await Task.Yield();
        }
        while (!IsOver && _judge.Reached < until);
    }

    private static DateTimeOffset Minute(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
}

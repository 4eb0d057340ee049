using System.Collections.Immutable;
using Kazva.Alarms.Judging;
using Kazva.Alarms.Life;
using Kazva.Alarms.Rules;
using Kazva.Alarms.Storage;

namespace Kazva.Alarms.Watching;

/// <summary>How a watch begins: dangers first, which need no past, and then as much of the log as the rules look back over.</summary>
internal sealed partial class AlarmWatch
{
    /// <summary>How long before the last minute judged a danger may have arrived that nobody took: its commit may have taken long, or the log
    /// may just have been put in order.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(10);

    private const int TakenAtOnce = 1000;

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
        var from = Judged - Margin;
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

    /// <summary>Reads the log back as far as the rules look; then minutes can be judged.</summary>
    public async Task WarmUp()
    {
        try
        {
            var count = 0;
            await foreach (var answer in log.ReadReceivedAsync(Organisation, Judged - AlarmJudge.Memory(_rules)))
            {
                if (IsOver) return;
                _judge.Take(answer);
                _taken[answer.Location] = Math.Max(answer.Number, _taken.GetValueOrDefault(answer.Location));
                // Dangers that are reported meanwhile need not wait for the end.
                if (++count % TakenAtOnce == 0) await Task.Yield();
            }
            _warm.TrySetResult();
        }
        catch
        {
            End();
            throw;
        }
    }

    private static DateTimeOffset Minute(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
}

using System.Collections.Immutable;
using Kazva.Alarms.Delivery;
using Kazva.Alarms.Judging;
using Kazva.Alarms.Life;
using Kazva.Alarms.Storage;
using Kazva.Definition;
using Kazva.Observability;
using Kazva.Submissions;

namespace Kazva.Alarms.Watching;

/// <summary>
/// Watches over one organisation from one reading of the store on: it reads the log, has it judged, and commits what follows, one commit at a
/// time. The judge is ahead of the store until a commit succeeds, so after anything failed the watch is of no use any more, and another
/// begins from the store.
/// <para>All of its work is done on one scheduler, a piece at a time; only where it awaits does other work come between.</para>
/// </summary>
/// <param name="heads">The submission log, for how far each location is.</param>
/// <param name="log">The submission log, as judging reads it.</param>
/// <param name="committed">Hears of every commit, when it is durable.</param>
internal sealed partial class AlarmWatch(
    GridIndex grid, IAlarmStore store, ISubmissionLog heads, IJudgedLog log, TimeProvider time, Action<AlarmCommit> committed)
{
    private readonly Dictionary<string, Alarm> _alarms = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, AlarmSilence> _silences = [];
    private ImmutableArray<RuleInForce> _rules = [];
    private AlarmJudge _judge = null!;
    private long _version;
    private Task _turn = Task.CompletedTask;

    /// <summary>It can do nothing any more: something failed, or it was ended.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Whether the book was read.</summary>
    public bool HasBegun => _judge is not null;

    /// <summary>The last minute that was judged.</summary>
    public DateTimeOffset Judged { get; private set; }

    /// <summary>The rules in force.</summary>
    public ImmutableArray<RuleInForce> Rules => _rules;

    /// <summary>The alarms that are not resolved, and those resolved since a time.</summary>
    public ImmutableArray<Alarm> AlarmsSince(DateTimeOffset resolved) =>
        [.. _alarms.Values.Where(alarm => alarm.State != AlarmState.Resolved || alarm.Since >= resolved)];

    /// <summary>The silences that have not ended.</summary>
    public ImmutableArray<AlarmSilence> Silences(DateTimeOffset now) => [.. _silences.Values.Where(silence => silence.Until > now).OrderBy(silence => silence.From)];

    /// <summary>What is known of every subject; nothing before the log was read.</summary>
    public ImmutableArray<JudgedSubject> Judgements => IsWarm ? _judge.Judgements : [];

    /// <summary>Nothing more is committed.</summary>
    public void End()
    {
        IsOver = true;
        _warm.TrySetCanceled();
    }

    private string Organisation => grid.Id;

    /// <summary>Now, in whole milliseconds, as every time that is kept.</summary>
    private DateTimeOffset Now => DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());

    /// <summary>Runs something that commits, when everything that came before is done.</summary>
    private async Task<T> InTurn<T>(Func<Task<T>> act)
    {
        var before = _turn;
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _turn = mine.Task;
        await before;
        try
        {
            ObjectDisposedException.ThrowIf(IsOver, this);
            return await act();
        }
        catch
        {
            // The judge may know of what the store does not.
            End();
            throw;
        }
        finally
        {
            mine.SetResult();
        }
    }

    /// <summary>Commits steps and what must be told of them; everything else of the commit is as given.</summary>
    private async Task Commit(IReadOnlyCollection<AlarmStep> steps, AlarmCommit commit)
    {
        var changed = new Dictionary<string, Alarm>(StringComparer.Ordinal);
        foreach (var step in steps) changed[step.Alarm.Id] = step.Alarm;
        var active = _alarms.Values.Where(alarm => !changed.ContainsKey(alarm.Id)).Concat(changed.Values).Where(alarm => alarm.IsActive);
        var now = Now;
        commit = commit with
        {
            Alarms = [.. changed.Values],
            Transitions = [.. steps.Select(step => step.Transition)],
            Notifications = steps.Count == 0 ? [] : NotificationPlan.Of(grid, steps, [.. active], Silences(now), now),
        };
        if (!await store.CommitAsync(commit)) throw new AlarmsOvertakenException();
        _version++;
        Judged = commit.Judged;
        foreach (var alarm in changed.Values) _alarms[alarm.Id] = alarm;
        foreach (var silence in commit.Silences) _silences[silence.Id] = silence;
        AlarmMetrics.Committed(commit, time.GetUtcNow());
        committed(commit);
    }

    private AlarmCommit Following() => new(Organisation, _version, Judged, [], [], [], [], []);
}

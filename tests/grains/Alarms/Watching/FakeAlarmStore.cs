using System.Collections.Immutable;
using Kazva.Alarms.Delivery;
using Kazva.Alarms.Life;
using Kazva.Alarms.Rules;
using Kazva.Alarms.Storage;
using Kazva.Submissions;

namespace Kazva.Alarms.Watching.Tests;

/// <summary>The alarms of one organisation in memory, with a fence like the real ones'.</summary>
internal sealed class FakeAlarmStore : IAlarmStore
{
    private readonly SortedDictionary<string, Alarm> _alarms = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, AlarmSilence> _silences = [];
    private AlarmBook _book = new(0, null, 0, [], [], []);

    /// <summary>What was committed, in order.</summary>
    public List<AlarmCommit> Commits { get; } = [];

    public List<AlarmTransition> Transitions { get; } = [];

    public List<SafetyReport> Reports { get; } = [];

    public IReadOnlyCollection<Alarm> Alarms => _alarms.Values;

    /// <summary>The database cannot be written.</summary>
    public bool IsBroken { get; set; }

    /// <summary>What a commit waits for.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public Task<AlarmBook> ReadBookAsync(string organisation, DateTimeOffset resolvedSince, CancellationToken cancellationToken = default) =>
        Task.FromResult(_book with
        {
            Alarms = [.. _alarms.Values.Where(alarm => alarm.State != AlarmState.Resolved || alarm.Since >= resolvedSince)],
            Silences = [.. _silences.Values],
        });

    public async Task<bool> CommitAsync(AlarmCommit commit, CancellationToken cancellationToken = default)
    {
        await Gate;
        if (IsBroken) throw new StorageUnavailableException("broken");
        if (commit.Follows != _book.Version) return false;
        foreach (var transition in commit.Transitions)
        {
            Transitions.Count(other => other.Alarm == transition.Alarm).ShouldBe(transition.Number - 1);
            Transitions.Add(transition);
        }
        _book = _book with
        {
            Version = _book.Version + 1,
            Judged = commit.Judged,
            Definition = commit.Defined is null ? _book.Definition : commit.Definition,
            Defined = commit.Defined ?? _book.Defined,
            Rules = commit.Rules ?? _book.Rules,
        };
        foreach (var alarm in commit.Alarms) _alarms[alarm.Id] = alarm;
        foreach (var silence in commit.Silences) _silences[silence.Id] = silence;
        Reports.AddRange(commit.Reports);
        Commits.Add(commit);
        return true;
    }

    public Task<ImmutableArray<Alarm>> ReadAlarmsAsync(
        string organisation, ImmutableArray<AlarmState> states, DateTimeOffset? before, int most, CancellationToken cancellationToken = default) =>
        Task.FromResult(_alarms.Values.ToImmutableArray());

    public Task<Alarm?> ReadAlarmAsync(string organisation, string alarm, CancellationToken cancellationToken = default) =>
        Task.FromResult(_alarms.GetValueOrDefault(alarm));

    public Task<ImmutableArray<AlarmTransition>> ReadTransitionsAsync(string organisation, string alarm, CancellationToken cancellationToken = default) =>
        Task.FromResult(Transitions.Where(transition => transition.Alarm == alarm).ToImmutableArray());

    public Task<ImmutableArray<SafetyReport>> ReadReportsAsync(string organisation, DateTimeOffset receivedFrom, CancellationToken cancellationToken = default) =>
        Task.FromResult(Reports.Where(report => report.ReceivedAt >= receivedFrom).ToImmutableArray());

    public IAsyncEnumerable<AlarmTransition> ReadAllTransitionsAsync(string organisation, CancellationToken cancellationToken = default) =>
        Transitions.ToAsyncEnumerable();
}

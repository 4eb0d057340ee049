using System.Collections.Concurrent;
using System.Collections.Immutable;
using Kazva.Alarms.Life;
using Kazva.Alarms.Storage;
using Kazva.Submissions;

namespace Kazva.Alarms.Delivery.Tests;

/// <summary>Alarms in memory, for those who read them.</summary>
internal sealed class MemoryAlarms : IAlarmStore
{
    private readonly ConcurrentDictionary<string, Alarm> _alarms = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ImmutableArray<AlarmTransition>> _transitions = new(StringComparer.Ordinal);

    public ImmutableArray<AlarmSilence> Silences { get; set; } = [];

    public ImmutableArray<RuleInForce> Rules { get; set; } = [];

    public bool IsUnavailable { get; set; }

    public void Take(AlarmStep step)
    {
        _alarms[step.Alarm.Id] = step.Alarm;
        _transitions.AddOrUpdate(step.Alarm.Id, [step.Transition], (_, before) => before.Add(step.Transition));
    }

    public Task<AlarmBook> ReadBookAsync(string organisation, DateTimeOffset resolvedSince, CancellationToken cancellationToken = default) => IsUnavailable
        ? Task.FromException<AlarmBook>(new StorageUnavailableException())
        : Task.FromResult(new AlarmBook(1, null, 1, Rules, [.. _alarms.Values.Where(alarm => alarm.State != AlarmState.Resolved)], Silences));

    public Task<Alarm?> ReadAlarmAsync(string organisation, string alarm, CancellationToken cancellationToken = default) =>
        Task.FromResult(_alarms.GetValueOrDefault(alarm));

    public Task<ImmutableArray<AlarmTransition>> ReadTransitionsAsync(string organisation, string alarm, CancellationToken cancellationToken = default) =>
        Task.FromResult(_transitions.GetValueOrDefault(alarm, []));

    public Task<bool> CommitAsync(AlarmCommit commit, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ImmutableArray<Alarm>> ReadAlarmsAsync(
        string organisation, ImmutableArray<AlarmState> states, DateTimeOffset? before, int most, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<ImmutableArray<SafetyReport>> ReadReportsAsync(string organisation, DateTimeOffset receivedFrom, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<ImmutableArray<PastRule>> ReadPastRulesAsync(string organisation, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public IAsyncEnumerable<AlarmTransition> ReadAllTransitionsAsync(string organisation, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
}

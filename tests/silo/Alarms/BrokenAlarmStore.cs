using System.Collections.Immutable;
using Kazva.Alarms.Life;
using Kazva.Alarms.Storage;
using Kazva.Submissions;

namespace Kazva.Silo.Tests.Alarms;

/// <summary>The real store, which can cease to take commits.</summary>
internal sealed class BrokenAlarmStore
{
    private int _commits;
    private int _failures;

    public bool IsBroken { get; set; }

    public int Commits => Volatile.Read(ref _commits);

    public int Failures => Volatile.Read(ref _failures);

    public IAlarmStore Around(IAlarmStore store) => new Wrapped(this, store);

    private sealed class Wrapped(BrokenAlarmStore owner, IAlarmStore store) : IAlarmStore
    {
        public async Task<bool> CommitAsync(AlarmCommit commit, CancellationToken cancellationToken = default)
        {
            if (owner.IsBroken)
            {
                Interlocked.Increment(ref owner._failures);
                throw new StorageUnavailableException("The test lost the database.");
            }
            var committed = await store.CommitAsync(commit, cancellationToken);
            Interlocked.Increment(ref owner._commits);
            return committed;
        }

        public Task<AlarmBook> ReadBookAsync(string organisation, DateTimeOffset resolvedSince, CancellationToken cancellationToken = default) =>
            store.ReadBookAsync(organisation, resolvedSince, cancellationToken);

        public Task<ImmutableArray<Alarm>> ReadAlarmsAsync(
            string organisation, ImmutableArray<AlarmState> states, DateTimeOffset? before, int most, CancellationToken cancellationToken = default) =>
            store.ReadAlarmsAsync(organisation, states, before, most, cancellationToken);

        public Task<Alarm?> ReadAlarmAsync(string organisation, string alarm, CancellationToken cancellationToken = default) =>
            store.ReadAlarmAsync(organisation, alarm, cancellationToken);

        public Task<ImmutableArray<AlarmTransition>> ReadTransitionsAsync(string organisation, string alarm, CancellationToken cancellationToken = default) =>
            store.ReadTransitionsAsync(organisation, alarm, cancellationToken);

        public Task<ImmutableArray<SafetyReport>> ReadReportsAsync(string organisation, DateTimeOffset receivedFrom, CancellationToken cancellationToken = default) =>
            store.ReadReportsAsync(organisation, receivedFrom, cancellationToken);

        public Task<ImmutableArray<PastRule>> ReadPastRulesAsync(string organisation, CancellationToken cancellationToken = default) =>
            store.ReadPastRulesAsync(organisation, cancellationToken);

        public IAsyncEnumerable<AlarmTransition> ReadAllTransitionsAsync(string organisation, CancellationToken cancellationToken = default) =>
            store.ReadAllTransitionsAsync(organisation, cancellationToken);
    }
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using Kazva.Alarms;
using Kazva.Alarms.Life;
using Kazva.Alarms.Rules;
using Kazva.Alarms.Storage;
using Kazva.RollUp;
using Kazva.Submissions;
using Kazva.TestKit;

namespace Kazva.Dashboard.Tests.Alarms;

/// <summary>Alarms as a grain and as a store, which a test puts there and which answer as a test says.</summary>
internal sealed class FakeAlarms : IAlarmGrain, IAlarmStore
{
    public static readonly DateTimeOffset Start = new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero);

    public ConcurrentDictionary<string, Alarm> All { get; } = new(StringComparer.Ordinal);

    public ImmutableArray<AlarmSilence> Silences { get; set; } = [];

    public ImmutableArray<RuleInForce> Rules { get; set; } = [.. DefaultRules.For("crew").Select(rule => new RuleInForce(rule, Start, null))];

    public ImmutableArray<JudgedSubject> Judgements { get; set; } = [];

    public ImmutableArray<AlarmTransition> Transitions { get; set; } = [];

    /// <summary>What has been asked for.</summary>
    public ConcurrentQueue<object> Asked { get; } = new();

    /// <summary>What is replied to all that is asked.</summary>
    public AlarmReply Reply { get; set; } = new(AlarmReplyOutcome.Done);

    /// <summary>Whether the database cannot be reached.</summary>
    public bool IsDown { get; set; }

    public AlarmSnapshot Snapshot => new("life", 1, [.. All.Values], Silences, Rules, Start);

    public static Alarm Alarm(string id, AlarmState state = AlarmState.Firing, int number = 1, DateTimeOffset? since = null, AlarmSubject? subject = null) => new(
        id, "safety", AlarmLane.Safety, AlarmSeverity.Critical, subject ?? new(GridLevel.Location, SmallGrid.Playground), "problem", "broken", "crew", state, number,
        since ?? Start, Start, Start, state == AlarmState.Acknowledged ? "ana" : null, 2, Figures);

    public static AlarmFigures Figures { get; } = new(TimeSpan.FromDays(1), 2, null, null, null, null, null);

    public static AlarmTransition Transition(string alarm, AlarmChange change, AlarmState state, int number = 1, string? who = null) =>
        new(alarm, number, change, state, Start, Start, who, null, Figures);

    public Alarm Add(Alarm alarm) => All[alarm.Id] = alarm;

    public Task Watch() => Task.CompletedTask;

    public Task Reported(string location, long number) => Task.CompletedTask;

    public Task<AlarmReply> Act(AlarmAction action) => Answer(action);

    public Task<AlarmReply> Silence(AlarmSilence silence) => Answer(silence);

    public Task<AlarmReply> SaveRule(AlarmRule rule, string who) => Answer(rule);

    public Task<AlarmReply> RemoveRule(string rule, string who) => Answer(rule);

    public Task<AlarmSnapshot> Subscribe(IAlarmObserver observer) =>
        IsDown ? Task.FromException<AlarmSnapshot>(new StorageUnavailableException()) : Task.FromResult(Snapshot);

    public Task<ImmutableArray<JudgedSubject>> GetJudgements() => Task.FromResult(Judgements);

    public Task<AlarmBook> ReadBookAsync(string organisation, DateTimeOffset resolvedSince, CancellationToken cancellationToken = default) =>
        Read(new AlarmBook(1, Start, 1, Rules, [.. All.Values], Silences));

    public Task<bool> CommitAsync(AlarmCommit commit, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ImmutableArray<Alarm>> ReadAlarmsAsync(
        string organisation, ImmutableArray<AlarmState> states, DateTimeOffset? before, int most, CancellationToken cancellationToken = default) =>
        Read(All.Values.Where(alarm => (states.IsEmpty || states.Contains(alarm.State)) && (before is null || alarm.Since < before))
            .OrderByDescending(alarm => alarm.Since).ThenBy(alarm => alarm.Id, StringComparer.Ordinal).Take(most).ToImmutableArray());

    public Task<Alarm?> ReadAlarmAsync(string organisation, string alarm, CancellationToken cancellationToken = default) => Read(All.GetValueOrDefault(alarm));

    public Task<ImmutableArray<AlarmTransition>> ReadTransitionsAsync(string organisation, string alarm, CancellationToken cancellationToken = default) => Read(Transitions);

    public Task<ImmutableArray<SafetyReport>> ReadReportsAsync(string organisation, DateTimeOffset receivedFrom, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<ImmutableArray<PastRule>> ReadPastRulesAsync(string organisation, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public IAsyncEnumerable<AlarmTransition> ReadAllTransitionsAsync(string organisation, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    private Task<AlarmReply> Answer(object asked)
    {
        Asked.Enqueue(asked);
        return Read(Reply);
    }

    private Task<T> Read<T>(T answer) => IsDown ? Task.FromException<T>(new StorageUnavailableException()) : Task.FromResult(answer);
}

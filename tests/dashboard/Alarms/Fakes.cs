using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Kazva.Alarms;
using Kazva.Alarms.Delivery;
using Kazva.Alarms.Judging;
using Kazva.Alarms.Teams;
using Kazva.Dashboard.Tests.Mirror;
using Kazva.Submissions;

namespace Kazva.Dashboard.Tests.Alarms;

/// <summary>The grains that the dashboard's alarms ask.</summary>
internal sealed class FakeGrains(FakeAlarms alarms) : IGrainFactory
{
    private readonly FakeFeed _feed = new() { Snapshot = new(new("feed", 1), [], []), Renewal = new("feed", 1) };

    /// <summary>The keys of the channels that were woken.</summary>
    public ConcurrentQueue<string> Woken { get; } = new();

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null) where TGrainInterface : IGrainWithStringKey => (TGrainInterface)(object)(
        typeof(TGrainInterface) == typeof(IAlarmGrain) ? alarms
        : typeof(TGrainInterface) == typeof(IChannelGrain) ? new Channel(primaryKey, Woken)
        : _feed);

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj) where TGrainObserverInterface : IGrainObserver => (TGrainObserverInterface)obj;

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj) where TGrainObserverInterface : IGrainObserver
    {
    }

    private sealed class Channel(string key, ConcurrentQueue<string> woken) : IChannelGrain
    {
        public Task Wake()
        {
            woken.Enqueue(key);
            return Task.CompletedTask;
        }
    }
}

/// <summary>An outbox in memory.</summary>
internal sealed class FakeOutbox : IOutbox
{
    public ConcurrentDictionary<string, Notification> Rows { get; } = new(StringComparer.Ordinal);

    public static Notification Row(string id, NotificationState state, int minute = 0) => new(
        id, "alarm", 1, "crew", "ivan", "crew/ivan/1", 0, Urgent: true, FakeAlarms.Start.AddMinutes(minute), FakeAlarms.Start.AddMinutes(minute), state, Attempts: 7,
        SettledAt: FakeAlarms.Start.AddHours(1), Result: "550 no such mailbox");

    public Notification Add(Notification row) => Rows[row.Id] = row;

    public Task<ImmutableArray<Notification>> ReadDueAsync(string organisation, string channel, DateTimeOffset now, int most, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<DateTimeOffset?> ReadNextDueAsync(string organisation, string channel, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ImmutableArray<string>> ReadChannelsDueAsync(string organisation, DateTimeOffset by, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task SaveAsync(string organisation, ImmutableArray<Notification> notifications, CancellationToken cancellationToken = default)
    {
        foreach (var row in notifications) Rows[row.Id] = row;
        return Task.CompletedTask;
    }

    public Task<Notification?> ReadAsync(string organisation, string notification, CancellationToken cancellationToken = default) =>
        Task.FromResult(Rows.GetValueOrDefault(notification));

    public Task<ImmutableArray<Notification>> ReadLogAsync(
        string organisation, string? alarm, ImmutableArray<NotificationState> states, DateTimeOffset? before, int most, CancellationToken cancellationToken = default) =>
        Task.FromResult(Rows.Values
            .Where(row => (alarm is null || row.Alarm == alarm) && (states.IsEmpty || states.Contains(row.State)) && (before is null || row.CreatedAt < before))
            .OrderByDescending(row => row.CreatedAt).Take(most).ToImmutableArray());
}

/// <summary>Links whose token says openly what it stands for.</summary>
internal sealed class FakeLinks : IAcknowledgeLinks
{
    public Uri? Make(string organisation, string alarm, string who) => null;

    public AcknowledgeToken? Read(string token) => token.Split('.') is ["good", var organisation, var alarm, var who] ? new(organisation, alarm, who) : null;
}

/// <summary>Channels that can be reached, except for those that a test cuts off.</summary>
internal sealed class FakeReach : IChannelReach
{
    public HashSet<string> CutOff { get; } = new(StringComparer.Ordinal);

    public Task<string?> WhyUnreachable(Channel channel, CancellationToken cancellationToken = default) =>
        Task.FromResult(CutOff.Contains(channel.Id) ? "The connection was refused." : null);
}

/// <summary>A log in memory, which can be held while it is read.</summary>
internal sealed class FakeLog : IJudgedLog
{
    private readonly List<JudgedAnswer> _answers = [];
    private readonly TaskCompletionSource _reading = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isHeld;

    /// <summary>Returns when somebody reads.</summary>
    public Task Reading => _reading.Task.WaitAsync(TimeSpan.FromSeconds(20));

    /// <summary>Returns when who was held has left.</summary>
    public Task Left => _left.Task.WaitAsync(TimeSpan.FromSeconds(20));

    public IReadOnlyCollection<JudgedAnswer> TakeCommittedHere(string organisation) => [];

    /// <summary>Who reads from now on waits until they give up.</summary>
    public void Hold() => _isHeld = true;

    public void Release() => _isHeld = false;

    /// <summary>Somebody reports a danger.</summary>
    public void Danger(string code, DateTimeOffset at) =>
        _answers.Add(new(code, 1, Guid.NewGuid(), new Score(2), [new Answer("problem", ["broken"])], at, at));

    public async IAsyncEnumerable<JudgedAnswer> ReadReceivedAsync(
        string organisation, DateTimeOffset from, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (_isHeld)
        {
            _reading.TrySetResult();
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            }
            finally
            {
                _left.TrySetResult();
            }
        }
        foreach (var answer in _answers.Where(answer => answer.ReceivedAt >= from)) yield return answer;
    }

    public Task<IReadOnlyList<JudgedAnswer>> ReadAfterAsync(string organisation, IReadOnlyDictionary<string, long> after, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
}

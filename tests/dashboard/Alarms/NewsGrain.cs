using System.Collections.Immutable;
using Kazva.Alarms;
using Kazva.Alarms.Life;
using Kazva.Alarms.Rules;

namespace Kazva.Dashboard.Tests.Alarms;

/// <summary>A grain that says what a test lets it say.</summary>
internal sealed class NewsGrain : IGrainFactory, IAlarmGrain
{
    private IAlarmObserver? _observer;
    private int _subscriptions;

    /// <summary>What the next who subscribes is given.</summary>
    public AlarmSnapshot Snapshot { get; set; } = null!;

    /// <summary>What every subscription fails with.</summary>
    public Exception? Failure { get; set; }

    /// <summary>How often somebody has subscribed or renewed.</summary>
    public int Subscriptions => Volatile.Read(ref _subscriptions);

    public Task Tell(AlarmNews news) => _observer!.Changed(news);

    public Task<AlarmSnapshot> Subscribe(IAlarmObserver observer)
    {
        if (Failure is { } failure) return Task.FromException<AlarmSnapshot>(failure);
        _observer = observer;
        var snapshot = Snapshot;
        Interlocked.Increment(ref _subscriptions);
        return Task.FromResult(snapshot);
    }

    public Task Watch() => throw new NotSupportedException();

    public Task Reported(string location, long number) => throw new NotSupportedException();

    public Task<AlarmReply> Act(AlarmAction action) => throw new NotSupportedException();

    public Task<AlarmReply> Silence(AlarmSilence silence) => throw new NotSupportedException();

    public Task<AlarmReply> SaveRule(AlarmRule rule, string who) => throw new NotSupportedException();

    public Task<AlarmReply> RemoveRule(string rule, string who) => throw new NotSupportedException();

    public Task<ImmutableArray<JudgedSubject>> GetJudgements() => throw new NotSupportedException();

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey => (TGrainInterface)(object)this;

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver => (TGrainObserverInterface)obj;

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
    }
}

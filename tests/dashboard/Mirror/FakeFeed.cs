using Kazva.Feed;

namespace Kazva.Dashboard.Tests.Mirror;

/// <summary>A feed that says what a test lets it say, and loses what a test lets it lose.</summary>
internal sealed class FakeFeed : IGrainFactory, IFeedGrain
{
    private TaskCompletionSource<IFeedObserver> _subscribed = New();
    private int _renewals;

    /// <summary>How often somebody has renewed.</summary>
    public int Renewals => Volatile.Read(ref _renewals);

    /// <summary>What the next who subscribes is given.</summary>
    public required FeedSnapshot Snapshot { get; set; }

    /// <summary>What a renewal says; null fails it.</summary>
    public FeedPosition? Renewal { get; set; }

    /// <summary>Returns when somebody has subscribed since this was last asked.</summary>
    public async Task<IFeedObserver> Subscribed()
    {
        var observer = await _subscribed.Task.WaitAsync(TimeSpan.FromSeconds(20));
        _subscribed = New();
        return observer;
    }

    public Task<FeedSnapshot> Subscribe(IFeedObserver observer)
    {
        var snapshot = Snapshot;
        _subscribed.SetResult(observer);
        return Task.FromResult(snapshot);
    }

    public Task<FeedPosition> Renew(IFeedObserver observer)
    {
        Interlocked.Increment(ref _renewals);
        return Renewal is { } position ? Task.FromResult(position) : Task.FromException<FeedPosition>(new TimeoutException("No answer."));
    }

    public Task Publish(FeedReport report) => throw new NotSupportedException();

    public Task Unsubscribe(IFeedObserver observer) => Task.CompletedTask;

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey => (TGrainInterface)(object)this;

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver => (TGrainObserverInterface)obj;

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
    }

    private static TaskCompletionSource<IFeedObserver> New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

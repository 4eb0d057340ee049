using Kazva.Embedded.Turns;

namespace Kazva.Embedded.Observers;

/// <summary>Calls one observer, a call at a time and in order of arrival. The observer is held weakly.</summary>
internal sealed partial class ObserverRunner : TurnRunner
{
    private readonly WeakReference<IGrainObserver> _observer;
    private readonly ILogger _log;

    public ObserverRunner(IGrainObserver observer, GrainId id, ILogger log)
    {
        _observer = new WeakReference<IGrainObserver>(observer);
        _log = log;
        ObserverId = id;
        IsOpen = true;
    }

    public GrainId ObserverId { get; }

    public override string Name => ObserverId.ToString();

    public override object Target => _observer.TryGetTarget(out var observer)
        ? observer
        : throw new ObjectDisposedException(Name, "Nobody holds the observer any more.");

    /// <summary>Drops all calls from now on.</summary>
    public void Delete() => Post(new Deletion());

    public override void OnLostFailure(Exception exception)
    {
        if (_observer.TryGetTarget(out _)) LogFailed(_log, ObserverId, exception);
        else LogGone(_log, ObserverId);
    }

    private sealed class Deletion : InboxItem
    {
        internal override void Handle(TurnRunner runner) => ((ObserverRunner)runner).EndCalls();
    }
}

using Kazva.Embedded.Calls;
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
        : throw NobodyAnswers();

    /// <summary>Drops all calls from now on.</summary>
    public void Delete() => Post(new Deletion());

    /// <summary>Ends a call that reached nobody.</summary>
    public void Abandon(Turn turn)
    {
        if (turn is CallTurn { IsOneWay: false }) turn.Fail(NobodyAnswers());
    }

    public override void OnLostFailure(Exception exception)
    {
        if (_observer.TryGetTarget(out _)) LogFailed(_log, ObserverId, exception);
        else LogGone(_log, ObserverId);
    }

    // What a cluster says when nobody answers; that it says so only after a while is nothing to rely on.
    private TimeoutException NobodyAnswers() => new($"Nobody holds {Name} any more, so nobody answers.");

    private sealed class Deletion : InboxItem
    {
        internal override void Handle(TurnRunner runner)
        {
            var observer = (ObserverRunner)runner;
            observer.EndCalls().ForEach(observer.Abandon);
        }
    }
}

using System.Diagnostics;
using Kazva.Embedded.State;
using Kazva.Embedded.Timers;
using Kazva.Embedded.Turns;

namespace Kazva.Embedded.Activations;

/// <summary>How an activation begins and ends. All phases change on its own runner.</summary>
internal sealed partial class Activation
{
    private enum Phase : byte
    {
        New,
        Activating,
        Active,
        Deactivating,
        Ended,
    }

    private Phase _phase;
    private object? _endReason; // a boxed DeactivationReason; the first one given stands
    private TaskCompletionSource? _ended;
    private LifecycleTurn? _lifecycle;
    // It was asked to end while it was activated.
    private bool _servesFirst;
    private List<IStoredStateFacet>? _states;
    private List<GrainTimer>? _timers;

    private static CancellationTokenSource After(TimeSpan limit, TimeProvider time) => new(limit, time);

    public void Add(IStoredStateFacet state) => (_states ??= []).Add(state);

    public void Add(GrainTimer timer) => (_timers ??= []).Add(timer);

    public void Remove(GrainTimer timer) => _timers?.Remove(timer);

    /// <summary>Asks for the end, from any thread.</summary>
    public void Deactivate(DeactivationReason reason)
    {
        if (Interlocked.CompareExchange(ref _endReason, reason, null) is null) Post(new Nudge());
    }

    /// <summary>Asks for the end and waits for it.</summary>
    public Task DeactivateAsync(DeactivationReason reason)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        ended = Interlocked.CompareExchange(ref _ended, ended, null) ?? ended;
        Deactivate(reason);
        Post(new Nudge());
        return ended.Task;
    }

    protected override bool OnArrival(Turn turn)
    {
        switch (_phase)
        {
            case Phase.Ended:
                // It was pushed in the very moment of the end.
                if (turn.MayMove) Host.Route(GrainId, turn, this);
                return false;
            case Phase.New:
                NeedsLookingAfter();
                break;
        }
        if (turn.KeepsAlive) _lastUsed = Host.Clock.Now;
        return true;
    }

    protected override void LookAfter()
    {
        switch (_phase)
        {
            case Phase.New when _endReason is not null && IsNobodyWaiting:
                _phase = Phase.Ended;
                HandOver();
                break;
            case Phase.New when !IsNobodyWaiting:
                _phase = Phase.Activating;
                _lifecycle = new LifecycleTurn(this, "OnActivateAsync", ActivateAsync, OnActivated);
                _lifecycle.Run(this);
                break;
            case Phase.Active when _endReason is not null:
                // A grain that gives up while it is activated still serves who waited for it:
                // the next activation would do the same, and nobody would ever be served.
                if (_servesFirst && !IsNobodyWaiting) break;
                IsOpen = false;
                if (IsQuiet) BeginEnd();
                break;
            case Phase.Active:
                CollectIfIdle();
                break;
            case Phase.Ended:
                _ended?.TrySetResult();
                break;
        }
    }

    protected override bool MeasuresTurns => Host.TurnTime is { Enabled: true };

    public override Turn? Blocker() => _lifecycle ?? base.Blocker();

    public override void OnCallFailed(Exception exception)
    {
        // What is in memory is not what is stored; the next activation reads it anew.
        if (exception is InconsistentStateException)
            Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationError, exception, "The stored state is another."));
    }

    public override void End(Turn turn)
    {
        if (turn.Notes is { StartedAt: not 0 } notes) Host.TurnTime?.Record(Stopwatch.GetElapsedTime(notes.StartedAt).TotalSeconds);
        base.End(turn);
        if (turn.KeepsAlive) _lastUsed = Host.Clock.Now;
        if (_endReason is not null) NeedsLookingAfter();
    }

    private async Task ActivateAsync()
    {
        using var limit = After(Host.Options.ResponseTimeout, Host.Time);
        Construct();
        if (_states is not null)
            foreach (var state in _states) await state.LoadAsync(limit.Token);
        await _grain!.OnActivateAsync(limit.Token);
    }

    private void OnActivated(Exception? failure)
    {
        _lifecycle = null;
        if (failure is null)
        {
            _phase = Phase.Active;
            IsOpen = true;
            _servesFirst = _endReason is not null;
            NeedsLookingAfter();
            return;
        }
        LogActivationFailed(Host.Log, GrainId, failure);
        _phase = Phase.Ended;
        StopTimers();
        var waiting = EndCalls();
        Host.Directory.Remove(this);
        foreach (var call in waiting) call.Fail(failure);
        _ended?.TrySetResult();
        _ = DisposeGrainAsync().AsTask();
    }

    private void BeginEnd()
    {
        _phase = Phase.Deactivating;
        StopTimers();
        _lifecycle = new LifecycleTurn(this, "OnDeactivateAsync", DeactivateGrainAsync, OnDeactivated);
        _lifecycle.Run(this);
    }

    private async Task DeactivateGrainAsync()
    {
        using var limit = After(Host.Options.DeactivationTimeout, Host.Time);
        try
        {
            await _grain!.OnDeactivateAsync((DeactivationReason)_endReason!, limit.Token)
                .WaitAsync(Host.Options.DeactivationTimeout, Host.Time);
        }
        catch (Exception e)
        {
            LogDeactivationFailed(Host.Log, GrainId, e);
        }
        await DisposeGrainAsync();
    }

    private void OnDeactivated(Exception? failure)
    {
        _phase = Phase.Ended;
        HandOver();
    }

    /// <summary>Ends, and gives the calls that wait to a new activation, in their order, before anybody else finds it.</summary>
    private void HandOver()
    {
        var waiting = EndCalls().FindAll(turn => turn.MayMove && !turn.IsSettled);
        if (waiting.Count == 0)
        {
            Host.Directory.Remove(this);
        }
        else
        {
            var next = new Activation(Host, GrainId, _class);
            next.Preload(waiting);
            Host.Directory.Replace(this, next);
            next.Post(new Nudge());
        }
        _ended?.TrySetResult();
    }

    private void StopTimers()
    {
        if (_timers is null) return;
        foreach (var timer in _timers.ToArray()) timer.Dispose();
    }
}

using System.Diagnostics;
using Kazva.Embedded.Tracing;

namespace Kazva.Embedded.Turns;

/// <summary>Which turn may start when. All of this is touched by the drain alone, except where a reader says otherwise.</summary>
internal abstract partial class TurnRunner
{
    private Turn? _firstWaiting, _lastWaiting;
    private Turn? _running; // the newest, linked by Next and Previous
    private int _blocking;
    private bool _blockingIsReadOnly;
    private bool _needsLookingAfter;
    private long _started;

    /// <summary>Turns that were started.</summary>
    public long TurnsStarted => Volatile.Read(ref _started);

    /// <summary>The object that the turns are of.</summary>
    public abstract object Target { get; }

    /// <summary>Whose turns they are, for messages.</summary>
    public abstract string Name { get; }

    /// <summary>Whether calls may start.</summary>
    protected bool IsOpen { get; set; }

    /// <summary>Whether all turns interleave.</summary>
    protected bool IsReentrant { get; init; }

    /// <summary>Whether no turn runs.</summary>
    protected bool IsQuiet => _running is null;

    /// <summary>Whether no turn waits.</summary>
    protected bool IsNobodyWaiting => _firstWaiting is null;

    /// <summary>Whether there is nothing to do; a guess for other threads.</summary>
    public bool LooksIdle => Volatile.Read(ref _running) is null && Volatile.Read(ref _firstWaiting) is null
        && (Volatile.Read(ref _inbox) is var inbox && (inbox is null || ReferenceEquals(inbox, EndedIdle)));

    /// <summary>Whether the start of turns is to be noted.</summary>
    protected virtual bool MeasuresTurns => false;

    /// <summary>Called between steps after <see cref="NeedsLookingAfter"/>.</summary>
    protected virtual void LookAfter() { }

    /// <summary>Called with every call that arrives, before it may start.</summary>
    protected virtual bool OnArrival(Turn turn) => true;

    /// <summary>Called with failures of work that nobody awaits.</summary>
    public abstract void OnLostFailure(Exception exception);

    /// <summary>Has <see cref="LookAfter"/> called before the next step.</summary>
    public void NeedsLookingAfter() => _needsLookingAfter = true;

    /// <summary>Starts a call that arrived, or puts it at the end of those that wait.</summary>
    public void Accept(Turn turn)
    {
        if (!OnArrival(turn)) return;
        // Nobody overtakes who waits, except those that may interleave with everything.
        if ((_firstWaiting is null || IsReentrant || turn.Interleaves) && MayStart(turn)) Start(turn);
        else Wait(turn);
    }

    private void Wait(Turn turn)
    {
        if (_lastWaiting is null) _firstWaiting = turn;
        else _lastWaiting.Next = turn;
        _lastWaiting = turn;
    }

    /// <summary>Puts calls before all others in a runner that nobody knows yet.</summary>
    public void Preload(List<Turn> turns)
    {
        foreach (var turn in turns)
        {
            turn.Runner = this;
            Wait(turn);
        }
    }

    private bool MayStart(Turn turn) =>
        IsOpen && (_blocking == 0 || IsReentrant || turn.Interleaves || (_blockingIsReadOnly && turn.ReadOnly));

    private void StartWaiting(ref int steps)
    {
        LookAfterNow();
        while (steps > 0 && _firstWaiting is { } turn && MayStart(turn))
        {
            _firstWaiting = (Turn?)turn.Next;
            if (_firstWaiting is null) _lastWaiting = null;
            turn.Next = null;
            Start(turn);
            steps--;
            LookAfterNow();
        }
    }

    private void LookAfterNow()
    {
        while (_needsLookingAfter)
        {
            _needsLookingAfter = false;
            LookAfter();
        }
    }

    private void Start(Turn turn)
    {
        // Its caller has given up already, so nothing would come of it.
        if (turn.IsSettled) return;
        if (!IsReentrant && !turn.Interleaves)
        {
            _blockingIsReadOnly = turn.ReadOnly;
            _blocking++;
        }
        turn.Next = _running;
        if (_running is not null) _running.Previous = turn;
        _running = turn;
        turn.Started = true;
        if (MeasuresTurns) (turn.Notes ??= new()).StartedAt = Stopwatch.GetTimestamp();
        _started++;
        SynchronizationContext.SetSynchronizationContext(turn);
        if (turn.Notes?.Activity is not { } sender)
        {
            turn.Run(this);
            return;
        }
        var before = CallTracing.Enter(turn, sender);
        turn.Run(this);
        CallTracing.Left(before);
    }

    /// <summary>Says that a turn has ended.</summary>
    public virtual void End(Turn turn)
    {
        if (!IsReentrant && !turn.Interleaves) _blocking--;
        var next = (Turn?)turn.Next;
        if (next is not null) next.Previous = turn.Previous;
        if (turn.Previous is null) _running = next;
        else turn.Previous.Next = next;
        turn.Previous = null;
        turn.Next = null;
        turn.Caller = null;
        turn.LastSent = null;
        turn.Notes?.Activity?.Stop();
    }

    /// <summary>
    /// Hands every call that was not settled to <paramref name="see"/>. Called by other threads while turns go on: lists change
    /// underneath, so a call may be missed, and is then seen the next time; it may also be seen twice.
    /// </summary>
    public int Inspect(Action<Turn>? see)
    {
        // Whoever follows a link that was changed may come to another list, or around; it only must end.
        const int enough = 1_000_000;
        var seen = 0;
        Walk(Volatile.Read(ref _running));
        Walk(Volatile.Read(ref _firstWaiting));
        Walk(_batch);
        Walk(Volatile.Read(ref _inbox));
        return seen;

        void Walk(InboxItem? item)
        {
            for (var steps = 0; item is not null && steps < enough; steps++, item = Volatile.Read(ref item.Next))
            {
                if (item is not Turn { IsSettled: false } turn) continue;
                seen++;
                see?.Invoke(turn);
            }
        }
    }

    /// <summary>A turn that blocks the ones that wait, for messages.</summary>
    public virtual Turn? Blocker() => Volatile.Read(ref _running);

    /// <summary>Called when a call failed, before its caller learns of it.</summary>
    public virtual void OnCallFailed(Exception exception) { }
}

using System.Diagnostics;

namespace Kazva.Embedded.Turns;

/// <summary>
/// Runs the turns of one grain or observer, one step at a time. It sits on the thread pool only while it has
/// something to do.
/// <para>The inbox is a stack that anybody pushes to with one compare-and-swap; whoever finds it idle puts the
/// runner on the pool. The drain takes the whole stack at once and turns it round, so that items are
/// handled in the order in which they arrived.</para>
/// </summary>
internal abstract partial class TurnRunner : TaskScheduler, IThreadPoolWorkItem
{
    /// <summary>Steps that one drain does before it goes to the end of the pool's queue.</summary>
    private const int Quantum = 256;

    private static readonly InboxItem Busy = new Nudge();
    // The same after the end of a grain: other objects, so that nobody who looked before it succeeds after it.
    private static readonly InboxItem EndedIdle = new Nudge();
    private static readonly InboxItem EndedBusy = new Nudge();
    private static readonly Action<object?> DrainAction = static runner => ((TurnRunner)runner!).Drain();

    private InboxItem? _inbox; // null while idle
    private InboxItem? _batch; // the rest of what was taken, oldest first
    private volatile bool _ended;

    /// <summary>Puts a call in the inbox.</summary>
    /// <returns>False if this runner takes no more calls; then the call is untouched.</returns>
    public bool TrySend(Turn turn)
    {
        turn.Runner = this;
        return Push(turn, isTurn: true);
    }

    /// <summary>Puts other work in the inbox, also after the end.</summary>
    public void Post(InboxItem item) => Push(item, isTurn: false);

    private bool Push(InboxItem item, bool isTurn)
    {
        while (true)
        {
            var seen = Volatile.Read(ref _inbox);
            if (isTurn && _ended) return false;
            var idle = seen is null || ReferenceEquals(seen, EndedIdle);
            item.Next = idle || ReferenceEquals(seen, Busy) || ReferenceEquals(seen, EndedBusy) ? null : seen;
            if (!ReferenceEquals(Interlocked.CompareExchange(ref _inbox, item, seen), seen)) continue;
            if (idle) ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            return true;
        }
    }

    void IThreadPoolWorkItem.Execute()
    {
        // TaskScheduler.Current is the scheduler of the task that runs, so a task has to run.
        var task = new Task(DrainAction, this);
        task.Start(this);
    }

    /// <inheritdoc/>
    protected override void QueueTask(Task task)
    {
        if (ReferenceEquals(task.AsyncState, this)) TryExecuteTask(task);
        else Post(new ScheduledTask(task));
    }

    /// <inheritdoc/>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        ReferenceEquals(Current, this) && TryExecuteTask(task);

    /// <inheritdoc/>
    protected override IEnumerable<Task> GetScheduledTasks() => [];

    /// <inheritdoc/>
    public override int MaximumConcurrencyLevel => 1;

    public void ExecuteTask(Task task) => TryExecuteTask(task);

    private void Drain()
    {
        // What one turn puts in AsyncLocals must not reach the next.
        var clean = ExecutionContext.Capture();
        var steps = Quantum;
        StartWaiting(ref steps);
        while (true)
        {
            for (_batch ??= Take(_ended ? EndedBusy : Busy); _batch is { } item && steps > 0; steps--)
            {
                _batch = item.Next;
                item.Next = null;
                try
                {
                    item.Handle(this);
                }
                catch (Exception e)
                {
                    // Turns settle their own failures; this is work that nobody awaits, such as async void.
                    OnLostFailure(e);
                }
                if (clean is not null && !ReferenceEquals(clean, ExecutionContext.Capture())) ExecutionContext.Restore(clean);
                StartWaiting(ref steps);
            }
            if (steps <= 0)
            {
                SynchronizationContext.SetSynchronizationContext(null);
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
                return;
            }
            var (busy, idle) = _ended ? (EndedBusy, EndedIdle) : (Busy, null);
            SynchronizationContext.SetSynchronizationContext(null);
            if (ReferenceEquals(Interlocked.CompareExchange(ref _inbox, idle, busy), busy)) return;
        }
    }

    /// <summary>Takes all that has arrived, oldest first.</summary>
    private InboxItem? Take(InboxItem leave)
    {
        var newest = Interlocked.Exchange(ref _inbox, leave);
        Debug.Assert(newest is not null, "A runner that drains is never idle.");
        if (ReferenceEquals(newest, Busy) || ReferenceEquals(newest, EndedBusy)) return null;
        InboxItem? oldest = null;
        for (var item = newest; item is not null;)
        {
            var older = item.Next;
            item.Next = oldest;
            oldest = item;
            item = older;
        }
        return oldest;
    }

    /// <summary>Takes no more calls from now on.</summary>
    /// <returns>Every call that has not started, in order of arrival.</returns>
    protected List<Turn> EndCalls()
    {
        _ended = true;
        List<Turn> calls = [];
        for (var turn = _firstWaiting; turn is not null; turn = (Turn?)turn.Next) calls.Add(turn);
        _firstWaiting = _lastWaiting = null;
        Separate(ref _batch);
        var arrived = Take(EndedBusy);
        Separate(ref arrived);
        _batch = _batch is null ? arrived : Append(_batch, arrived);
        foreach (var call in calls) call.Next = null;
        return calls;

        void Separate(ref InboxItem? items)
        {
            InboxItem? first = null, last = null;
            for (var item = items; item is not null;)
            {
                var next = item.Next;
                item.Next = null;
                if (item is Turn turn) calls.Add(turn);
                else if (last is null) first = last = item;
                else last = last.Next = item;
                item = next;
            }
            items = first;
        }

        static InboxItem Append(InboxItem first, InboxItem? rest)
        {
            var last = first;
            while (last.Next is not null) last = last.Next;
            last.Next = rest;
            return first;
        }
    }
}

using System.ComponentModel;

namespace Kazva.Embedded.Turns;

/// <summary>
/// One piece of work of a grain or observer, from its start to its end: a call, a tick, an activation.
/// <para>It is the <see cref="SynchronizationContext"/> of its own code: whatever that code awaits comes back
/// to the runner under this context. So the current context tells at any moment whose turn it is, also when
/// turns interleave, and the chain of callers needs no <see cref="AsyncLocal{T}"/>.</para>
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class Turn : InboxItem
{
    // The smallest that can be exchanged: with Started and Deadline it takes one word.
    private bool _settled;

    private protected Turn() { }

    /// <summary>The turn that this one is running for, if a turn asked for it. Cut when this turn ends, so that
    /// endless chains of calls that nobody awaits are not kept.</summary>
    internal Turn? Caller;

    /// <summary>The call that this turn sent last.</summary>
    internal Turn? LastSent;

    /// <summary>The neighbour in the list of running turns, beside <see cref="InboxItem.Next"/>.</summary>
    internal Turn? Previous;

    /// <summary>Where it waits or runs.</summary>
    internal TurnRunner? Runner;

    /// <summary>What few turns have. Written by the sender before it is sent, and after that by the runner.</summary>
    internal TurnNotes? Notes;

    /// <summary>When its caller gives up, in <see cref="CoarseClock.Now"/>; 0 for never.</summary>
    internal int Deadline;

    /// <summary>Whether it runs or ran.</summary>
    internal bool Started;

    /// <summary>It may start while any other turn waits for something, and others while it does.</summary>
    internal virtual bool Interleaves => false;

    /// <summary>It may start while other read-only turns wait for something.</summary>
    internal virtual bool ReadOnly => false;

    /// <summary>It makes sense to another activation of the same grain.</summary>
    internal virtual bool MayMove => true;

    /// <summary>It counts as use of the grain.</summary>
    internal virtual bool KeepsAlive => true;

    /// <summary>What it does, for messages.</summary>
    internal abstract string Name { get; }

    /// <summary>Whether its outcome is settled: by its end, or by a time-out before that.</summary>
    internal bool IsSettled => Volatile.Read(ref _settled);

    /// <summary>Starts the work and sees to it that <see cref="TurnRunner.End"/> is called once. Never throws.</summary>
    internal abstract void Run(TurnRunner runner);

    /// <summary>Settles the outcome, if it is not settled yet.</summary>
    internal abstract void Fail(Exception exception);

    internal sealed override void Handle(TurnRunner runner) => runner.Accept(this);

    /// <summary>For whoever is to settle the outcome: true for the first who asks.</summary>
    private protected bool TrySettle() => !Interlocked.Exchange(ref _settled, true);

    /// <inheritdoc/>
    public sealed override void Post(SendOrPostCallback d, object? state) =>
        Runner!.Post(PostedWork.Rent(this, d, state));

    /// <inheritdoc/>
    public sealed override void Send(SendOrPostCallback d, object? state)
    {
        if (!ReferenceEquals(TaskScheduler.Current, Runner))
            throw new NotSupportedException("Work can be posted to a grain's turn, not sent to it from outside.");
        d(state);
    }

    /// <inheritdoc/>
    public sealed override SynchronizationContext CreateCopy() => this;
}

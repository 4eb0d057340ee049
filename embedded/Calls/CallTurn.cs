using System.ComponentModel;
using Kazva.Embedded.Turns;

namespace Kazva.Embedded.Calls;

/// <summary>A call of a method: what <see cref="GrainCall"/> and <see cref="GrainCall{TResult}"/> share.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class CallTurn : Turn
{
    private protected CallTurn() { }

    /// <summary>The method that is called.</summary>
    protected abstract GrainMethod Method { get; }

    /// <summary>The token among the arguments, if there is one. Its cancellation ends the caller's wait;
    /// the callee sees the same token.</summary>
    protected virtual CancellationToken Cancellation => default;

    internal CancellationToken CallersToken => Cancellation;

    internal sealed override bool Interleaves => (Method.Traits & GrainMethodTraits.AlwaysInterleave) != GrainMethodTraits.None;

    internal sealed override bool ReadOnly => (Method.Traits & GrainMethodTraits.ReadOnly) != GrainMethodTraits.None;

    internal bool IsOneWay => (Method.Traits & GrainMethodTraits.OneWay) != GrainMethodTraits.None;

    internal sealed override string Name => $"{Runner?.Name}.{Method.Name}";

    /// <summary>The kind of grain that it is a call of, without the key, for spans.</summary>
    internal string ServiceName => Runner!.Name.Split('/')[0];

    /// <summary>The method, for spans.</summary>
    internal string MethodName => Method.Name;

    /// <summary>Makes a cancellation end the caller's wait.</summary>
    internal void WatchCancellation()
    {
        var token = Cancellation;
        if (!token.CanBeCanceled) return;
        Notes ??= new();
        Notes.Cancellation = token.UnsafeRegister(
            static (call, token) => ((CallTurn)call!).Fail(new OperationCanceledException(token)), this);
    }

    /// <summary>To be called once the outcome is settled.</summary>
    private protected void EndWatch()
    {
        // Not Dispose: that waits for a callback that runs, which may be the one that we are in.
        Notes?.Cancellation.Unregister();
    }

    /// <summary>Fails with what its own code threw.</summary>
    private protected void FailHere(Exception exception)
    {
        Runner!.OnCallFailed(exception);
        Fail(exception);
    }

    private protected static Exception Cause(Task failed) =>
        failed.Exception?.InnerException ?? new TaskCanceledException(failed);
}

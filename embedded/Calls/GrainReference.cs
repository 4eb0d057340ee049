using System.ComponentModel;
using Kazva.Embedded.Tracing;
using Kazva.Embedded.Turns;

namespace Kazva.Embedded.Calls;

/// <summary>What a reference leads to.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct GrainReferenceTarget
{
    internal GrainReferenceTarget(GrainHost host, GrainId id, TurnRunner? runner)
    {
        Host = host;
        Id = id;
        Runner = runner;
    }

    internal GrainHost Host { get; }

    internal GrainId Id { get; }

    /// <summary>The runner of an observer; that of a grain is found when it is called.</summary>
    internal TurnRunner? Runner { get; }
}

/// <summary>The base of generated references. Two are equal if they lead to the same grain or observer.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GrainReference : IAddressable, IEquatable<GrainReference>
{
    private readonly GrainHost _host;
    // Where the grain was last; asking it is cheaper than looking it up, and it says if it has gone.
    private TurnRunner? _runner;

    /// <summary>A reference to a target.</summary>
    protected GrainReference(GrainReferenceTarget target)
    {
        _host = target.Host;
        GrainId = target.Id;
        _runner = target.Runner;
    }

    internal GrainId GrainId { get; }

    internal GrainHost Host => _host;

    internal TurnRunner? Runner => _runner;

    internal TInterface As<TInterface>() => this is TInterface same ? same : _host.Reference<TInterface>(GrainId);

    /// <summary>Sends a call.</summary>
    /// <returns>Ends with the outcome.</returns>
    protected Task Send(GrainCall call)
    {
        if (call.CallersToken.IsCancellationRequested) return Task.FromCanceled(call.CallersToken);
        var outcome = call.Outcome;
        Dispatch(call);
        return outcome;
    }

    /// <inheritdoc cref="Send(GrainCall)"/>
    protected Task<TResult> Send<TResult>(GrainCall<TResult> call)
    {
        if (call.CallersToken.IsCancellationRequested) return Task.FromCanceled<TResult>(call.CallersToken);
        var outcome = call.Outcome;
        Dispatch(call);
        return outcome;
    }

    /// <summary>Sends a call whose outcome nobody learns.</summary>
    protected void SendOneWay(GrainCall call)
    {
        if (_host.Refuses(SynchronizationContext.Current as Turn)) throw GrainHost.Stopping();
        Route(call);
    }

    private void Dispatch(CallTurn call)
    {
        var caller = SynchronizationContext.Current as Turn;
        if (_host.Refuses(caller))
        {
            call.Fail(GrainHost.Stopping());
            return;
        }
        if (caller is not null)
        {
            call.Caller = caller;
            caller.LastSent = call;
        }
        call.Deadline = _host.NextDeadline;
        call.WatchCancellation();
        Route(call);
    }

    private void Route(CallTurn call)
    {
        CallTracing.Sent(call);
        if (_runner is { } runner && runner.TrySend(call)) return;
        _runner = _host.Route(GrainId, call, _runner);
    }

    /// <inheritdoc/>
    public bool Equals(GrainReference? other) =>
        other is not null && other.GetType() == GetType() && other.GrainId == GrainId && ReferenceEquals(other._host, _host);

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => Equals(obj as GrainReference);

    /// <inheritdoc/>
    public sealed override int GetHashCode() => GrainId.GetHashCode();

    /// <summary>The identity of what it leads to.</summary>
    public sealed override string ToString() => GrainId.ToString();
}

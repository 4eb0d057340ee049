using System.Diagnostics.Metrics;
using Kazva.Embedded.Turns;

namespace Kazva.Embedded;

/// <summary>How the host starts and stops.</summary>
internal sealed partial class GrainHost
{
    private ITimer? _sweep;
    private ITimer? _collect;
    private int _sweeping;
    private volatile bool _stopping;

    public bool IsStopping => _stopping;

    /// <summary>Where the time of turns is measured, if anywhere.</summary>
    public Histogram<double>? TurnTime { get; set; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        Clock.Move();
        _sweep = Time.CreateTimer(static host => ((GrainHost)host!).Sweep(), this, _timeouts.Every, _timeouts.Every);
        _collect = Time.CreateTimer(
            static host => ((GrainHost)host!).CollectIdle(), this, Options.CollectionQuantum, Options.CollectionQuantum);
        await Reminders.StartAsync(cancellationToken);
    }

    /// <summary>
    /// Takes no more calls from outside, lets the running and waiting ones end, then deactivates every grain.
    /// </summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _stopping = true;
        Reminders.Dispose();
        _collect?.Dispose();
        using var limit = new CancellationTokenSource(Options.StopTimeout, Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using (var drain = new CancellationTokenSource(Options.DrainTimeout, Time))
                await QuietAsync(drain.Token, both.Token);
            // Grains may call others in OnDeactivateAsync, and so bring them back: until all are gone.
            while (Directory.Count > 0)
            {
                var reason = new DeactivationReason(DeactivationReasonCode.ShuttingDown, "The process stops.");
                await Task.WhenAll(Directory.Select(activation => activation.DeactivateAsync(reason))).WaitAsync(both.Token);
            }
            LogStopped(Log);
        }
        catch (OperationCanceledException) when (both.IsCancellationRequested)
        {
            LogStopGivenUp(Log, Directory.Count);
        }
        finally
        {
            _sweep?.Dispose();
            DueTimers.Dispose();
        }
    }

    private async Task QuietAsync(CancellationToken drain, CancellationToken stop)
    {
        // Looked at by the real clock: what it waits for is real work.
        while (!Directory.All(activation => activation.LooksIdle))
        {
            stop.ThrowIfCancellationRequested();
            if (drain.IsCancellationRequested)
            {
                LogDrainGivenUp(Log, Directory.Count(activation => !activation.LooksIdle));
                return;
            }
            await Task.Delay(2, CancellationToken.None);
        }
    }

    /// <summary>Whether a call is refused: from outside, while the host stops.</summary>
    public bool Refuses(Turn? caller) => _stopping && (caller?.Runner as Activations.Activation)?.Host != this;

    public static InvalidOperationException Stopping() => new GrainHostStoppedException();

    private void Sweep()
    {
        // A round that takes longer than the time between two must not be overtaken.
        if (Interlocked.Exchange(ref _sweeping, 1) != 0) return;
        try
        {
            Clock.Move();
            foreach (var activation in Directory) _timeouts.FailOverdue(activation);
            foreach (var (observer, _) in _observers) _timeouts.FailOverdue(observer);
        }
        finally
        {
            Volatile.Write(ref _sweeping, 0);
        }
    }

    private void CollectIdle()
    {
        Clock.Move();
        foreach (var activation in Directory) activation.LookWhetherIdle();
    }
}

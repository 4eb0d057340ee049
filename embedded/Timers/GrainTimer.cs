using Kazva.Embedded.Activations;
using Kazva.Embedded.Turns;

namespace Kazva.Embedded.Timers;

/// <summary>A timer of one activation: a one-shot timer that is set anew at the end of each tick.</summary>
internal sealed partial class GrainTimer : IGrainTimer
{
    private readonly Lock _lock = new();
    private readonly Activation _activation;
    private readonly Func<CancellationToken, Task> _callback;
    private readonly GrainTimerCreationOptions _options;
    private readonly CancellationTokenSource _stop = new();
    private readonly ITimer _timer;
    private TimeSpan _period;
    private int _changes;
    private int _changesAtTick;
    private bool _ticking;
    private bool _dueAgain;
    private bool _disposed;

    private GrainTimer(Activation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        Check(options.DueTime, options.Period);
        _activation = activation;
        _callback = callback;
        _options = options;
        _period = options.Period;
        // The timer lives for many turns: it must not carry what one of them has in AsyncLocals.
        var flowed = ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow();
        try
        {
            _timer = activation.Host.Time.CreateTimer(
                static timer => ((GrainTimer)timer!).OnDue(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
        finally
        {
            flowed?.Undo();
        }
    }

    public static GrainTimer Start(IGrainBase grain, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        var timer = new GrainTimer((Activation)grain.GrainContext, callback, options);
        timer._activation.Add(timer);
        timer._timer.Change(options.DueTime, Timeout.InfiniteTimeSpan);
        return timer;
    }

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        Check(dueTime, period);
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _changes++;
            _period = period;
            _dueAgain = false;
            _timer.Change(dueTime, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            if (_disposed) return;
            _disposed = true;
        }
        _timer.Dispose();
        _activation.Remove(this);
        _stop.Cancel();
    }

    private void OnDue()
    {
        lock (_lock)
        {
            if (_disposed) return;
            if (_ticking)
            {
                _dueAgain = true;
                return;
            }
            _ticking = true;
            _changesAtTick = _changes;
        }
        _activation.TrySend(new TimerTick(this));
    }

    private void OnTicked()
    {
        lock (_lock)
        {
            _ticking = false;
            if (_disposed) return;
            if (_dueAgain) _timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
            else if (_changes == _changesAtTick && _period != Timeout.InfiniteTimeSpan) _timer.Change(_period, Timeout.InfiniteTimeSpan);
            _dueAgain = false;
        }
    }

    private static void Check(TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime != Timeout.InfiniteTimeSpan) ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, TimeSpan.Zero);
        if (period != Timeout.InfiniteTimeSpan) ArgumentOutOfRangeException.ThrowIfLessThan(period, TimeSpan.Zero);
    }

    private sealed class TimerTick(GrainTimer timer) : Turn
    {
        private Task? _work;

        internal override bool Interleaves => timer._options.Interleave;

        internal override bool KeepsAlive => timer._options.KeepAlive;

        internal override bool MayMove => false;

        internal override string Name => $"{Runner?.Name}.(timer)";

        internal override void Run(TurnRunner runner)
        {
            if (timer._stop.IsCancellationRequested)
            {
                runner.End(this);
                return;
            }
            try
            {
                _work = timer._callback(timer._stop.Token);
            }
            catch (Exception e)
            {
                _work = Task.FromException(e);
            }
            if (_work.IsCompleted) Finish();
            else _work.GetAwaiter().UnsafeOnCompleted(Finish);
        }

        private void Finish()
        {
            TrySettle();
            if (_work!.IsFaulted) LogTickFailed(timer._activation.Host.Log, timer._activation.GrainId, _work.Exception.InnerException!);
            timer.OnTicked();
            Runner!.End(this);
        }

        internal override void Fail(Exception exception) { }
    }
}

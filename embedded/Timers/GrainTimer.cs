using Kazva.Embedded.Activations;
using Kazva.Embedded.Turns;

namespace Kazva.Embedded.Timers;

/// <summary>A timer of one activation, which is set anew at the end of each tick.</summary>
internal sealed partial class GrainTimer : IGrainTimer
{
    // As of Orleans' timers, and .NET's.
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private readonly Lock _lock = new();
    private readonly Activation _activation;
    private readonly Func<CancellationToken, Task> _callback;
    private readonly GrainTimerCreationOptions _options;
    private CancellationTokenSource? _stop; // Only of one that ticked.
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
    }

    /// <summary>Its place among all timers, and when it is due; of <see cref="DueTimers"/>, under its lock.</summary>
    internal (long At, long Order)? Due { get; set; }

    public static GrainTimer Start(IGrainBase grain, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        var timer = new GrainTimer((Activation)grain.GrainContext, callback, options);
        timer._activation.Add(timer);
        timer.SetDue(options.DueTime);
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
            SetDue(dueTime);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            if (_disposed) return;
            _disposed = true;
            SetDue(Timeout.InfiniteTimeSpan);
        }
        _activation.Remove(this);
        _stop?.Cancel();
    }

    /// <summary>Sends itself the tick that is due.</summary>
    internal void OnDue()
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
            if (_dueAgain) SetDue(TimeSpan.Zero);
            else if (_changes == _changesAtTick && _period != Timeout.InfiniteTimeSpan) SetDue(_period);
            _dueAgain = false;
        }
    }

    private void SetDue(TimeSpan due) => _activation.Host.DueTimers.Set(this, due);

    private CancellationToken? TokenUnlessStopped()
    {
        lock (_lock) return _disposed ? null : (_stop ??= new CancellationTokenSource()).Token;
    }

    private static void Check(TimeSpan dueTime, TimeSpan period)
    {
        Check(dueTime, nameof(dueTime));
        Check(period, nameof(period));
    }

    private static void Check(TimeSpan time, string name)
    {
        if (time == Timeout.InfiniteTimeSpan) return;
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(time, Longest, name);
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
            if (timer.TokenUnlessStopped() is not { } token)
            {
                runner.End(this);
                return;
            }
            try
            {
                _work = timer._callback(token);
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

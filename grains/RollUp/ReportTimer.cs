using System.Collections.Immutable;
using Kazva.Observability;

namespace Kazva.RollUp;

/// <summary>
/// Tells a grain's receivers of its changes: soon after the first, and no more often than a few times a second while
/// changes keep coming, so that a busy place costs its receivers no more than a quiet one.
/// </summary>
/// <param name="report">The newest report, or null while there is none to be trusted; then it is asked for again after the pause.</param>
internal sealed class ReportTimer(Grain grain, ImmutableArray<ReportLine> lines, Func<Report?> report)
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly TraceCollection _traces = new();
    private IGrainTimer? _timer;
    private ReportVersion _newest;
    private bool _due;
    private bool _pausing;
    private bool _stopped;

    /// <summary>Notes that there is a newer report to tell.</summary>
    public void Changed(ReportVersion newest)
    {
        if (_stopped || newest <= _newest) return;
        _newest = newest;
        _traces.Add();
        if (_due) return;
        _due = true;
        // While it pauses the running timer comes round by itself.
        if (!_pausing) Fire(Soon);
    }

    /// <summary>Tells everybody what they have not heard yet, once, and nothing any more after that. Waits for nobody.</summary>
    public void Stop()
    {
        if (_stopped) return;
        _stopped = true;
        _timer?.Dispose();
        if (!IsOwed()) return;
        if (report() is not { } last) return;
        foreach (var line in lines) _ = line.TellLast(last);
    }

    private Task Tick(CancellationToken cancellationToken)
    {
        if (_stopped) return Task.CompletedTask;
        _due = false;
        if (!IsOwed())
        {
            _pausing = false;
            return Task.CompletedTask;
        }
        // The next tick finds what has changed meanwhile, and what somebody could not be told.
        _pausing = true;
        Fire(Pause);
        if (!CanTell()) return Task.CompletedTask;

        TellAll();
        return Task.CompletedTask;
    }

    private bool IsOwed()
    {
        foreach (var line in lines)
            if (line.Owes(_newest))
                return true;
        return false;
    }

    private bool CanTell()
    {
        foreach (var line in lines)
            if (line.IsFree && line.Owes(_newest))
                return true;
        return false;
    }

    private void TellAll()
    {
        if (report() is not { } current) return;
        using var activity = _traces.Start("report");
        foreach (var line in lines) _ = line.Tell(current);
    }

    private void Fire(TimeSpan due)
    {
        if (_timer is null)
            _timer = grain.RegisterGrainTimer(Tick, new GrainTimerCreationOptions(due, Timeout.InfiniteTimeSpan) { Interleave = true });
        else
            _timer.Change(due, Timeout.InfiniteTimeSpan);
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;

namespace Kazva.Bench.AlarmLatency;

/// <summary>Which reports of danger are under way, and when what they caused was seen where. One report a plate.</summary>
internal sealed class ReportWatch(int browsers)
{
    private readonly ConcurrentDictionary<string, Report> _byPlate = new(StringComparer.Ordinal);
    private TaskCompletionSource _all = NewEnd();
    private int _expected = int.MaxValue;
    private int _seen;

    /// <summary>Ends when all that was sent has been seen everywhere.</summary>
    public Task AllHeard => _all.Task;

    /// <summary>The plates whose alarm is not known to be stored, with the earliest time at which one was sent.</summary>
    public (DateTimeOffset Since, int Count) NotStored
    {
        get
        {
            var (since, count) = (DateTimeOffset.MaxValue, 0);
            foreach (var report in _byPlate.Values)
                if (!report.IsStored)
                {
                    count++;
                    if (report.At < since) since = report.At;
                }
            return (since, count);
        }
    }

    /// <summary>Milliseconds until each was seen in the database.</summary>
    public ConcurrentBag<double> Stored { get; } = [];

    /// <summary>Milliseconds until each browser heard of each.</summary>
    public ConcurrentBag<double> Heard { get; } = [];

    /// <summary>Milliseconds until each came to the webhook's receiver.</summary>
    public ConcurrentBag<double> Received { get; } = [];

    /// <summary>The plates that were reported.</summary>
    public IEnumerable<string> Plates => _byPlate.Keys;

    /// <summary>A report is sent now.</summary>
    public void Send(string plate) => _byPlate[plate] = new Report(Stopwatch.GetTimestamp(), DateTimeOffset.UtcNow);

    /// <summary>No further one will be sent.</summary>
    public void SentAll()
    {
        Volatile.Write(ref _expected, _byPlate.Count * (browsers + 2));
        End();
    }

    /// <summary>Begins again: what all have heard of so far was there to warm the program up.</summary>
    public void Forget()
    {
        _byPlate.Clear();
        Stored.Clear();
        Heard.Clear();
        Received.Clear();
        (_seen, _expected, _all) = (0, int.MaxValue, NewEnd());
    }

    /// <summary>The plate's alarm was seen in the database.</summary>
    public void SeeStored(string plate) => See(plate, Stored, report => report.SeeStored());

    /// <summary>A browser heard of the plate's alarm.</summary>
    public void SeeHeard(string plate, int browser) => See(plate, Heard, report => report.SeeHeard(browser));

    /// <summary>The plate's alarm came to the webhook's receiver.</summary>
    public void SeeReceived(string plate) => See(plate, Received, report => report.SeeReceived());

    private static TaskCompletionSource NewEnd() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void See(string plate, ConcurrentBag<double> milliseconds, Func<Report, bool> isFirst)
    {
        if (!_byPlate.TryGetValue(plate, out var report) || !isFirst(report)) return;
        milliseconds.Add(Stopwatch.GetElapsedTime(report.Sent).TotalMilliseconds);
        Interlocked.Increment(ref _seen);
        End();
    }

    private void End()
    {
        if (Volatile.Read(ref _seen) >= Volatile.Read(ref _expected)) _all.TrySetResult();
    }

    private sealed class Report(long sent, DateTimeOffset at)
    {
        private readonly ConcurrentDictionary<int, bool> _heard = [];
        private int _stored;
        private int _received;

        public long Sent => sent;

        public DateTimeOffset At => at;

        public bool IsStored => Volatile.Read(ref _stored) == 1;

        public bool SeeStored() => Interlocked.Exchange(ref _stored, 1) == 0;

        public bool SeeReceived() => Interlocked.Exchange(ref _received, 1) == 0;

        public bool SeeHeard(int browser) => _heard.TryAdd(browser, true);
    }
}

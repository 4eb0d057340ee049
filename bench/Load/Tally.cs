using System.Diagnostics;

namespace Kazva.Bench.Load;

/// <summary>Counts answers as they come, from several threads.</summary>
internal sealed class Tally(long measuredFrom, long measuredTo, int expected)
{
    private readonly long[] _byStatus = new long[600];
    private readonly TimeSpan _cpu = Environment.CpuUsage.TotalTime;
    private float[] _times = new float[Math.Max(1024, expected)];
    private int _count;

    /// <summary>So far.</summary>
    public long Answers => _byStatus.Sum();

    /// <summary>Takes an answer.</summary>
    /// <param name="due">When its request should have been sent.</param>
    public void Take(int status, long due)
    {
        Interlocked.Increment(ref _byStatus[status]);
        var now = Stopwatch.GetTimestamp();
        if (status != 202 && status != 200 || now < measuredFrom || now >= measuredTo) return;
        var at = Interlocked.Increment(ref _count) - 1;
        if (at < _times.Length) _times[at] = (float)((now - due) * 1000.0 / Stopwatch.Frequency);
    }

    public LoadResult Result()
    {
        var good = _byStatus[202] + _byStatus[200];
        var refused = _byStatus.Index().Where(status => status.Item > 0 && status.Index is not (202 or 200)).ToDictionary(status => status.Index, status => status.Item);
        var seconds = (Math.Min(measuredTo, Stopwatch.GetTimestamp()) - measuredFrom) / (double)Stopwatch.Frequency;
        var cpu = Environment.CpuUsage.TotalTime - _cpu;
        return new LoadResult(
            good, refused, _count / seconds, new Percentiles(_times.Take(Math.Min(_count, _times.Length)).Select(time => (double)time)),
            cpu / Math.Max(1, good + refused.Values.Sum()));
    }
}

using System.Diagnostics.Metrics;

namespace Kazva.Silo.Storage.Log;

/// <summary>The figures of the group commit, under the meter <c>Kazva.Log</c>.</summary>
internal sealed class LogMetrics : IDisposable
{
    public const string MeterName = "Kazva.Log";

    private readonly Meter _meter = new(MeterName);
    private readonly Histogram<int> _batchSize;
    private readonly Histogram<double> _commitTime;
    private readonly Counter<long> _commits;
    private readonly Counter<long> _failures;

    public LogMetrics(Func<int> queueLength)
    {
        _batchSize = _meter.CreateHistogram<int>("kazva.log.batch.size", "{submission}", "Submissions that shared a commit.");
        _commitTime = _meter.CreateHistogram<double>("kazva.log.commit.duration", "s", "Time of a commit, failed ones too.");
        _commits = _meter.CreateCounter<long>("kazva.log.commits", "{commit}", "Commits that succeeded.");
        _failures = _meter.CreateCounter<long>("kazva.log.failures", "{commit}", "Commits that failed.");
        _meter.CreateObservableGauge("kazva.log.queue.length", queueLength, "{submission}", "Submissions that wait for a commit.");
    }

    public void Succeeded(int batchSize, TimeSpan time)
    {
        _batchSize.Record(batchSize);
        _commitTime.Record(time.TotalSeconds);
        _commits.Add(1);
    }

    public void Failed(TimeSpan time)
    {
        _commitTime.Record(time.TotalSeconds);
        _failures.Add(1);
    }

    public void Dispose() => _meter.Dispose();
}

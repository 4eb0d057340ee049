using System.Diagnostics.Metrics;
using Kazva.Submissions;

namespace Kazva.Silo.Storage.Log;

/// <summary>The figures of the group commit, under the meter <c>Kazva.Log</c>.</summary>
internal sealed class LogMetrics : IDisposable
{
    public const string MeterName = "Kazva.Log";

    private static readonly InstrumentAdvice<int> Sizes = new() { HistogramBucketBoundaries = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] };
    private static readonly InstrumentAdvice<double> Seconds = new() { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] };
    private static readonly KeyValuePair<string, object?>[] Outcomes =
        [.. Enum.GetNames<AppendOutcome>().Select(name => KeyValuePair.Create("kazva.outcome", (object?)name.ToLowerInvariant()))];

    private readonly Meter _meter = new(MeterName);
    private readonly Histogram<int> _batchSize;
    private readonly Histogram<double> _commitTime;
    private readonly Counter<long> _commits;
    private readonly Counter<long> _failures;
    private readonly Counter<long> _appends;

    public LogMetrics(Func<int> queueLength, Func<bool> isAvailable)
    {
        _batchSize = _meter.CreateHistogram("kazva.log.batch.size", "{submission}", "Submissions that shared a commit.", advice: Sizes);
        _commitTime = _meter.CreateHistogram("kazva.log.commit.duration", "s", "Time of a commit, failed ones too.", advice: Seconds);
        _commits = _meter.CreateCounter<long>("kazva.log.commits", "{commit}", "Commits that succeeded.");
        _failures = _meter.CreateCounter<long>("kazva.log.failures", "{commit}", "Commits that failed.");
        _appends = _meter.CreateCounter<long>("kazva.log.appends", "{submission}", "Submissions by what their commit found.");
        _meter.CreateObservableGauge("kazva.storage.available", () => isAvailable() ? 1 : 0, "1", "1 while the last commit succeeded, or none was tried yet.");
        _meter.CreateObservableGauge("kazva.log.queue.length", queueLength, "{submission}", "Submissions that wait for a commit.");
    }

    public void Succeeded(AppendResult[] results, TimeSpan time)
    {
        foreach (var result in results) _appends.Add(1, Outcomes[(int)result.Outcome]);
        _batchSize.Record(results.Length);
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

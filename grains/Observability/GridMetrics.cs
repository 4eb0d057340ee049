using System.Diagnostics;
using System.Diagnostics.Metrics;
using Kazva.Abuse;
using Kazva.RollUp;
using Kazva.Submissions;

namespace Kazva.Observability;

/// <summary>The figures of the grains, under the meter <c>Kazva.Grid</c>; docs/observability.md says what each means. No figure is per
/// location: there may be any number of them.</summary>
public static class GridMetrics
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "Kazva.Grid";

    private static readonly InstrumentAdvice<double> Seconds = new() { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] };
    private static readonly InstrumentAdvice<int> Sizes = new() { HistogramBucketBoundaries = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] };

    private static readonly Meter Meter = new(MeterName);

    private static readonly Counter<long> Submissions = Meter.CreateCounter<long>("kazva.submissions", "{submission}", "Submissions by outcome.");
    private static readonly Histogram<double> SubmissionTime = Meter.CreateHistogram(
        "kazva.submission.duration", "s", "From a submission's arrival at its location to its outcome.", advice: Seconds);
    private static readonly Counter<long> Held = Meter.CreateCounter<long>("kazva.submissions.held", "{submission}", "Submissions that were held when they came, by reason.");
    private static readonly Counter<long> Reloads = Meter.CreateCounter<long>("kazva.location.reloads", "{activation}", "Activations given up because the log knew better.");
    private static readonly Counter<long> Snapshots = Meter.CreateCounter<long>("kazva.snapshots", "{snapshot}", "Snapshots saved, failed and passed over.");
    private static readonly Counter<long> Reports = Meter.CreateCounter<long>("kazva.reports", "{report}", "Reports told and failed.");
    private static readonly Counter<long> Differences = Meter.CreateCounter<long>("kazva.sums.differences", "{location}", "Locations that a sum was behind of at the comparison with the log.");
    private static readonly Histogram<int> FeedBatchSize = Meter.CreateHistogram("kazva.feed.batch.size", "{state}", "States in a batch of the feed.", advice: Sizes);
    private static readonly Histogram<double> FeedLag = Meter.CreateHistogram("kazva.feed.lag", "s", "From a submission's receipt to its batch.", advice: Seconds);
    private static readonly Histogram<double> RollLag = Meter.CreateHistogram("kazva.feed.roll.lag", "s", "From the full minute to the roll of the windows.", advice: Seconds);
    private static readonly Gauge<int> FeedObservers = Meter.CreateGauge<int>("kazva.feed.observers", "{observer}", "Mirrors that follow a feed.");

    private static readonly Counter<long> Notifications = Meter.CreateCounter<long>("kazva.notifications", "{notification}", "Attempts to tell somebody of an alarm, by what became of them.");

    static GridMetrics()
    {
        Meter.CreateObservableGauge("kazva.reports.owed", () => OwedReports.Count, "{report}", "Receivers that could not be told and still are owed a report.");
        Meter.CreateObservableGauge("kazva.reports.owed.age", () => OwedReports.OldestAge.TotalSeconds, "s", "How long ago the first failed that is still owed; 0 for none.");
    }

    /// <summary>Whether anybody listens to the figures of submissions.</summary>
    internal static bool MeasuresSubmissions => Submissions.Enabled || SubmissionTime.Enabled;

    internal static long Now => SubmissionTime.Enabled ? Stopwatch.GetTimestamp() : 0;

    internal static void Submitted(string organisation, SubmissionOutcome outcome, long started)
    {
        var word = new KeyValuePair<string, object?>("kazva.outcome", Word(outcome));
        Submissions.Add(1, new("kazva.organisation", organisation), word);
        if (started != 0) SubmissionTime.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, word);
    }

    internal static void HeldFor(string organisation, HoldReason reason) =>
        Held.Add(1, new("kazva.organisation", organisation), new("kazva.reason", reason == HoldReason.Burst ? "burst" : "repeat"));

    internal static void Reloaded(string organisation, string reason) =>
        Reloads.Add(1, new("kazva.organisation", organisation), new("kazva.reason", reason));

    internal static void Snapshot(string organisation, string outcome) =>
        Snapshots.Add(1, new("kazva.organisation", organisation), new("kazva.outcome", outcome));

    internal static void Reported(string receiver, bool told) =>
        Reports.Add(1, new("kazva.receiver", receiver), new("kazva.outcome", told ? "told" : "failed"));

    internal static void Differed(string organisation, GridLevel level, int locations, bool still)
    {
        if (locations == 0) return;
        Differences.Add(locations, new("kazva.organisation", organisation), new("kazva.level", Word(level)), new("kazva.round", still ? "second" : "first"));
    }

    internal static void Batched(string organisation, FeedBatchFigures batch)
    {
        var tag = new KeyValuePair<string, object?>("kazva.organisation", organisation);
        FeedBatchSize.Record(batch.States, tag);
        foreach (var received in batch.Received) FeedLag.Record(Math.Max(0, (batch.Now - received).TotalSeconds), tag);
    }

    internal static void Rolled(string organisation, TimeSpan lag) => RollLag.Record(lag.TotalSeconds, new KeyValuePair<string, object?>("kazva.organisation", organisation));

    internal static void Observed(string organisation, int observers) => FeedObservers.Record(observers, new KeyValuePair<string, object?>("kazva.organisation", organisation));

    internal static void Notified(string organisation, string kind, string outcome, int notifications) =>
        Notifications.Add(notifications, new("kazva.organisation", organisation), new("kazva.channel", kind), new("kazva.outcome", outcome));

    private static string Word(SubmissionOutcome outcome) => outcome switch
    {
        SubmissionOutcome.Accepted => "accepted",
        SubmissionOutcome.Duplicate => "duplicate",
        SubmissionOutcome.Conflict => "conflict",
        SubmissionOutcome.Invalid => "invalid",
        SubmissionOutcome.Retired => "retired",
        SubmissionOutcome.Unknown => "unknown",
        SubmissionOutcome.Overtaken => "overtaken",
        _ => "unavailable",
    };

    private static string Word(GridLevel level) => level switch
    {
        GridLevel.Settlement => "settlement",
        GridLevel.Category => "category",
        GridLevel.Organisation => "organisation",
        _ => "location",
    };
}

/// <summary>What a batch of the feed is measured by.</summary>
/// <param name="Received">When its answers were received.</param>
internal readonly record struct FeedBatchFigures(int States, IEnumerable<DateTimeOffset> Received, DateTimeOffset Now);

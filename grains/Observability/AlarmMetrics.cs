using System.Diagnostics.Metrics;
using Kazva.Alarms.Life;
using Kazva.Alarms.Storage;

namespace Kazva.Observability;

/// <summary>The figures of alarms, under the meter <c>Kazva.Grid</c> like those of the grains; docs/observability.md says what each means.</summary>
internal static class AlarmMetrics
{
    private static readonly InstrumentAdvice<double> Seconds = new() { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60] };

    private static readonly Meter Meter = new(GridMetrics.MeterName);

    private static readonly Counter<long> Transitions = Meter.CreateCounter<long>("kazva.alarm.transitions", "{transition}", "Transitions of alarms by change.");
    private static readonly Histogram<double> DangerTime = Meter.CreateHistogram(
        "kazva.alarm.danger.duration", "s", "From the arrival of an answer that reports a danger to the durable row of its alarm.", advice: Seconds);
    private static readonly Histogram<double> JudgeTime = Meter.CreateHistogram(
        "kazva.alarm.judge.duration", "s", "What judging a minute takes, or several that were missed.", advice: Seconds);
    private static readonly Counter<long> Notifications = Meter.CreateCounter<long>(
        "kazva.alarm.notifications", "{notification}", "Notifications planned, by how they stand at first: waiting, or quietened.");
    private static readonly Counter<long> Restarts = Meter.CreateCounter<long>("kazva.alarm.restarts", "{watch}", "Watches given up because a commit failed or another was first.");

    public static void Committed(AlarmCommit commit, DateTimeOffset now)
    {
        var organisation = new KeyValuePair<string, object?>("kazva.organisation", commit.Organisation);
        foreach (var transition in commit.Transitions) Transitions.Add(1, organisation, new("kazva.change", Word(transition.Change)));
        foreach (var report in commit.Reports) DangerTime.Record(Math.Max(0, (now - report.ReceivedAt).TotalSeconds), organisation);
        foreach (var notification in commit.Notifications)
            Notifications.Add(1, organisation, new("kazva.outcome", notification.SettledAt is null ? "waiting" : "quietened"));
    }

    public static void Judged(string organisation, TimeSpan elapsed) =>
        JudgeTime.Record(elapsed.TotalSeconds, new KeyValuePair<string, object?>("kazva.organisation", organisation));

    public static void Restarted(string organisation, string reason) =>
        Restarts.Add(1, new("kazva.organisation", organisation), new("kazva.reason", reason));

    private static string Word(AlarmChange change) => change switch
    {
        AlarmChange.Pended => "pended",
        AlarmChange.Fired => "fired",
        AlarmChange.Joined => "joined",
        AlarmChange.Withdrawn => "withdrawn",
        AlarmChange.Acknowledged => "acknowledged",
        AlarmChange.Resolved => "resolved",
        _ => "reopened",
    };
}

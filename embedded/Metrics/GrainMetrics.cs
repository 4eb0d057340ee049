using System.Diagnostics.Metrics;

namespace Kazva.Embedded.Metrics;

/// <summary>The measurements of the meter <c>Kazva.Embedded</c>. What can be counted when somebody looks is counted then.</summary>
internal sealed class GrainMetrics
{
    public const string MeterName = "Kazva.Embedded";

    public GrainMetrics(IMeterFactory meters, GrainHost host)
    {
        var meter = meters.Create(MeterName);
        meter.CreateObservableUpDownCounter(
            "kazva.grains.activations", () => host.Directory.Count, "{activation}", "Active grains.");
        meter.CreateObservableCounter(
            "kazva.grains.turns", () => host.Directory.EndedTurns + host.Directory.Sum(a => a.TurnsStarted), "{turn}", "Turns started: calls and ticks.");
        meter.CreateObservableGauge(
            "kazva.grains.pending", () => host.Directory.Sum(a => a.LooksIdle ? 0 : a.Inspect(null)), "{call}", "Calls that wait or run.");
        TurnTime = meter.CreateHistogram<double>("kazva.grains.turn.duration", "s", "From the start of a turn to its end.");
    }

    /// <summary>Measured only while somebody listens.</summary>
    public Histogram<double> TurnTime { get; }
}

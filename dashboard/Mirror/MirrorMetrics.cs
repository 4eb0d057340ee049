using System.Diagnostics.Metrics;

namespace Kazva.Dashboard.Mirror;

/// <summary>The figures of the mirrors, under the meter <c>Kazva.Dashboard</c>.</summary>
internal static class MirrorMetrics
{
    public const string MeterName = "Kazva.Dashboard";

    private static readonly Meter Meter = new(MeterName);
    private static readonly Counter<long> Batches = Meter.CreateCounter<long>("kazva.mirror.batches", "{batch}", "Batches passed on to the browsers.");
    private static readonly Counter<long> Losses = Meter.CreateCounter<long>("kazva.mirror.losses", "{loss}", "Times that a feed could not be reached.");
    private static readonly Counter<long> Unsent = Meter.CreateCounter<long>("kazva.mirror.unsent", "{message}", "Messages that did not reach every browser.");

    private static readonly Counter<long> Transitions = Meter.CreateCounter<long>("kazva.mirror.transitions", "{transition}", "Transitions of alarms passed on to the browsers.");

    public static void Told(string organisation, int transitions) => Transitions.Add(transitions, Of(organisation));

    public static void Taken(string organisation) => Batches.Add(1, Of(organisation));

    public static void Lost(string organisation) => Losses.Add(1, Of(organisation));

    public static void NotSent(string organisation) => Unsent.Add(1, Of(organisation));

    private static KeyValuePair<string, object?> Of(string organisation) => new("kazva.organisation", organisation);
}

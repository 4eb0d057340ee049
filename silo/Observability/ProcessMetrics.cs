using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;
using Kazva.Silo.Hosting;

namespace Kazva.Silo.Observability;

/// <summary>What runs here and since when, under the meter <c>Kazva.Process</c>.</summary>
internal static class ProcessMetrics
{
    public const string MeterName = "Kazva.Process";

    private static readonly Meter Meter = new(MeterName);
    private static readonly ConcurrentDictionary<string, int> Catalog = new(StringComparer.Ordinal);
    private static readonly long Started = Stopwatch.GetTimestamp();
    private static string _parts = "";

    static ProcessMetrics()
    {
        Meter.CreateObservableGauge("kazva.build.info", Build, "1", "Always 1; its attributes say what was built.");
        Meter.CreateObservableGauge("process.uptime", () => Stopwatch.GetElapsedTime(Started).TotalSeconds, "s", "Since the process began.");
        Meter.CreateObservableGauge(
            "kazva.catalog.version", () => Catalog.Select(grid => new Measurement<int>(grid.Value, new KeyValuePair<string, object?>("kazva.organisation", grid.Key))),
            "{version}", "The version of each grid's definition that is in force here.");
    }

    public static void Begin(Parts parts) => _parts = parts.ToString().ToLowerInvariant();

    /// <summary>Notes the version of a definition that was read.</summary>
    public static void Loaded(string organisation, int version) => Catalog[organisation] = version;

    private static Measurement<int> Build() => new(
        1,
        new("service.version", typeof(ProcessMetrics).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion),
        new("kazva.host", typeof(IGrainFactory).Namespace),
        new("kazva.parts", _parts));
}

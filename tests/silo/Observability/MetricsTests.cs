using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Kazva.Definition;
using Kazva.Silo.Storage;
using Kazva.Silo.Tests.Promises;
using Kazva.TestKit;

namespace Kazva.Silo.Tests.Observability;

/// <summary>That the figures of the promises move when what they count happens.</summary>
public sealed class MetricsTests
{
    private const string Organisation = "measured-city";

    private static readonly Grid Grid = SmallGrid.Grid with { Organisation = SmallGrid.Grid.Organisation with { Id = Organisation } };

    [Fact]
    public async Task Submissions_ByOutcome_AreCounted()
    {
        using var meters = new Measured();
        await using var database = await TestDatabase.CreateAsync(StorageKind.Sqlite);
        var failing = new FailingLog();
        await using var server = await KazvaServer.StartAsync(database, Grid, builder => failing.Wrap(builder.Services));
        var id = Guid.NewGuid();
        await server.Citizens.Accepted(SmallGrid.Playground, 8, id);
        await server.Citizens.Accepted(SmallGrid.Playground, 8, id);
        using var conflict = await server.Citizens.Send(SmallGrid.Playground, 1, id);
        failing.Fails = true;
        using var unavailable = await server.Citizens.Send(SmallGrid.Stop, 1);
        failing.Fails = false;
        using var wrong = await server.Citizens.Send(SmallGrid.Playground, 11);

        Count("accepted").ShouldBe(1);
        Count("duplicate").ShouldBe(1);
        Count("conflict").ShouldBe(1);
        Count("unavailable").ShouldBeGreaterThanOrEqualTo(1);
        meters.Sum("kazva.location.reloads", ("kazva.organisation", Organisation), ("kazva.reason", "unavailable")).ShouldBeGreaterThanOrEqualTo(1);
        meters.Sum("kazva.gateway.problems", ("http.response.status_code", "400")).ShouldBeGreaterThanOrEqualTo(1);
        meters.Sum("kazva.log.appends", ("kazva.outcome", "duplicate")).ShouldBeGreaterThanOrEqualTo(1);

        double Count(string outcome) => meters.Sum("kazva.submissions", ("kazva.organisation", Organisation), ("kazva.outcome", outcome));
    }

    [Fact]
    public async Task Append_ThatIsFenced_IsCounted()
    {
        using var meters = new Measured();
        await using var database = await TestDatabase.CreateAsync(StorageKind.Sqlite);
        await using var server = await KazvaServer.StartAsync(database, Grid);
        await server.Citizens.Accepted(SmallGrid.Playground, 8);
        await RawDatabase.ExecuteAsync(database.Options, "UPDATE heads SET n = 5");
        await server.Citizens.Accepted(SmallGrid.Playground, 8);

        meters.Sum("kazva.location.reloads", ("kazva.organisation", Organisation), ("kazva.reason", "fenced")).ShouldBe(1);
        meters.Sum("kazva.log.appends", ("kazva.outcome", "fenced")).ShouldBeGreaterThanOrEqualTo(1);
    }

    /// <summary>Everything that our meters measure meanwhile.</summary>
    private sealed class Measured : IDisposable
    {
        private readonly ConcurrentQueue<(string Name, double Value, string[] Tags)> _seen = new();
        private readonly MeterListener _listener = new();

        public Measured()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name.StartsWith("Kazva.", StringComparison.Ordinal)) listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => See(instrument, value, tags));
            _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => See(instrument, value, tags));
            _listener.Start();
        }

        public double Sum(string name, params (string Name, string Value)[] tags) =>
            _seen.Where(seen => seen.Name == name && tags.All(tag => seen.Tags.Contains($"{tag.Name}={tag.Value}"))).Sum(seen => seen.Value);

        public void Dispose() => _listener.Dispose();

        private void See(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
            _seen.Enqueue((instrument.Name, value, [.. tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}")]));
    }
}

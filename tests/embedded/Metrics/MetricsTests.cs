using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Kazva.Behaviour.Tests.Turns;

namespace Kazva.Embedded.Tests.Metrics;

public sealed class MetricsTests
{
    [Fact]
    public async Task Meter_WithAListener_CountsActivationsTurnsAndTheirTime()
    {
        await using var host = await EmbeddedHost.StartAsync();
        var seen = new ConcurrentDictionary<string, double>(StringComparer.Ordinal);
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (ReferenceEquals(instrument.Meter, host.Meter)) self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => seen[instrument.Name] = value);
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => seen[instrument.Name] = value);
        listener.SetMeasurementEventCallback<double>((instrument, _, _, _) => seen.AddOrUpdate(instrument.Name, 1, (_, n) => n + 1));
        listener.Start();
        var (key, journal) = Journal.New();
        for (var i = 0; i < 10; i++) await host.Grains.GetGrain<IWorkGrain>(key).Add(i, i);
        var waiting = host.Grains.GetGrain<IWorkGrain>(key).Work("a");
        await journal.Until("begin a");
        listener.RecordObservableInstruments();
        seen["kazva.grains.activations"].ShouldBe(1);
        seen["kazva.grains.turns"].ShouldBe(11);
        seen["kazva.grains.pending"].ShouldBe(1);
        seen["kazva.grains.turn.duration"].ShouldBeGreaterThanOrEqualTo(9);
        journal.Open("a");
        await waiting;
    }
}

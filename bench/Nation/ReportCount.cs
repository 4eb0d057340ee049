using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Kazva.Areas;
using Kazva.Definition;
using Kazva.Embedded.Turns;
using Kazva.Observability;
using Kazva.RollUp;

namespace Kazva.Bench.Nation;

/// <summary>Counts the reports that each node of the tree receives: the grains count them by the receiver's level, within the sender's turn,
/// and the definition knows whom the sender reports to.</summary>
internal sealed class ReportCount : IDisposable
{
    private static readonly Counted Nobody = new("nobody", "");

    private readonly GridIndex _grid;
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<(string Sender, string Level), Counted> _bySender = [];
    private readonly ConcurrentDictionary<(string Level, string Id), Counted> _byReceiver = [];

    public ReportCount(GridIndex grid)
    {
        _grid = grid;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == GridMetrics.MeterName && instrument.Name == "kazva.reports") listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, _, tags, _) => Count((string)tags[0].Value!, (string)tags[1].Value!));
        _listener.Start();
    }

    /// <summary>What was received on a level, in all and by the node that received most.</summary>
    public sealed record Level(string Name, int Nodes, long Received, string BusiestId, long Busiest);

    /// <summary>Every level that received anything; settlements by how deep they lie.</summary>
    public IEnumerable<Level> Levels => _byReceiver.Values.Where(node => node.Received > 0).GroupBy(node => node.Level, StringComparer.Ordinal).Select(level =>
    {
        var busiest = level.MaxBy(node => node.Received)!;
        return new Level(level.Key, level.Count(), level.Sum(node => node.Received), busiest.Id, busiest.Received);
    });

    public void Dispose() => _listener.Dispose();

    private void Count(string level, string outcome)
    {
        if (outcome != "told" || TaskScheduler.Current is not TurnRunner sender) return;
        _bySender.GetOrAdd((sender.Name, level), key => Receiver(key.Sender, key.Level)).Add();
    }

    /// <param name="sender">The sending grain: its type, the organisation and its id, with slashes between them.</param>
    private Counted Receiver(string sender, string level)
    {
        if (level == "feed") return Node("feed", _grid.Id);
        var parts = sender.Split('/', 3);
        GridNode? node = parts switch
        {
            ["location", _, var code] => GridNode.Location(code),
            ["settlement", _, var id] => GridNode.Settlement(id),
            ["settlement-category", _, var id] => new GridNode(GridLevel.SettlementCategory, id),
            _ => null,
        };
        if (node is null) return Nobody;
        var receiver = SumTree.Receivers(_grid, node.Value).Single(receiver => receiver.Level.ToString() == level);
        var place = receiver.Id[0] switch { 'p' => "province", 'm' => "municipality", _ => "settlement" };
        return receiver.Level switch
        {
            GridLevel.Settlement => Node(place, receiver.Id),
            GridLevel.SettlementCategory => Node($"{place}×category", receiver.Id),
            GridLevel.Category => Node("category", receiver.Id),
            _ => Node("organisation", receiver.Id),
        };
    }

    private Counted Node(string level, string id) => _byReceiver.GetOrAdd((level, id), key => new Counted(key.Level, key.Id));

    private sealed class Counted(string level, string id)
    {
        private long _received;

        public string Level { get; } = level;

        public string Id { get; } = id;

        public long Received => Interlocked.Read(ref _received);

        public void Add() => Interlocked.Increment(ref _received);
    }
}

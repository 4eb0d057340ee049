using FsCheck;
using FsCheck.Fluent;
using Kazva.Definition;
using Kazva.RollUp;
using Kazva.Sequences.Tests;
using Kazva.Submissions;
using Kazva.Windows;
using Kazva.Windows.Tests;

namespace Kazva.Areas.Tests;

public partial class SumTreeTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 4, 9, 12, 31, TimeSpan.Zero);
    private static readonly Gen<int> Which = Gen.Choose(0, int.MaxValue);

    private static readonly Gen<Event> AnyEvent = Gen.Frequency(
        (6, from which in Which
            from score in Step.AnyScore
            from age in Moment.Past
            select (Event)new Event.Submitted(which, score, age)),
        (6, Which.Select(which => (Event)new Event.Sent(which))),
        (8, Which.Select(which => (Event)new Event.Delivered(which))),
        (2, Moment.Ahead.Select(to => (Event)new Event.Passed(to))),
        (1, Which.Select(which => (Event)new Event.Rolled(which))),
        (1, Which.Select(which => (Event)new Event.Restarted(which))));

    [Fact]
    public void Sums_WhateverIsLostRepeatedOrReordered_BecomeTheFoldOfAllLogsAtEveryLevel() =>
        Sequence.Always(AnyEvent, longest: 200, times: 300, events =>
        {
            var tree = new Tree(Nation.Any(events.Length));
            foreach (var what in events) tree.Let(what);

            tree.EveryAreaAsksWhoIsUnderIt();

            tree.EverySumShouldBeTheFold();
            tree.DeliverEverythingAgain();
            tree.EverySumShouldBeTheFold();
        });

    [Fact]
    public void Sums_OfWhichEachAsksOnlyThoseBehindTheLog_BecomeTheFoldOfAllLogsAtEveryLevel() =>
        Sequence.Always(AnyEvent, longest: 200, times: 300, events =>
        {
            var tree = new Tree(Nation.Any(events.Length));
            foreach (var what in events) tree.Let(what);

            tree.EveryAreaAsksWhoIsBehindTheLog();

            tree.EverySumShouldBeTheFold();
        });

    /// <summary>What can happen in a tree of sums.</summary>
    private abstract record Event
    {
        public sealed record Submitted(int Location, int Score, Moment At) : Event;

        /// <summary>A location or an area makes a report for each of its receivers. Whether and when they arrive is open.</summary>
        public sealed record Sent(int Node) : Event;

        /// <summary>Any report ever sent arrives, perhaps not for the first time.</summary>
        public sealed record Delivered(int Which) : Event;

        public sealed record Passed(Moment To) : Event;

        /// <summary>An area looks at the clock; at other times its sum may lie behind.</summary>
        public sealed record Rolled(int Area) : Event;

        /// <summary>An area forgets everything and asks those under it, of which some may lie behind.</summary>
        public sealed record Restarted(int Area) : Event;
    }

    private sealed class Tree
    {
        private readonly GridIndex _grid;
        private readonly List<GridNode> _areas;
        private readonly Dictionary<string, (RollingWindows Windows, long Number)> _locations;
        private readonly Dictionary<GridNode, Registers> _registers;
        private readonly Dictionary<GridNode, NaiveWindows> _folds;
        private readonly List<(GridNode To, Report Report)> _mail = [];
        private DateTimeOffset _now = Start;

        public Tree(GridIndex grid)
        {
            _grid = grid;
            // From the leaves up: whoever is added up comes before who adds it up.
            _areas = [.. SumTree.Areas(grid).Where(area => Nation.Under(grid, area).Count > 0).OrderByDescending(Depth)];
            _locations = grid.AllCodes.ToDictionary(code => code, _ => (new RollingWindows(Start), 0L), StringComparer.Ordinal);
            _registers = _areas.ToDictionary(area => area, _ => new Registers(Start));
            _folds = _areas.ToDictionary(area => area, _ => new NaiveWindows(Start));
            foreach (var area in _areas) Ask(area);
        }

        public void Let(Event what)
        {
            switch (what)
            {
                case Event.Submitted submitted:
                    Submit(_grid.AllCodes[submitted.Location % _grid.AllCodes.Length], submitted.Score, submitted.At.From(_now));
                    break;
                case Event.Sent sent:
                    var sender = Nodes[sent.Node % Nodes.Count];
                    _mail.AddRange(SumTree.Receivers(_grid, sender).Select(receiver => (receiver, Report(sender))));
                    break;
                case Event.Delivered delivered when _mail.Count > 0:
                    Deliver(_mail[delivered.Which % _mail.Count]);
                    break;
                case Event.Passed passed when passed.To.From(_now) is var to && to > _now:
                    _now = to;
                    foreach (var fold in _folds.Values) fold.Roll(_now);
                    break;
                case Event.Rolled rolled:
                    _registers[_areas[rolled.Area % _areas.Count]].Sum.Roll(_now);
                    break;
                case Event.Restarted restarted:
                    var area = _areas[restarted.Area % _areas.Count];
                    var version = _registers[area].Version;
                    _registers[area] = new Registers(_now);
                    Ask(area);
                    _registers[area].Version.ShouldBeGreaterThanOrEqualTo(version, "nobody under it knows less than it was told");
                    break;
            }
        }

        public void EveryAreaAsksWhoIsUnderIt() => _areas.ForEach(Ask);

        public void EveryAreaAsksWhoIsBehindTheLog()
        {
            var heads = AreaHeads.Of(_grid, _locations.ToDictionary(location => location.Key, location => location.Value.Number, StringComparer.Ordinal));
            foreach (var area in _areas)
            {
                foreach (var code in SumTree.Locations(_grid, area).Where(code => heads[code] > _registers[area].VersionOf(code)))
                    Deliver((area, Report(GridNode.Location(code))));
                foreach (var child in SumTree.Children(_grid, area).Where(child => heads[child] > _registers[area].VersionOf(child.Source)))
                    Deliver((area, Report(child)));
            }
        }

        public void DeliverEverythingAgain() => _mail.ForEach(Deliver);

        public void EverySumShouldBeTheFold()
        {
            foreach (var area in _areas)
            {
                var registers = _registers[area];
                registers.Sum.Roll(_now);
                _folds[area].ShouldBeHeldBy(registers.Sum);
                registers.Version.ShouldBe(Nation.Under(_grid, area).Sum(code => _locations[code].Number));
                registers.Count.ShouldBe(SumTree.Locations(_grid, area).Length + SumTree.Children(_grid, area).Length);
            }
        }

        private List<GridNode> Nodes => [.. _areas, .. _grid.AllCodes.Select(GridNode.Location)];

        private void Submit(string code, int score, DateTimeOffset countedAt)
        {
            var (windows, number) = _locations[code];
            windows.Roll(_now);
            windows.Add(new Score(score), countedAt);
            _locations[code] = (windows, number + 1);
            foreach (var area in _areas)
                if (Nation.Under(_grid, area).Contains(code))
                    _folds[area].Add(score, countedAt);
        }

        private void Ask(GridNode area)
        {
            foreach (var source in SumTree.Locations(_grid, area).Select(GridNode.Location).Concat(SumTree.Children(_grid, area)))
                Deliver((area, Report(source)));
        }

        private void Deliver((GridNode To, Report Report) mail)
        {
            // As the grain does: reports are made of sums that have been rolled.
            _registers[mail.To].Sum.Roll(_now);
            _registers[mail.To].Take(mail.Report);
        }

        private Report Report(GridNode node)
        {
            var (windows, version) = node.Level == GridLevel.Location
                ? _locations[node.Id]
                : (_registers[node].Sum, _registers[node].Version);
            windows.Roll(_now);
            return new Report(node.Source, version, windows.ToSnapshot());
        }

        private int Depth(GridNode node) =>
            SumTree.Receivers(_grid, node) is [var up, ..] ? Depth(up) + 1 : 0;
    }
}

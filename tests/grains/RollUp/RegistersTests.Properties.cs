using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Kazva.Sequences.Tests;
using Kazva.Submissions;
using Kazva.Windows;
using Kazva.Windows.Tests;

namespace Kazva.RollUp.Tests;

public partial class RegistersTests
{
    private const int Sources = 4;

    private static readonly Gen<Event> AnyEvent = Gen.Frequency(
        (6, from source in Gen.Choose(0, Sources - 1)
            from score in Step.AnyScore
            from age in Moment.Past
            select (Event)new Event.Submitted(source, score, age)),
        (3, Gen.Choose(0, Sources - 1).Select(source => (Event)new Event.Sent(source))),
        (4, Gen.Choose(0, int.MaxValue).Select(which => (Event)new Event.Delivered(which))),
        (2, Moment.Ahead.Select(to => (Event)new Event.Passed(to))),
        (1, Gen.Constant((Event)new Event.Rolled())),
        (1, Gen.Choose(0, Sources - 1).Select(source => (Event)new Event.Redefined(source))));

    [Fact]
    public void Sum_WhateverIsLostRepeatedOrReordered_BecomesTheFoldOfAllLogs() =>
        Sequence.Always(AnyEvent, longest: 150, times: 400, events =>
        {
            var network = new Network();
            foreach (var what in events)
            {
                network.Let(what);
                network.SumShouldBeThatOfTheNewestTaken();
            }

            network.DeliverTheNewestOfEverySource();

            network.SumShouldBeTheFoldOfAllLogs();
            network.DeliverEverythingAgain();
            network.SumShouldBeTheFoldOfAllLogs();
        });

    /// <summary>What can happen between sources and who adds them up.</summary>
    private abstract record Event
    {
        public sealed record Submitted(int Source, int Score, Moment At) : Event;

        /// <summary>A source makes a report. Whether and when it arrives is open.</summary>
        public sealed record Sent(int Source) : Event;

        /// <summary>Any report ever sent arrives, perhaps not for the first time.</summary>
        public sealed record Delivered(int Which) : Event;

        public sealed record Passed(Moment To) : Event;

        /// <summary>A source begins anew with the next definition, which leaves it nothing of what it had.</summary>
        public sealed record Redefined(int Source) : Event;

        /// <summary>Who adds up looks at the clock; at other times its sum may lie behind.</summary>
        public sealed record Rolled : Event;
    }

    private sealed class Network
    {
        private readonly RollingWindows[] _sources = [.. Enumerable.Range(0, Sources).Select(_ => new RollingWindows(Start))];
        private readonly long[] _numbers = new long[Sources];
        private readonly int[] _definitions = new int[Sources];
        private readonly List<(int Source, int Score, DateTimeOffset CountedAt)> _logs = [];
        private readonly List<Report> _sent = [];
        private readonly Dictionary<string, Report> _taken = new(StringComparer.Ordinal);
        private readonly Registers _registers = new(Start);
        private NaiveWindows _allLogs = new(Start);

        public void Let(Event what)
        {
            switch (what)
            {
                case Event.Submitted submitted:
                    var countedAt = submitted.At.From(_allLogs.Now);
                    _allLogs.Add(submitted.Score, countedAt);
                    _logs.Add((submitted.Source, submitted.Score, countedAt));
                    _sources[submitted.Source].Roll(_allLogs.Now);
                    _sources[submitted.Source].Add(new Score(submitted.Score), countedAt);
                    _numbers[submitted.Source]++;
                    break;
                case Event.Sent sent:
                    _sent.Add(Report(sent.Source));
                    break;
                case Event.Delivered delivered when _sent.Count > 0:
                    Deliver(_sent[delivered.Which % _sent.Count]);
                    break;
                case Event.Passed passed:
                    _allLogs.Roll(passed.To.From(_allLogs.Now));
                    break;
                case Event.Redefined redefined:
                    _definitions[redefined.Source]++;
                    _numbers[redefined.Source] = 0;
                    _sources[redefined.Source] = new RollingWindows(_allLogs.Now);
                    _logs.RemoveAll(logged => logged.Source == redefined.Source);
                    _allLogs = new NaiveWindows(_allLogs.Now);
                    foreach (var left in _logs) _allLogs.Add(left.Score, left.CountedAt);
                    break;
                case Event.Rolled:
                    _registers.Sum.Roll(_allLogs.Now);
                    break;
            }
        }

        public void DeliverTheNewestOfEverySource()
        {
            for (var source = Sources - 1; source >= 0; source--)
                Deliver(_sent.Find(report => report.Source == Name(source) && report.Order == Order(source)) ?? Report(source));
        }

        public void DeliverEverythingAgain()
        {
            var (content, version) = (_registers.Sum.ToSnapshot().Entries, _registers.Version);
            foreach (var report in _sent) _registers.Take(report).ShouldBeFalse();
            _registers.Sum.ToSnapshot().Entries.ShouldBe(content);
            _registers.Version.ShouldBe(version);
        }

        public void SumShouldBeTheFoldOfAllLogs()
        {
            _registers.Sum.Roll(_allLogs.Now);
            _allLogs.ShouldBeHeldBy(_registers.Sum);
            _registers.Sum.ToSnapshot().Entries.ShouldBe(Added(_sources.Select(source => source.ToSnapshot())), "no trace is left of what was replaced");
            _registers.Version.ShouldBe(_numbers.Sum());
            _registers.Definition.ShouldBe(_definitions.Min());
            for (var source = 0; source < Sources; source++) _registers.OrderOf(Name(source)).ShouldBe(Order(source));
        }

        public void SumShouldBeThatOfTheNewestTaken()
        {
            var sum = new RollingWindows(_registers.Sum.ToSnapshot(), _allLogs.Now);
            var parts = _taken.Values.Select(report => new RollingWindows(report.Windows, _allLogs.Now)).ToList();
            foreach (var window in Enum.GetValues<Window>())
                for (var bar = 0; bar < Score.Highest; bar++)
                    sum[window].Histogram[bar].ShouldBe(parts.Sum(part => part[window].Histogram[bar]));
            _registers.Version.ShouldBe(_taken.Values.Sum(report => report.Version));
            _registers.Definition.ShouldBe(_taken.Values.Select(report => report.Definition).DefaultIfEmpty(int.MaxValue).Min());
        }

        private void Deliver(Report report)
        {
            var isNewer = !_taken.TryGetValue(report.Source, out var known) || report.Order > known.Order;
            _registers.Take(report).ShouldBe(isNewer);
            if (isNewer) _taken[report.Source] = report;
        }

        private ImmutableArray<long> Added(IEnumerable<WindowsSnapshot> parts)
        {
            var sum = new RollingWindows(_allLogs.Now);
            foreach (var entry in parts.SelectMany(part => part.Entries)) sum.Add(entry, 1);
            return sum.ToSnapshot().Entries;
        }

        private Report Report(int source)
        {
            _sources[source].Roll(_allLogs.Now);
            return new Report(Name(source), _numbers[source], _sources[source].ToSnapshot(), _definitions[source]);
        }

        private ReportVersion Order(int source) => new(_definitions[source], _numbers[source]);

        private static string Name(int source) => $"S{source}";
    }
}

using BenchmarkDotNet.Attributes;
using Kazva.Submissions;
using Kazva.Windows;

namespace Kazva.Bench.Micro;

/// <summary>What a committed submission does to the windows of its location, and what a report copies of them.</summary>
public class WindowUpdate
{
    private static readonly DateTimeOffset Begin = new(2026, 5, 4, 0, 0, 0, TimeSpan.Zero);

    private RollingWindows _windows = null!;
    private DateTimeOffset _now;

    /// <summary>Answers in the last 90 days.</summary>
    [Params(8, 1_000)]
    public int Answers { get; set; }

    /// <summary>Fills the windows.</summary>
    [GlobalSetup]
    public void Fill()
    {
        _now = Begin;
        _windows = new RollingWindows(_now);
        for (var i = 0; i < Answers; i++) _windows.Add(new Score((i % 10) + 1), _now.AddDays(-80.0 * (Answers - i) / Answers));
    }

    /// <summary>Rolls to now and adds a score. A minute passes every sixty times, so that scores leave, too.</summary>
    [Benchmark]
    public void RollAndAdd()
    {
        _now = _now.AddSeconds(1);
        _windows.Roll(_now);
        _windows.Add(new Score(8), _now);
    }

    /// <summary>The content as it is reported and saved.</summary>
    [Benchmark]
    public WindowsSnapshot Snapshot() => _windows.ToSnapshot();
}

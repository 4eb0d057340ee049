using System.Diagnostics;

namespace Kazva.Bench.Reporting;

/// <summary>What a run has measured so far. It says what it does as it does it.</summary>
internal sealed class Report
{
    private const int LongestNote = 1000;

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly List<Row> _rows = [];

    public IReadOnlyList<Row> Rows => _rows;

    public TimeSpan Elapsed => _watch.Elapsed;

    /// <summary>Whether a promise was broken or a part ended in an error.</summary>
    public bool IsBroken => _rows.Exists(row => row is { IsPromise: true, IsMet: false });

    /// <summary>Says what is going on.</summary>
    public void Say(string what) => Console.Error.WriteLine($"[{_watch.Elapsed:mm\\:ss}] {what}");

    public void Add(Row row)
    {
        _rows.Add(row);
        Say($"  {row.Part}: {row.Name}: {row.Measured}{(row.Goal is null ? "" : $" ({row.GoalText}: {row.MetText})")}{(row.Note is null ? "" : $" – {row.Note}")}");
    }

    /// <summary>A value that nothing depends on.</summary>
    public void Tell(string part, string name, double value, string unit, string? note = null) => Add(new Row(part, name, value, unit, Note: note));

    /// <summary>A promise, as the number of times that it was broken.</summary>
    public void Promise(string part, string name, double broken, string? note = null) =>
        Add(new Row(part, name, broken, "", Goal.AtMost(0), IsPromise: true, Note: broken == 0 ? null : Shortened(note?.ReplaceLineEndings(" "))));

    /// <summary>A program that failed may have told so for each of its grains.</summary>
    private static string? Shortened(string? note) => note is { Length: > LongestNote } ? $"{note[..LongestNote]}…" : note;
}

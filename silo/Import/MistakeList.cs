using System.Collections.Immutable;

namespace Kazva.Silo.Import;

/// <summary>Collects mistakes, so that the reader can go on after each and report all of them at once.</summary>
internal sealed class MistakeList
{
    private readonly List<Mistake> _mistakes = [];

    public void Add(string file, int line, int column, string message) =>
        _mistakes.Add(new Mistake(file, line, column, message));

    /// <summary>All of them by file, line and column; those of one place in the order of finding.</summary>
    public ImmutableArray<Mistake> Sorted() =>
    [
        .. _mistakes.OrderBy(m => m.File, StringComparer.Ordinal).ThenBy(m => m.Line).ThenBy(m => m.Column),
    ];
}

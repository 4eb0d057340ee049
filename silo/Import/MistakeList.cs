using System.Collections.Immutable;

namespace Kazva.Silo.Import;

/// <summary>Collects mistakes, so that the reader can go on after each and report all of them at once.</summary>
internal sealed class MistakeList
{
    private readonly List<Mistake> _mistakes = [];

    public void Add(string file, int line, int column, string message) =>
        _mistakes.Add(new Mistake(file, line, column, message));

    /// <summary>Whether something is wrong there already, so that it need not be said in other words.</summary>
    public bool Has(Place place) => _mistakes.Any(m => m.File == place.File && m.Line == place.Line && m.Column == place.Column);

    /// <summary>Whether anything is wrong in a file, or in the files of a folder.</summary>
    public bool Touch(string path) => _mistakes.Any(m => m.File == path || m.File.StartsWith($"{path}/", StringComparison.Ordinal));

    /// <summary>All of them by file, line and column; those of one place in the order of finding.</summary>
    public ImmutableArray<Mistake> Sorted() =>
    [
        .. _mistakes.OrderBy(m => m.File, StringComparer.Ordinal).ThenBy(m => m.Line).ThenBy(m => m.Column),
    ];
}

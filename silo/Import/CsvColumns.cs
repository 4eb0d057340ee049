using System.Collections.Immutable;

namespace Kazva.Silo.Import;

/// <summary>The columns of a CSV file.</summary>
/// <param name="Required">Those that must be there.</param>
/// <param name="Optional">Those that may be there.</param>
/// <param name="Languages">Those of the names, one column <c>name_…</c> each; empty when they could not be read, and then
/// any such column may be there.</param>
internal sealed record CsvColumns(
    ImmutableArray<string> Required, ImmutableArray<string> Optional, ImmutableArray<string> Languages)
{
    private const string Name = "name_";

    /// <summary>The columns with a key, a name in each language, and others.</summary>
    public static CsvColumns Of(
        string key, ImmutableArray<string> languages, ImmutableArray<string> required, ImmutableArray<string> optional) =>
        new([key, .. languages.Select(l => Name + l), .. required], optional, languages);

    /// <summary>Every column by its name.</summary>
    public ImmutableArray<string> All => Required.AddRange(Optional);

    /// <summary>Whether the file may have such a column.</summary>
    public bool Knows(string column) =>
        All.Contains(column, StringComparer.Ordinal)
        || (Languages.IsEmpty && column.StartsWith(Name, StringComparison.Ordinal));
}

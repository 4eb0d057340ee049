using System.Collections.Immutable;
using Kazva.Definition;

namespace Kazva.Silo.Import;

/// <summary><c>settlements.csv</c>.</summary>
/// <param name="Ids">Every id in it, those of broken rows included.</param>
internal sealed record SettlementsFile(ImmutableArray<Settlement> Settlements, IReadOnlySet<string> Ids)
{
    /// <summary>The file's name.</summary>
    public const string Name = "settlements.csv";

    /// <summary>Reads it; null when it is missing or unreadable, so that no id can be called unknown.</summary>
    public static SettlementsFile? Read(string folder, ImmutableArray<string> languages, MistakeList mistakes)
    {
        if (SourceText.Open(folder, Name, "the settlements with the columns id, name_…, lon, lat, population", mistakes)
            is not { } source)
            return null;

        var seen = new FirstSeen("settlement");
        var rows = CsvTable.Read(
            source, CsvColumns.Of("id", languages, [], ["lon", "lat", "population"]),
            row => seen.Add(row["id"].Text, row["id"].Place, mistakes), mistakes);
        if (rows is null) return null;
        ImmutableArray<Settlement> settlements = [.. rows.Value.Select(row => Settlement(row, seen, languages, mistakes))];
        if (seen.Ids.Count > 0) return new SettlementsFile(settlements, seen.Ids);
        mistakes.Add(Name, 1, 1, "there is no settlement; expected a row for each");
        return null;
    }

    private static Settlement Settlement(
        CsvRow row, FirstSeen seen, ImmutableArray<string> languages, MistakeList mistakes)
    {
        var id = row.Text("id");
        seen.Add(id, row["id"].Place, mistakes);
        if (id.Length > 0 && !Spelling.IsSettlementId(id)) row.Wrong("id", $"'{id}' is not {Spelling.SettlementId}");
        var (longitude, latitude) = row.Coordinates();
        return new Settlement(id, row.Local("name", languages), longitude, latitude, row.Number("population"));
    }
}

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
        if (SourceText.Open(folder, Name, "the settlements with the columns id, name_…, lon, lat, population, within", mistakes)
            is not { } source)
            return null;

        var seen = new FirstSeen("settlement");
        var rows = CsvTable.Read(
            source, CsvColumns.Of("id", languages, [], ["lon", "lat", "population", "within"]),
            row => seen.Add(row["id"].Text, row["id"].Place, mistakes), mistakes);
        if (rows is null) return null;
        ImmutableArray<Settlement> settlements = [.. rows.Value.Select(row => Settlement(row, seen, languages, mistakes))];
        Nest(rows.Value, settlements, seen, mistakes);
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
        return new Settlement(id, row.Local("name", languages), longitude, latitude, row.Number("population"),
            row["within"].Text is { Length: > 0 } within ? within : null);
    }

    /// <summary>Checks what encloses what, when every id is known.</summary>
    private static void Nest(
        ImmutableArray<CsvRow> rows, ImmutableArray<Settlement> settlements, FirstSeen seen, MistakeList mistakes)
    {
        foreach (var row in rows)
            if (row["within"].Text is { Length: > 0 } within && !seen.Ids.Contains(within))
                row.Wrong("within", $"unknown settlement '{within}'{Nearest.Hint(within, seen.Ids)}");
        foreach (var circle in SettlementCircles.In(settlements))
        {
            // The row of the settlement that stands first; of two with one id the first counts, as the search has it.
            var row = rows[settlements.IndexOf(settlements.First(s => s.Id == circle[0]))];
            row.Wrong("within", circle.Length == 2
                ? $"settlement '{circle[0]}' lies within itself; expected the one around it, or nothing"
                : $"the settlements lie within each other in a circle: {string.Join(" within ", circle)}");
        }
    }
}

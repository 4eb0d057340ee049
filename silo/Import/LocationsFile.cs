using System.Collections.Immutable;
using Kazva.Definition;

namespace Kazva.Silo.Import;

/// <summary><c>locations.csv</c>: every plate.</summary>
/// <param name="languages">The organisation's.</param>
/// <param name="settlements">The known ids, or null when they could not be read and none can be called unknown.</param>
/// <param name="categories">As with <paramref name="settlements"/>.</param>
internal sealed class LocationsFile(
    ImmutableArray<string> languages, IReadOnlySet<string>? settlements, IReadOnlySet<string>? categories,
    MistakeList mistakes)
{
    /// <summary>The file's name.</summary>
    public const string Name = "locations.csv";

    private readonly FirstSeen _codes = new("location");

    /// <summary>Where each code stands, once it is read.</summary>
    public IReadOnlyDictionary<string, Place> Codes => _codes.Places;

    /// <summary>All codes, those of broken rows included; null when the file could not be read.</summary>
    public IReadOnlySet<string>? Ids { get; private set; }

    /// <summary>Reads it; empty when it is missing or unreadable.</summary>
    public ImmutableArray<Location> Read(string folder)
    {
        if (SourceText.Open(folder, Name,
            "the locations with the columns code, name_…, settlement, category, lon, lat, kind, building, retired, kiosk",
            mistakes) is not { } source)
            return [];

        var rows = CsvTable.Read(
            source,
            CsvColumns.Of("code", languages, ["settlement", "category"], ["lon", "lat", "kind", "building", "retired", "kiosk"]),
            row => _codes.Add(row["code"].Text, row["code"].Place, mistakes), mistakes);
        if (rows is null) return [];
        ImmutableArray<Location> locations = [.. rows.Value.Select(Location)];
        // Not a row of a file that has mistakes: then it is the rows that could not be told apart.
        if (_codes.Ids.Count > 0 || !mistakes.Touch(Name)) Ids = _codes.Ids;
        return locations;
    }

    private Location Location(CsvRow row)
    {
        var (longitude, latitude) = row.Coordinates();
        return new Location(
            Code(row), row.Local("name", languages),
            Known(row, "settlement", settlements), Known(row, "category", categories),
            longitude, latitude,
            row.OneOf("kind", "place", "vehicle", "counter", "person") switch
            {
                "vehicle" => LocationKind.Vehicle,
                "counter" => LocationKind.Counter,
                "person" => LocationKind.Person,
                _ => LocationKind.Place,
            },
            row["building"].Text is { Length: > 0 } building ? building : null,
            row.OneOf("retired", "true", "false") is "true",
            row.OneOf("kiosk", "true", "false") is "true");
    }

    private string Code(CsvRow row)
    {
        var code = row.Text("code");
        _codes.Add(code, row["code"].Place, mistakes);
        var canonical = PlateCode.Normalise(code);
        if (code.Length == 0) return code;
        if (canonical is null)
            row.Wrong("code", $"the code '{code}' has {code.Length} characters; expected {PlateCode.Length} of {PlateCode.Alphabet}");
        else if (!PlateCode.HasRightCheck(canonical))
            row.Wrong("code", $"the code '{code}' is misspelt: the check character of {canonical[..^1]} is {PlateCode.WithCheck(canonical[..^1])[^1]}");
        else if (code != canonical)
            row.Wrong("code", $"the code '{code}' is to be written {canonical}");
        return code;
    }

    private static string Known(CsvRow row, string column, IReadOnlySet<string>? ids)
    {
        var id = row.Text(column);
        if (id.Length > 0 && ids is not null && !ids.Contains(id))
            row.Wrong(column, $"unknown {column} '{id}'{Nearest.Hint(id, ids)}");
        return id;
    }
}

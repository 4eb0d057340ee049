using System.Collections.Immutable;
using System.Globalization;
using Kazva.Definition;

namespace Kazva.Silo.Import;

/// <summary>A cell and the place of its first character.</summary>
internal readonly record struct Cell(string Text, Place Place);

/// <summary>
/// A row whose cells are asked for by type. As in <see cref="YamlMap"/>, what is wrong is reported and a stand-in is
/// returned. A column that the file does not have was reported once, with the header, and is empty here.
/// </summary>
internal sealed class CsvRow(IReadOnlyDictionary<string, Cell> cells, MistakeList mistakes)
{
    /// <summary>The cell of a column; without text when there is no such column.</summary>
    public Cell this[string column] => cells.GetValueOrDefault(column, new Cell("", default));

    /// <summary>A cell that must not be empty.</summary>
    public string Text(string column)
    {
        if (cells.TryGetValue(column, out var cell) && cell.Text.Length == 0) Wrong(column, $"{column} is empty; expected a text");
        return cell.Text ?? "";
    }

    /// <summary>The <c>name_…</c> cells, one per language.</summary>
    public LocalText Local(string column, ImmutableArray<string> languages) =>
        new(languages.ToImmutableSortedDictionary(l => l, l => Text($"{column}_{l}"), StringComparer.Ordinal));

    /// <summary>One of a few words.</summary>
    public string? OneOf(string column, params ImmutableArray<string> words)
    {
        var text = this[column].Text;
        if (text.Length == 0) return null;
        if (words.Contains(text, StringComparer.Ordinal)) return text;
        Wrong(column, $"{column} is '{text}'; expected {string.Join(", ", words)}{Nearest.Hint(text, words)}");
        return null;
    }

    /// <summary>A whole number from 0, or null when the cell is empty.</summary>
    public int? Number(string column)
    {
        var text = this[column].Text;
        if (text.Length == 0) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        Wrong(column, $"{column} is '{text}'; expected a whole number from 0, such as 1517");
        return null;
    }

    /// <summary>Longitude and latitude in degrees (WGS 84): both or neither.</summary>
    public (double? Longitude, double? Latitude) Coordinates()
    {
        var (longitude, latitude) = (Degrees("lon", 180), Degrees("lat", 90));
        var (hasLongitude, hasLatitude) = (this["lon"].Text.Length > 0, this["lat"].Text.Length > 0);
        if (hasLongitude && !hasLatitude) Wrong("lat", "lon is given, but lat is empty; expected both or neither");
        if (hasLatitude && !hasLongitude) Wrong("lon", "lat is given, but lon is empty; expected both or neither");
        return (longitude, latitude);
    }

    /// <summary>Reports a mistake at a cell.</summary>
    public void Wrong(string column, string message)
    {
        if (cells.TryGetValue(column, out var cell))
            mistakes.Add(cell.Place.File, cell.Place.Line, cell.Place.Column, message);
    }

    private double? Degrees(string column, int most)
    {
        var text = this[column].Text;
        if (text.Length == 0) return null;
        const NumberStyles plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (!double.TryParse(text, plain, CultureInfo.InvariantCulture, out var degrees) || !double.IsFinite(degrees))
            Wrong(column, $"{column} is '{text}'; expected degrees with a decimal point, such as 25.634464");
        else if (Math.Abs(degrees) > most)
            Wrong(column, $"{column} is {text}; expected degrees from -{most} to {most}");
        return degrees;
    }
}

using System.Text.RegularExpressions;

namespace Kazva.Submissions;

/// <summary>Masks Bulgarian car plates: one or two letters of the region, four digits, two letters. The letters are the twelve that look the same
/// in both alphabets, and people write either. Small letters count only where nothing stands between: "в 2023 на" is a phrase.</summary>
internal static partial class CarPlates
{
    /// <summary>The regions in Latin letters (Ordinance I-45 of the Ministry of the Interior), and E and EA for electric cars.</summary>
    private static readonly HashSet<string> Regions = new(StringComparer.Ordinal)
    {
        "A", "B", "BH", "BP", "BT", "C", "CA", "CB", "CC", "CH", "CM", "CO", "CP", "CT", "E", "EA", "EB", "EH", "H", "K", "KH",
        "M", "OB", "P", "PA", "PB", "PK", "PP", "T", "TX", "X", "Y",
    };

    public static string Mask(string text) => Plate().Replace(text, found =>
    {
        var region = string.Concat(found.Groups["region"].Value.Select(Latin));
        var hasSpace = found.Groups["gap"].Captures.Any(gap => gap.Length > 0);
        if (!Regions.Contains(region) || (hasSpace && found.Value.Any(char.IsLower))) return found.Value;
        // A year after a preposition, in capitals.
        var isYear = region.Length == 1 && hasSpace && found.Groups["digits"].Value is ['1', '9', ..] or ['2', '0', ..];
        return isYear ? found.Value : PersonalData.Mark;
    });

    /// <summary>A letter as the Latin capital that looks like it.</summary>
    private static char Latin(char letter) => char.ToUpperInvariant(letter) switch
    {
        'А' => 'A',
        'В' => 'B',
        'Е' => 'E',
        'К' => 'K',
        'М' => 'M',
        'Н' => 'H',
        'О' => 'O',
        'Р' => 'P',
        'С' => 'C',
        'Т' => 'T',
        'У' => 'Y',
        'Х' => 'X',
        var other => other,
    };

    [GeneratedRegex(
        @"(?<![\p{L}\p{N}])(?<region>[ABEKMHOPCTYXАВЕКМНОРСТУХabekmhopctyxавекмнорстух]{1,2})(?<gap>[ \u00A0-]?)(?<digits>[0-9]{4})(?<gap>[ \u00A0-]?)[ABEKMHOPCTYXАВЕКМНОРСТУХabekmhopctyxавекмнорстух]{2}(?![\p{L}\p{N}])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Plate();
}

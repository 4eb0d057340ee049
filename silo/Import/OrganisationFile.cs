using System.Collections.Immutable;
using System.Globalization;
using Kazva.Definition;

namespace Kazva.Silo.Import;

/// <summary><c>organisation.yaml</c>: who runs the grid, its languages, its time zone, its map and how it looks.</summary>
/// <param name="Organisation">Without its map, which is read when the settlements are known.</param>
/// <param name="Map">What it says of the map, or null.</param>
/// <param name="EmblemPath">The file of the emblem inside the folder, or null.</param>
internal sealed record OrganisationFile(Organisation Organisation, MapReference? Map, string? EmblemPath)
{
    /// <summary>The file's name.</summary>
    public const string Name = "organisation.yaml";

    /// <summary>Reads it; null when it is missing or no YAML mapping.</summary>
    public static OrganisationFile? Read(string folder, MistakeList mistakes)
    {
        if (SourceText.Open(folder, Name, "the organisation's id, name, languages and timeZone", mistakes) is not { } source
            || YamlSource.Parse(source, mistakes) is not { } yaml)
            return null;

        yaml.OnlyKeys("id", "name", "languages", "timeZone", "map", "colours", "emblem");
        var languages = Languages(yaml, mistakes);
        var emblem = yaml.Has("emblem") ? EmblemFile.PathIn(yaml) : null;
        return new OrganisationFile(
            new Organisation(
                yaml.Text("id", Spelling.IsId, Spelling.Id), yaml.Local("name", languages), languages, TimeZone(yaml),
                Colours: yaml.Has("colours") && yaml.Map("colours") is { } colours ? Colours(colours) : null,
                Emblem: emblem is null ? null : EmblemFile.Read(folder, yaml, emblem, mistakes)),
            yaml.Has("map") && yaml.Map("map") is { } map ? MapReference.Read(map) : null,
            emblem);
    }

    private static OrganisationColours Colours(YamlMap yaml)
    {
        yaml.OnlyKeys("main");
        var main = yaml.Text("main", text => Colour.TryParse(text, out _), "a colour, such as \"#0d6b5b\" (in quotes, or YAML takes it for a comment)");
        if (Colour.TryParse(main, out var colour) && colour.Contrast(Colour.White) is var contrast and < OrganisationColours.LeastContrast)
            yaml.Wrong("main", $"white letters on {main} are hard to read: their contrast is {Contrast(contrast)}; expected a darker colour, of at least {Contrast(OrganisationColours.LeastContrast)}");
        return new OrganisationColours(main.ToLowerInvariant());
    }

    // Rounded down, so that 4.99 is not told to be less than 5.0.
    private static string Contrast(double contrast) => $"{(Math.Floor(contrast * 10) / 10).ToString("0.0", CultureInfo.InvariantCulture)} to 1";

    private static ImmutableArray<string> Languages(YamlMap yaml, MistakeList mistakes)
    {
        var entries = yaml.Texts("languages");
        if (yaml.Count("languages") == 0)
            yaml.Wrong("languages", "languages is empty; expected at least one, such as [bg, en]");
        var seen = new FirstSeen("language");
        foreach (var (language, place) in entries)
        {
            seen.Add(language, place, mistakes);
            if (language.Length > 0 && !Spelling.IsLanguage(language))
                mistakes.Add(place.File, place.Line, place.Column,
                    $"'{language}' is not a language tag, such as bg, en or sr-Latn");
        }
        return [.. entries.Select(e => e.Text).Where(Spelling.IsLanguage).Distinct(StringComparer.Ordinal)];
    }

    private static string TimeZone(YamlMap yaml)
    {
        var zone = yaml.Text("timeZone");
        if (zone.Length > 0 && !(TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && found.HasIanaId))
            yaml.Wrong("timeZone", $"'{zone}' is not a time zone of the IANA database, such as Europe/Sofia"
                + Nearest.Hint(zone, TimeZoneInfo.GetSystemTimeZones().Select(z => z.Id)));
        return zone;
    }
}

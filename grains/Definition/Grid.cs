using System.Collections.Immutable;
using Kazva.Alarms.Rules;
using Kazva.Alarms.Teams;

namespace Kazva.Definition;

/// <summary>Everything that an organisation has defined: what it is, and its settlements,
/// categories and locations. Immutable; a change makes a new one with a higher <paramref name="Version"/>.</summary>
/// <param name="Version">Counts the imports of this organisation's definition from 1.</param>
/// <param name="Rules">The alarm rules of the definition; null when it has none of its own, and then <see cref="Alarms.Rules.DefaultRules"/> hold.</param>
/// <param name="Teams">Who is on call; null for none.</param>
/// <param name="Simulated">The answers are made up by the demo: every page says so, and no citizen's answer is mixed with them.</param>
public sealed record Grid(
    Organisation Organisation,
    ImmutableArray<Settlement> Settlements,
    ImmutableArray<Category> Categories,
    ImmutableArray<Location> Locations,
    int Version = 1,
    bool Simulated = false,
    ImmutableArray<AlarmRule>? Rules = null,
    ImmutableArray<Team>? Teams = null);

/// <summary>Who runs a grid: a municipality, an airport operator, a chain of shops.</summary>
/// <param name="Id">Lower-case letters, digits and hyphens; the first part of every grain key.</param>
/// <param name="Languages">Language tags in order of preference; at least one.</param>
/// <param name="TimeZone">IANA time zone, such as <c>Europe/Sofia</c>.</param>
/// <param name="Map">The shapes to draw settlements by, or null.</param>
/// <param name="Colours">Its colours, or null for Kazva's.</param>
/// <param name="Emblem">Its emblem, or null.</param>
public sealed record Organisation(
    string Id, LocalText Name, ImmutableArray<string> Languages, string TimeZone, GridMap? Map = null,
    OrganisationColours? Colours = null, Emblem? Emblem = null);

/// <summary>The colours of an organisation.</summary>
/// <param name="Main">As <c>#rrggbb</c>; white is read well on it.</param>
public sealed record OrganisationColours(string Main)
{
    /// <summary>The least contrast of <see cref="Main"/> with white: the 4.5 that WCAG 2.2 asks for, and some more for paper that is
    /// not quite white.</summary>
    public const double LeastContrast = 5;
}

/// <summary>The emblem of an organisation, a small picture beside its name.</summary>
/// <param name="MediaType"><c>image/svg+xml</c> or <c>image/png</c>.</param>
/// <param name="Content">The file, in base 64.</param>
public sealed record Emblem(string MediaType, string Content)
{
    /// <summary>The most bytes of the file: it travels with every form.</summary>
    public const int MostBytes = 3 * 1024;
}

/// <summary>The map of a grid: two GeoJSON documents and the credit that their licence asks for.</summary>
/// <param name="Cells">A FeatureCollection with one polygon per settlement.</param>
/// <param name="Key">The feature property that holds the settlement's id.</param>
/// <param name="Outline">The outline of the whole, or null.</param>
/// <param name="Credit">Shown on the map wherever it is drawn.</param>
public sealed record GridMap(string Cells, string Key, string? Outline, string Credit);

/// <summary>An area of an organisation: a village or town, a terminal, a region.</summary>
/// <param name="Longitude">Degrees east (WGS 84), or null where a place has no coordinates.</param>
/// <param name="Latitude">Degrees north (WGS 84).</param>
/// <param name="Within">The id of the settlement that encloses it: of a village the municipality, of a municipality the
/// province; null when only the organisation does.</param>
public sealed record Settlement(
    string Id, LocalText Name, double? Longitude, double? Latitude, int? Population = null, string? Within = null);

/// <summary>A kind of service, with its own questionnaire: playgrounds, public transport.</summary>
/// <param name="Earlier">The questionnaires that it had before, the newest first, at most <see cref="MostEarlier"/>; null for none.
/// A form that was opened before a change is answered by them.</param>
public sealed record Category(string Id, LocalText Name, Questionnaire Questionnaire, ImmutableArray<Questionnaire>? Earlier = null)
{
    /// <summary>How many earlier questionnaires are kept with a grid. All of them stay in storage, with the grids that they came with.</summary>
    public const int MostEarlier = 8;

    /// <summary>The questionnaire in force and the earlier ones, the newest first.</summary>
    public IEnumerable<Questionnaire> Questionnaires => [Questionnaire, .. Earlier ?? []];

    /// <summary>The questionnaire of a version; the one in force where there is no such version, or none is named.</summary>
    public Questionnaire OfVersion(int? version)
    {
        if (version is null || version == Questionnaire.Version || Earlier is not { } earlier) return Questionnaire;
        foreach (var questionnaire in earlier)
            if (questionnaire.Version == version) return questionnaire;
        return Questionnaire;
    }

    /// <summary>A choice as the newest questionnaire that has it says it; null when none does.</summary>
    public Choice? FindChoice(string question, string choice) => Questionnaires
        .Select(questionnaire => questionnaire.Questions.FirstOrDefault(asked => asked.Id == question)?.Choices.FirstOrDefault(offered => offered.Id == choice))
        .FirstOrDefault(found => found is not null);
}

/// <summary>What stands behind a plate.</summary>
public enum LocationKind
{
    /// <summary>A fixed spot: a playground, a stop.</summary>
    Place,

    /// <summary>A bus, a train.</summary>
    Vehicle,

    /// <summary>A desk where somebody serves.</summary>
    Counter,

    /// <summary>An employee with a personal code.</summary>
    Person,
}

/// <summary>One QR plate: one settlement, one category, one short code.</summary>
/// <param name="Code">A <see cref="PlateCode"/> in its canonical spelling.</param>
/// <param name="Settlement">The settlement's id.</param>
/// <param name="Category">The category's id.</param>
/// <param name="Retired">The plate is out of use: its answers stay in the figures, new ones are refused.</param>
/// <param name="Kiosk">Many citizens answer on one screen: who says the same as the one before from the same source is not taken for a repeat.</param>
public sealed record Location(
    string Code, LocalText Name, string Settlement, string Category,
    double? Longitude, double? Latitude, LocationKind Kind = LocationKind.Place,
    string? Building = null, bool Retired = false, bool Kiosk = false);

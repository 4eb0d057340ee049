using System.Collections.Immutable;
using System.Text.Json;
using Kazva.Dashboard.Alarms.Mirror;
using Kazva.Definition;
using Kazva.Feed;

namespace Kazva.Dashboard.Staff;

/// <summary>The whole snapshot: the definition, the newest state of every grain, the newest answers, where the feed is, and what stands of alarms.</summary>
/// <param name="Alarms">Null while the alarms cannot be told.</param>
internal sealed record GridResponse(
    DefinitionResponse Definition, ImmutableArray<StateResponse> States, ImmutableArray<FeedAnswer> Latest, FeedPosition Feed, AlarmsView? Alarms);

/// <summary>What the page needs of a definition.</summary>
internal sealed record DefinitionResponse(
    int Version,
    bool Simulated,
    OrganisationResponse Organisation,
    ImmutableArray<SettlementResponse> Settlements,
    ImmutableArray<CategoryResponse> Categories,
    ImmutableArray<LocationResponse> Locations)
{
    public static DefinitionResponse Of(Grid grid) => new(
        grid.Version,
        grid.Simulated,
        new(grid.Organisation.Id, grid.Organisation.Name.ByLanguage, grid.Organisation.Languages, grid.Organisation.TimeZone, MapResponse.Of(grid.Organisation.Map)),
        [.. grid.Settlements.Select(s => new SettlementResponse(s.Id, s.Name.ByLanguage, s.Longitude, s.Latitude, s.Population, s.Within))],
        [.. grid.Categories.Select(c => new CategoryResponse(c.Id, c.Name.ByLanguage))],
        [.. grid.Locations.Select(l => new LocationResponse(
            l.Code, l.Name.ByLanguage, l.Settlement, l.Category, l.Longitude, l.Latitude, l.Kind, l.Building, l.Retired))]);
}

internal sealed record OrganisationResponse(
    string Id, ImmutableSortedDictionary<string, string> Name, ImmutableArray<string> Languages, string TimeZone, MapResponse? Map);

/// <summary>The shapes of the map, as GeoJSON.</summary>
internal sealed record MapResponse(JsonElement Cells, string Key, JsonElement? Outline, string Credit)
{
    public static MapResponse? Of(GridMap? map) => map is null
        ? null
        : new(Parsed(map.Cells), map.Key, map.Outline is null ? null : Parsed(map.Outline), map.Credit);

    private static JsonElement Parsed(string json) => JsonElement.Parse(json);
}

internal sealed record SettlementResponse(
    string Id, ImmutableSortedDictionary<string, string> Name, double? Lon, double? Lat, int? Population, string? Within);

internal sealed record CategoryResponse(string Id, ImmutableSortedDictionary<string, string> Name);

internal sealed record LocationResponse(
    string Code,
    ImmutableSortedDictionary<string, string> Name,
    string Settlement,
    string Category,
    double? Lon,
    double? Lat,
    LocationKind Kind,
    string? Building,
    bool Retired);

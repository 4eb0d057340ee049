using System.Text.Json;
using Kazva.Definition;

namespace Kazva.Silo.Import;

/// <summary>The GeoJSON files (RFC 7946) of the map.</summary>
internal static class MapFiles
{
    /// <summary>Reads both; null when the cells cannot be read.</summary>
    /// <param name="settlements">The known ids, or null when they could not be read.</param>
    public static GridMap? Read(
        string folder, MapReference map, IReadOnlySet<string>? settlements, MistakeList mistakes)
    {
        // A path that is wrong by its shape was reported where it is written.
        var cells = Open(folder, map, "cells", map.Cells, mistakes);
        var outline = map.Outline is null ? null : Open(folder, map, "outline", map.Outline, mistakes);
        if (cells is not null && JsonSpot.Parse(cells, "coordinates", mistakes) is { } cellsRoot)
            CheckCells(cellsRoot, map.Key, settlements, mistakes);
        if (outline is not null && JsonSpot.Parse(outline, "coordinates", mistakes) is { } outlineRoot)
            CheckOutline(outlineRoot, mistakes);
        return cells is null ? null : new GridMap(cells.Text, map.Key, outline?.Text, map.Credit);
    }

    private static SourceText? Open(string folder, MapReference map, string key, string file, MistakeList mistakes)
    {
        if (file.Length == 0 || !MapReference.IsInside(file)) return null;
        if (File.Exists(Path.Combine(folder, file))) return SourceText.Open(folder, file, "GeoJSON", mistakes);
        map.Yaml.Wrong(key, $"there is no file '{file}' in the folder");
        return null;
    }

    private static void CheckCells(
        JsonSpot root, string key, IReadOnlySet<string>? settlements, MistakeList mistakes)
    {
        if (root.Member("type")?.Text is not "FeatureCollection" || root.Member("features") is not { Kind: JsonValueKind.Array } features)
        {
            Wrong(root.Member("type") ?? root, "expected a GeoJSON FeatureCollection with one feature per settlement", mistakes);
            return;
        }
        var seen = new FirstSeen("the cell of settlement");
        foreach (var feature in features.Items)
        {
            if (feature.Member("geometry") is not { } geometry || !IsArea(geometry))
                Wrong(feature.Member("geometry") ?? feature, "expected a geometry of type Polygon or MultiPolygon", mistakes);
            if (key.Length == 0) continue;
            if (feature.Member("properties")?.Member(key) is not { } id)
                Wrong(feature.Member("properties") ?? feature, $"the feature has no property '{key}'; expected the settlement's id in it", mistakes);
            else if (id.Text is null)
                Wrong(id, $"{key} is not a text; expected the settlement's id in quotes", mistakes);
            else if (settlements is not null && !settlements.Contains(id.Text))
                Wrong(id, $"unknown settlement '{id.Text}'{Nearest.Hint(id.Text, settlements)}", mistakes);
            else
                seen.Add(id.Text, id.Place, mistakes);
        }
    }

    private static void CheckOutline(JsonSpot root, MistakeList mistakes)
    {
        var isOutline = root.Member("type")?.Text switch
        {
            "FeatureCollection" => root.Member("features") is { Kind: JsonValueKind.Array } features
                && features.Items.All(f => f.Member("geometry") is { } area && IsArea(area)),
            "Feature" => root.Member("geometry") is { } area && IsArea(area),
            _ => IsArea(root),
        };
        if (!isOutline)
            Wrong(root.Member("type") ?? root, "expected GeoJSON with a Polygon or MultiPolygon, alone or as a feature", mistakes);
    }

    private static bool IsArea(JsonSpot geometry) =>
        geometry.Member("type")?.Text is "Polygon" or "MultiPolygon"
        && geometry.Member("coordinates") is { Kind: JsonValueKind.Array };

    private static void Wrong(JsonSpot spot, string message, MistakeList mistakes) =>
        mistakes.Add(spot.Place.File, spot.Place.Line, spot.Place.Column, message);
}

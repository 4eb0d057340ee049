namespace Kazva.Silo.Import;

/// <summary>What <c>organisation.yaml</c> says of the map: the files, the property that names the settlement, the credit.</summary>
internal sealed record MapReference(YamlMap Yaml, string Cells, string Key, string? Outline, string Credit)
{
    /// <summary>Reads the mapping under <c>map</c>.</summary>
    public static MapReference Read(YamlMap map)
    {
        map.OnlyKeys("cells", "key", "outline", "credit");
        return new MapReference(
            map, FilePath(map, "cells"), map.Text("key"),
            map.Has("outline") ? FilePath(map, "outline") : null,
            map.Text("credit"));
    }

    // A definition is a folder that can be copied as it is, so it names nothing outside itself.
    private static string FilePath(YamlMap map, string key) =>
        map.Text(key, IsInside, "a path inside the folder, with forward slashes, such as map/cells.geojson");

    /// <summary>Whether a path names something inside the folder.</summary>
    public static bool IsInside(string path) =>
        !path.Contains('\\', StringComparison.Ordinal) && !path.Contains(':', StringComparison.Ordinal)
        && path.Split('/').All(part => part is not ("" or "." or ".."));
}

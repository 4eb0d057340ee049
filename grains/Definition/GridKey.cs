namespace Kazva.Definition;

/// <summary>The key of a location, settlement or category grain: the organisation's id, a slash, and the id within it.
/// That of a category in a settlement has a second slash between the two.</summary>
public static class GridKey
{
    /// <summary>The key of something of an organisation.</summary>
    public static string Of(string organisation, string id) => $"{organisation}/{id}";

    /// <summary>Takes a key apart.</summary>
    /// <exception cref="FormatException">There is no slash in it.</exception>
    public static (string Organisation, string Id) Parse(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 ? (key[..slash], key[(slash + 1)..]) : throw new FormatException($"'{key}' is not organisation/id.");
    }
}

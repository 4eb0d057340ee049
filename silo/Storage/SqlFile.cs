using System.Reflection;

namespace Kazva.Silo.Storage;

/// <summary>The <c>.sql</c> files beside this one, as they were built into the program.</summary>
internal static class SqlFile
{
    private static readonly Assembly Program = typeof(SqlFile).Assembly;

    // A Windows build names its resources with backslashes.
    private static readonly Dictionary<string, string> Resources = Program.GetManifestResourceNames()
        .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
        .ToDictionary(name => name.Replace('\\', '/'), StringComparer.Ordinal);

    /// <summary>The names of the files of a folder such as <c>Sqlite/Sql</c>, with the folder, in their order.</summary>
    public static IEnumerable<string> In(string folder) =>
        Resources.Keys.Where(name => name.StartsWith(folder + "/", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    /// <summary>The text of a file such as <c>Sqlite/Statements/read-all.sql</c>.</summary>
    public static string Read(string name)
    {
        using var stream = Program.GetManifestResourceStream(Resources[name])!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

using System.Globalization;

namespace Kazva.Silo.Storage.Migrations;

/// <summary>One numbered step of a database's schema: a file such as <c>Sqlite/Sql/0001-log.sql</c>.</summary>
internal sealed record Migration(int Version, string Name, string Sql)
{
    /// <summary>The steps for one kind of database, by rising number without a gap.</summary>
    public static IReadOnlyList<Migration> For(StorageKind kind)
    {
        var migrations = SqlFile.In($"{kind}/Sql").Select(Parse).ToList();
        for (var i = 0; i < migrations.Count; i++)
            if (migrations[i].Version != i + 1)
                throw new InvalidOperationException($"'{migrations[i].Name}' is out of order; number {i + 1} is expected.");
        return migrations;
    }

    /// <summary>Those that a database still lacks.</summary>
    /// <param name="migrations">All that the program knows.</param>
    /// <param name="applied">The highest number that the database has; 0 for a new one.</param>
    /// <exception cref="DatabaseTooNewException">It has more than the program knows.</exception>
    public static IEnumerable<Migration> Missing(IReadOnlyList<Migration> migrations, int applied) =>
        applied <= migrations.Count ? migrations.Skip(applied) : throw new DatabaseTooNewException(applied, migrations.Count);

    private static Migration Parse(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        return new Migration(int.Parse(name.AsSpan(0, 4), NumberStyles.None), name, SqlFile.Read(file));
    }
}

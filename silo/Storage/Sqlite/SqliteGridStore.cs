using Kazva.Silo.Storage.Grids;

namespace Kazva.Silo.Storage.Sqlite;

/// <summary>Grid definitions in SQLite.</summary>
internal sealed class SqliteGridStore(SqliteFile file, SqliteWriter writer, TimeProvider clock) : IGridStore
{
    private static readonly string SaveGrid = SqlFile.Read("Sqlite/Statements/save-grid.sql");
    private static readonly string ReadGrids = SqlFile.Read("Sqlite/Statements/read-grids.sql");

    public async Task SaveAsync(string organisation, int version, string json, CancellationToken cancellationToken = default)
    {
        var importedAt = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var saved = await writer.WriteAsync(session => session[SaveGrid].Execute(organisation, version, importedAt, json));
        if (saved == 0) throw new GridVersionException(organisation, version);
    }

    public Task<IReadOnlyList<StoredGrid>> LoadAllAsync(CancellationToken cancellationToken = default) =>
        file.ReadAsync<IReadOnlyList<StoredGrid>>(connection =>
        {
            using var statement = new SqliteStatement(connection, ReadGrids);
            return statement.Rows().ToList(row => new StoredGrid(row.GetString(0), row.GetInt32(1), row.GetString(2)));
        }, cancellationToken);
}

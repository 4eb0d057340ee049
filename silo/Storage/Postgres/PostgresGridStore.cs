using Kazva.Silo.Storage.Grids;

namespace Kazva.Silo.Storage.Postgres;

/// <summary>Grid definitions in PostgreSQL.</summary>
internal sealed class PostgresGridStore(PostgresDatabase database, TimeProvider clock) : IGridStore
{
    private static readonly string SaveGrid = SqlFile.Read("Postgres/Statements/save-grid.sql");
    private static readonly string ReadGrids = SqlFile.Read("Postgres/Statements/read-grids.sql");

    public async Task SaveAsync(string organisation, int version, string json, CancellationToken cancellationToken = default)
    {
        var saved = await database.ExecuteAsync(
            SaveGrid, cancellationToken, organisation, version, clock.GetUtcNow().ToUniversalTime(), json);
        if (saved == 0) throw new GridVersionException(organisation, version);
    }

    public Task<IReadOnlyList<StoredGrid>> LoadAllAsync(CancellationToken cancellationToken = default) =>
        database.ReadAsync(ReadGrids, row => new StoredGrid(row.GetString(0), row.GetInt32(1), row.GetString(2)), cancellationToken);
}

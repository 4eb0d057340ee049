using System.Collections.Immutable;
using System.Text.Json;
using Kazva.RollUp;

namespace Kazva.Silo.Storage.Sqlite;

/// <summary>The hourly roll-ups in SQLite; <see cref="SqliteCommit"/> writes them.</summary>
internal sealed class SqliteHourlyRollUps(SqliteFile file) : IHourlyRollUps
{
    private static readonly string ReadRollUps = SqlFile.Read("Sqlite/Statements/read-rollups.sql");
    private static readonly string SumRollUps = SqlFile.Read("Sqlite/Statements/sum-rollups.sql");
    private static readonly string ReadAllRollUps = SqlFile.Read("Sqlite/Statements/read-all-rollups.sql");

    public Task<IReadOnlyList<HourlyRollUp>> ReadAsync(
        string organisation, GridLevel level, string id, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken = default) =>
        file.ReadAsync<IReadOnlyList<HourlyRollUp>>(connection =>
        {
            using var statement = new SqlitePrepared(connection, ReadRollUps);
            return statement.Rows(
                row => new HourlyRollUp(level, id, DateTimeOffset.FromUnixTimeMilliseconds(row.Int64(0)), SqliteRows.Histogram(row, 1)),
                organisation, (int)level, id, from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds());
        }, cancellationToken);

    public Task<ImmutableArray<int>> SumAsync(
        string organisation, GridLevel level, ImmutableArray<string> ids, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken = default) =>
        // SQLite knows no asynchrony, and the grain that asks has others to answer.
        Task.Run(() => file.ReadAsync(connection =>
        {
            using var statement = new SqliteStatement(connection, SumRollUps);
            return statement
                .Rows(JsonSerializer.Serialize(ids), organisation, (int)level, from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds())
                .ToList(row => SqliteRows.Histogram(row, 0)).Single();
        }, cancellationToken), cancellationToken);

    public IAsyncEnumerable<HourlyRollUp> ReadAllAsync(string organisation, CancellationToken cancellationToken = default) =>
        file.StreamAsync(ReadAllRollUps, SqliteRows.RollUp, cancellationToken, organisation);
}

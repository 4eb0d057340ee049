using System.Collections.Immutable;
using Kazva.RollUp;

namespace Kazva.Silo.Storage.Postgres;

/// <summary>The hourly roll-ups in PostgreSQL; <see cref="PostgresCommit"/> writes them.</summary>
internal sealed class PostgresHourlyRollUps(PostgresDatabase database) : IHourlyRollUps
{
    private static readonly string ReadRollUps = SqlFile.Read("Postgres/Statements/read-rollups.sql");
    private static readonly string SumRollUps = SqlFile.Read("Postgres/Statements/sum-rollups.sql");
    private static readonly string ReadAllRollUps = SqlFile.Read("Postgres/Statements/read-all-rollups.sql");

    public Task<IReadOnlyList<HourlyRollUp>> ReadAsync(
        string organisation, GridLevel level, string id, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken = default) =>
        database.ReadAsync(
            ReadRollUps, row => new HourlyRollUp(level, id, row.GetFieldValue<DateTimeOffset>(0), PostgresRows.Histogram(row, 1)), cancellationToken,
            organisation, (short)level, id, from.ToUniversalTime(), to.ToUniversalTime());

    public async Task<ImmutableArray<int>> SumAsync(
        string organisation, GridLevel level, ImmutableArray<string> ids, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken = default) =>
        (await database.ReadAsync(SumRollUps, PostgresRows.Sums, cancellationToken,
            organisation, (short)level, ids.ToArray(), from.ToUniversalTime(), to.ToUniversalTime())).Single();

    public IAsyncEnumerable<HourlyRollUp> ReadAllAsync(string organisation, CancellationToken cancellationToken = default) =>
        database.StreamAsync(ReadAllRollUps, PostgresRows.RollUp, cancellationToken, organisation);
}

using Kazva.Dashboard.Plates.Installs;

namespace Kazva.Silo.Storage.Postgres;

/// <summary>Which plates were ever answered, from the log in PostgreSQL.</summary>
internal sealed class PostgresAnsweredPlates(PostgresDatabase database) : IAnsweredPlates
{
    private static readonly string ReadAnsweredPlates = SqlFile.Read("Postgres/Statements/read-answered-plates.sql");

    public Task<IReadOnlyList<AnsweredPlate>> ReadAsync(string organisation, CancellationToken cancellationToken = default) =>
        database.ReadAsync(
            ReadAnsweredPlates, row => new AnsweredPlate(row.GetString(0), row.GetFieldValue<DateTimeOffset>(1), row.GetFieldValue<DateTimeOffset>(2)),
            cancellationToken, organisation);
}

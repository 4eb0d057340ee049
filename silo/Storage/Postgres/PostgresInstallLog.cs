using Kazva.Dashboard.Plates.Installs;
using Npgsql;
using NpgsqlTypes;

namespace Kazva.Silo.Storage.Postgres;

/// <summary>What was put up, in PostgreSQL.</summary>
internal sealed class PostgresInstallLog(PostgresDatabase database) : IInstallLog
{
    private static readonly string AddInstall = SqlFile.Read("Postgres/Statements/add-install.sql");
    private static readonly string ReadInstalls = SqlFile.Read("Postgres/Statements/read-installs.sql");
    private static readonly string ReadLastInstalls = SqlFile.Read("Postgres/Statements/read-last-installs.sql");
    private static readonly string ReadAllInstalls = SqlFile.Read("Postgres/Statements/read-all-installs.sql");

    public Task AddAsync(string organisation, Install install, CancellationToken cancellationToken = default) =>
        database.ExecuteAsync(
            AddInstall, cancellationToken, organisation, install.Location, install.Id, install.At.ToUniversalTime(), install.RecordedAt.ToUniversalTime(),
            PostgresValue.Of(NpgsqlDbType.Double, install.Longitude), PostgresValue.Of(NpgsqlDbType.Double, install.Latitude),
            PostgresValue.Of(NpgsqlDbType.Text, install.Who), PostgresValue.Of(NpgsqlDbType.Text, install.Note));

    public Task<IReadOnlyList<Install>> ReadAsync(string organisation, string location, CancellationToken cancellationToken = default) =>
        database.ReadAsync(ReadInstalls, Row, cancellationToken, organisation, location);

    public Task<IReadOnlyList<Install>> ReadLastAsync(string organisation, CancellationToken cancellationToken = default) =>
        database.ReadAsync(ReadLastInstalls, Row, cancellationToken, organisation);

    public IAsyncEnumerable<Install> ReadAllAsync(string organisation, CancellationToken cancellationToken = default) =>
        database.StreamAsync(ReadAllInstalls, Row, cancellationToken, organisation);

    private static Install Row(NpgsqlDataReader row) => new(
        row.GetGuid(1), row.GetString(0), row.GetFieldValue<DateTimeOffset>(2), row.GetFieldValue<DateTimeOffset>(3),
        row.IsDBNull(6) ? null : row.GetString(6), row.IsDBNull(7) ? null : row.GetString(7),
        row.IsDBNull(4) ? null : row.GetDouble(4), row.IsDBNull(5) ? null : row.GetDouble(5));
}

using Kazva.Dashboard.Plates.Installs;
using Microsoft.Data.Sqlite;

namespace Kazva.Silo.Storage.Sqlite;

/// <summary>What was put up, in SQLite.</summary>
internal sealed class SqliteInstallLog(SqliteFile file, SqliteWriter writer) : IInstallLog
{
    private static readonly string AddInstall = SqlFile.Read("Sqlite/Statements/add-install.sql");
    private static readonly string ReadInstalls = SqlFile.Read("Sqlite/Statements/read-installs.sql");
    private static readonly string ReadLastInstalls = SqlFile.Read("Sqlite/Statements/read-last-installs.sql");
    private static readonly string ReadAllInstalls = SqlFile.Read("Sqlite/Statements/read-all-installs.sql");

    public Task AddAsync(string organisation, Install install, CancellationToken cancellationToken = default) =>
        writer.WriteAsync(session => session[AddInstall].Execute(
            organisation, install.Location, install.Id.ToByteArray(bigEndian: true), install.At.ToUnixTimeMilliseconds(),
            install.RecordedAt.ToUnixTimeMilliseconds(), install.Longitude, install.Latitude, install.Who, install.Note));

    public Task<IReadOnlyList<Install>> ReadAsync(string organisation, string location, CancellationToken cancellationToken = default) =>
        ReadAsync(ReadInstalls, cancellationToken, organisation, location);

    public Task<IReadOnlyList<Install>> ReadLastAsync(string organisation, CancellationToken cancellationToken = default) =>
        ReadAsync(ReadLastInstalls, cancellationToken, organisation);

    public IAsyncEnumerable<Install> ReadAllAsync(string organisation, CancellationToken cancellationToken = default) =>
        file.StreamAsync(ReadAllInstalls, Row, cancellationToken, organisation);

    private Task<IReadOnlyList<Install>> ReadAsync(string sql, CancellationToken cancellationToken, params object?[] values) =>
        file.ReadAsync<IReadOnlyList<Install>>(connection =>
        {
            using var statement = new SqliteStatement(connection, sql);
            return statement.Rows(values).ToList(Row);
        }, cancellationToken);

    private static Install Row(SqliteDataReader row) => new(
        new Guid(row.GetFieldValue<byte[]>(1), bigEndian: true), row.GetString(0),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)),
        row.IsDBNull(6) ? null : row.GetString(6), row.IsDBNull(7) ? null : row.GetString(7),
        row.IsDBNull(4) ? null : row.GetDouble(4), row.IsDBNull(5) ? null : row.GetDouble(5));
}

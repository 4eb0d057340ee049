using Kazva.Dashboard.Plates.Installs;

namespace Kazva.Silo.Storage.Sqlite;

/// <summary>Which plates were ever answered, from the log in SQLite.</summary>
internal sealed class SqliteAnsweredPlates(SqliteFile file) : IAnsweredPlates
{
    private static readonly string ReadAnsweredPlates = SqlFile.Read("Sqlite/Statements/read-answered-plates.sql");

    public Task<IReadOnlyList<AnsweredPlate>> ReadAsync(string organisation, CancellationToken cancellationToken = default) =>
        file.ReadAsync<IReadOnlyList<AnsweredPlate>>(connection =>
        {
            using var statement = new SqliteStatement(connection, ReadAnsweredPlates);
            return statement.Rows(organisation).ToList(row => new AnsweredPlate(
                row.GetString(0), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2))));
        }, cancellationToken);
}

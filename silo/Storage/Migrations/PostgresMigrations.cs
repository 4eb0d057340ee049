using Kazva.Silo.Storage.Postgres;
using Npgsql;

namespace Kazva.Silo.Storage.Migrations;

/// <summary>Migrations of a PostgreSQL database, under an advisory lock.</summary>
internal static class PostgresMigrations
{
    private const string History =
        "CREATE TABLE IF NOT EXISTS migrations (version integer NOT NULL PRIMARY KEY, name text NOT NULL, applied_at timestamptz NOT NULL)";

    private const string Record = "INSERT INTO migrations (version, name, applied_at) VALUES ($1, $2, $3)";

    public static async Task<IReadOnlyList<string>> ApplyAsync(
        StorageOptions options, IReadOnlyList<Migration> migrations, TimeProvider clock, CancellationToken cancellationToken)
    {
        await using var database = new PostgresDatabase(options);
        return await database.RunAsync(connection => ApplyAsync(connection, migrations, clock, cancellationToken), cancellationToken);
    }

    private static async Task<IReadOnlyList<string>> ApplyAsync(
        NpgsqlConnection connection, IReadOnlyList<Migration> migrations, TimeProvider clock, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, "SELECT pg_advisory_xact_lock($1)", cancellationToken, AdvisoryLocks.Migrations);
        await connection.ExecuteAsync(History, cancellationToken);
        await using var command = connection.Command("SELECT coalesce(max(version), 0) FROM migrations");
        var applied = (int)(await command.ExecuteScalarAsync(cancellationToken))!;
        var names = new List<string>();
        foreach (var migration in Migration.Missing(migrations, applied))
        {
            await ExecuteAsync(connection, migration.Sql, cancellationToken);
            await connection.ExecuteAsync(Record, cancellationToken, migration.Version, migration.Name, clock.GetUtcNow());
            names.Add(migration.Name);
        }
        await transaction.CommitAsync(cancellationToken);
        return names;
    }

    /// <summary>An index over ten million rows takes longer than a citizen would wait, and whoever starts meanwhile waits for it too.</summary>
    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params object[] values)
    {
        await using var command = connection.Command(sql, values);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

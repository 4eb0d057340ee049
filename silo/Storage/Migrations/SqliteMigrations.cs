using Kazva.Silo.Storage.Sqlite;
using Kazva.Submissions;
using Microsoft.Data.Sqlite;

namespace Kazva.Silo.Storage.Migrations;

/// <summary>Migrations of the SQLite file, under its write lock.</summary>
internal static class SqliteMigrations
{
    private const string History =
        "CREATE TABLE IF NOT EXISTS migrations (version INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT";

    private const string Record = "INSERT INTO migrations (version, name, applied_at) VALUES ($version, $name, $applied_at)";

    public static IReadOnlyList<string> Apply(StorageOptions options, IReadOnlyList<Migration> migrations, TimeProvider clock)
    {
        try
        {
            Directory.CreateDirectory(options.Data);
            using var connection = new SqliteFile(options).Create();
            using var transaction = connection.BeginTransaction(deferred: false);
            new SqliteStatement(connection, History).Execute();
            var applied = (long)new SqliteStatement(connection, "SELECT coalesce(max(version), 0) FROM migrations").Scalar()!;
            var names = new List<string>();
            foreach (var migration in Migration.Missing(migrations, (int)applied))
            {
                new SqliteStatement(connection, migration.Sql).Execute();
                new SqliteStatement(connection, Record).Execute(
                    migration.Version, migration.Name, clock.GetUtcNow().ToUnixTimeMilliseconds());
                names.Add(migration.Name);
            }
            transaction.Commit();
            return names;
        }
        catch (SqliteException e) when (SqliteErrors.MeansUnavailable(e))
        {
            throw new StorageUnavailableException($"The database '{SqliteFile.PathIn(options)}' cannot be used: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageUnavailableException($"The data folder '{options.Data}' cannot be made: {e.Message}", e);
        }
    }
}

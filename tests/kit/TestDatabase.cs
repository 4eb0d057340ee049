using Kazva.Silo.Storage;
using Kazva.Silo.Storage.Migrations;
using Kazva.TestKit.Postgres;
using Xunit;

namespace Kazva.TestKit;

/// <summary>A database for one test. Where PostgreSQL is not installed, tests that ask for it are skipped.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly TempFolder _folder = new();

    private TestDatabase(StorageKind kind, string? postgres) => Options = new StorageOptions
    {
        Storage = kind,
        Data = _folder.Path,
        Postgres = postgres,
        BusyTimeout = TimeSpan.FromMilliseconds(50),
    };

    /// <summary>How to open it.</summary>
    public StorageOptions Options { get; }

    /// <summary>A database with our tables.</summary>
    public static async Task<TestDatabase> CreateAsync(StorageKind kind)
    {
        var database = await CreateEmptyAsync(kind);
        await StorageMigrator.MigrateAsync(database.Options, TimeProvider.System);
        return database;
    }

    /// <summary>A database with nothing in it.</summary>
    public static async Task<TestDatabase> CreateEmptyAsync(StorageKind kind)
    {
        if (kind == StorageKind.Sqlite) return new TestDatabase(kind, postgres: null);
        SkipWithoutPostgres();
        var server = await PostgresServer.SharedAsync();
        return new TestDatabase(kind, await server.CreateDatabaseAsync());
    }

    /// <summary>A database with our tables on a server that the test may stop.</summary>
    public static async Task<TestDatabase> CreateOnAsync(PostgresServer server)
    {
        var database = new TestDatabase(StorageKind.Postgres, await server.CreateDatabaseAsync());
        await StorageMigrator.MigrateAsync(database.Options, TimeProvider.System);
        return database;
    }

    /// <summary>Skips the test that calls this, and says why, unless a PostgreSQL server can be started.</summary>
    public static void SkipWithoutPostgres() =>
        Assert.SkipWhen(PostgresServer.WhyUnavailable is not null, $"Needs PostgreSQL: {PostgresServer.WhyUnavailable}.");

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

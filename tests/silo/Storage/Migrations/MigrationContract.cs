using Kazva.Silo.Storage;
using Kazva.Silo.Storage.Migrations;
using Kazva.Silo.Storage.Postgres;
using Kazva.Silo.Storage.Sqlite;
using Kazva.TestKit;

namespace Kazva.Silo.Tests.Storage.Migrations;

public abstract class MigrationContract(StorageKind kind) : IAsyncLifetime
{
    private readonly ManualTimeProvider _clock = new();
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateEmptyAsync(kind);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_database is not null) await _database.DisposeAsync();
    }

    [Fact]
    public async Task Migrations_AppliedTwice_DoNothingTheSecondTime()
    {
        var first = await MigrateAsync();
        var second = await MigrateAsync();

        first.ShouldBe(Migration.For(kind).Select(m => m.Name));
        second.ShouldBeEmpty();
    }

    [Fact]
    public async Task Migrations_ByManyAtOnce_AreAppliedByOne()
    {
        var applied = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(MigrateAsync)));

        applied.Count(names => names.Count > 0).ShouldBe(1);
    }

    [Fact]
    public async Task Database_ThatIsNewerThanTheProgram_IsRefused()
    {
        await MigrateAsync();
        await ExecuteAsync($"INSERT INTO migrations (version, name, applied_at) VALUES (9999, '9999-future', {(kind == StorageKind.Sqlite ? "0" : "now()")})");

        var refusal = await Should.ThrowAsync<DatabaseTooNewException>(MigrateAsync);

        refusal.Message.ShouldContain("9999");
    }

    private Task<IReadOnlyList<string>> MigrateAsync() => StorageMigrator.MigrateAsync(_database.Options, _clock);

    private async Task ExecuteAsync(string sql)
    {
        if (kind == StorageKind.Postgres)
        {
            await using var database = new PostgresDatabase(_database.Options);
            await database.ExecuteAsync(sql, CancellationToken.None);
            return;
        }
        using var connection = new SqliteFile(_database.Options).OpenWriter();
        using var statement = new SqliteStatement(connection, sql);
        statement.Execute();
    }
}

public sealed class SqliteMigrationTests() : MigrationContract(StorageKind.Sqlite);

public sealed class PostgresMigrationTests() : MigrationContract(StorageKind.Postgres)
{
    [Fact]
    public async Task Connections_OnCarelessServer_StillCommitToTheDisk()
    {
        await using var database = await TestDatabase.CreateEmptyAsync(StorageKind.Postgres);
        await using var connections = new PostgresDatabase(database.Options);

        for (var use = 0; use < 2; use++)
        {
            var setting = await connections.ReadAsync("SHOW synchronous_commit", row => row.GetString(0), CancellationToken.None);
            setting.ShouldBe(["on"]);
        }
    }
}

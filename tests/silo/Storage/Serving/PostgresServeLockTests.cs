using Kazva.Silo.Storage;
using Kazva.Silo.Storage.Postgres;
using Kazva.Silo.Storage.Serving;
using Kazva.TestKit;
using Kazva.TestKit.Postgres;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Kazva.Silo.Tests.Storage.Serving;

public sealed class PostgresServeLockTests
{
    private static readonly string Me = $"kazva {Environment.MachineName} {Environment.ProcessId}";

    private readonly ManualTimeProvider _clock = new();
    private readonly TaskCompletionSource<StorageInUseException> _taken = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task Database_ThatIsServed_IsRefusedWithItsOwnerUntilItIsLetGo()
    {
        await using var database = await TestDatabase.CreateEmptyAsync(StorageKind.Postgres);
        await using var another = await TestDatabase.CreateEmptyAsync(StorageKind.Postgres);
        var held = await TakeAsync(database);
        await using var elsewhere = await TakeAsync(another);

        foreach (var mode in new[] { ServeMode.Alone, ServeMode.Cluster })
        {
            var refusal = await Should.ThrowAsync<StorageInUseException>(() => TakeAsync(database, mode));
            refusal.Message.ShouldContain($"is served by {Me}");
        }

        await held.DisposeAsync();
        await using var again = await TakeAsync(database);
    }

    [Fact]
    public async Task Database_ThatAClusterServes_IsRefusedToSilosOfAnotherName()
    {
        await using var database = await TestDatabase.CreateEmptyAsync(StorageKind.Postgres);
        var one = await TakeAsync(database, ServeMode.Cluster, cluster: "town");
        var two = await TakeAsync(database, ServeMode.Cluster, cluster: "town");

        await one.DisposeAsync();
        var refusal = await Should.ThrowAsync<StorageInUseException>(() => TakeAsync(database, ServeMode.Cluster, cluster: "twon"));
        refusal.Message.ShouldContain("another name than 'twon'");

        await two.DisposeAsync();
        await using var other = await TakeAsync(database, ServeMode.Cluster, cluster: "twon");
    }

    [Fact]
    public async Task Database_ThatAClusterServes_IsOpenToItsSilosOnly()
    {
        await using var database = await TestDatabase.CreateEmptyAsync(StorageKind.Postgres);
        var one = await TakeAsync(database, ServeMode.Cluster);
        var two = await TakeAsync(database, ServeMode.Cluster);

        var refusal = await Should.ThrowAsync<StorageInUseException>(() => TakeAsync(database));
        refusal.Message.ShouldContain($"is served by a cluster: {Me}");
        refusal.Message.ShouldContain($"; {Me}");

        await one.DisposeAsync();
        await Should.ThrowAsync<StorageInUseException>(() => TakeAsync(database));
        await two.DisposeAsync();
        await using var alone = await TakeAsync(database);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Lock_WhoseSessionEnded_IsTakenAgain(bool cluster)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(StorageKind.Postgres);
        await using var held = await TakeAsync(database, cluster ? ServeMode.Cluster : ServeMode.Alone);
        var first = (await HoldersAsync(database)).ShouldHaveSingleItem();

        await EndSessionsAsync(database);
        (await HoldersAsync(database)).ShouldBeEmpty();
        _clock.Advance(PostgresServeLock.Between);

        (await Eventually.Is(() => HoldersAsync(database), holders => holders is [_])).ShouldNotContain(first);
        _taken.Task.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task Lock_ThatAnotherTookMeanwhile_IsGivenUp()
    {
        await using var database = await TestDatabase.CreateEmptyAsync(StorageKind.Postgres);
        await using var held = await TakeAsync(database);

        await EndSessionsAsync(database);
        await using var other = await TakeAsync(database, ServeMode.Cluster, new ManualTimeProvider());
        _clock.Advance(PostgresServeLock.Between);

        (await _taken.Task.WaitAsync(TimeSpan.FromSeconds(20))).Message.ShouldContain($"is served by a cluster: {Me}");
    }

    [Fact]
    public async Task Lock_WhileTheDatabaseIsDown_IsTakenAgainWhenItIsUp()
    {
        TestDatabase.SkipWithoutPostgres();
        await using var server = await PostgresServer.StartAsync();
        await using var database = await TestDatabase.CreateOnAsync(server);
        await using var held = await TakeAsync(database);

        await server.StopAsync();
        _clock.Advance(3 * PostgresServeLock.Between);
        await server.StartAgainAsync();
        NpgsqlConnection.ClearAllPools();

        await Eventually.Is(() =>
        {
            _clock.Advance(PostgresServeLock.Between);
            return HoldersAsync(database);
        }, holders => holders is [_]);
        _taken.Task.IsCompleted.ShouldBeFalse();
    }

    private Task<PostgresServeLock> TakeAsync(
        TestDatabase database, ServeMode mode = ServeMode.Alone, TimeProvider? clock = null, string? cluster = null) =>
        PostgresServeLock.TakeAsync(database.Options, mode, clock ?? _clock, NullLogger.Instance, e => _taken.TrySetResult(e), cluster);

    private static Task<List<int>> HoldersAsync(TestDatabase database) => AskAsync(database, "SELECT pid");

    /// <summary>As an administrator would, or a firewall.</summary>
    private static Task<List<int>> EndSessionsAsync(TestDatabase database) => AskAsync(database, "SELECT pg_terminate_backend(pid, 10000)::integer");

    private static async Task<List<int>> AskAsync(TestDatabase database, string select)
    {
        await using var source = NpgsqlDataSource.Create(database.Options.Postgres!);
        await using var command = source.CreateCommand(
            $"{select} FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND objid = {AdvisoryLocks.Serving & 0xFFFFFFFF}");
        await using var rows = await command.ExecuteReaderAsync();
        var answers = new List<int>();
        while (await rows.ReadAsync()) answers.Add(rows.GetInt32(0));
        return answers;
    }
}

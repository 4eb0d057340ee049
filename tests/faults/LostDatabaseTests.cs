using System.Net;
using Kazva.Silo.Import;
using Kazva.Silo.Storage;
using Kazva.Silo.Storage.Grids;
using Kazva.TestKit;
using Kazva.TestKit.Postgres;
using Microsoft.Extensions.DependencyInjection;

namespace Kazva.Faults.Tests;

/// <summary>The database goes away under a running process: nothing is acknowledged, and it recovers by itself.</summary>
public sealed class LostDatabaseTests
{
    [Fact]
    public async Task PostgresStoppedAndStartedAgain_AnswersAreRefusedMeanwhileAndThenAccepted()
    {
        TestDatabase.SkipWithoutPostgres();
        await using var server = await PostgresServer.StartAsync();
        await using var database = await TestDatabase.CreateOnAsync(server);
        await Import(database.Options);
        await using var process = await KazvaProcess.ServeAsync(database.Options);
        await WhileLost(process, server.KillAsync, server.StartAgainAsync);
    }

    [Fact]
    public async Task SqliteFileLockedByAnother_AnswersAreRefusedMeanwhileAndThenAccepted()
    {
        await using var database = await TestDatabase.CreateAsync(StorageKind.Sqlite);
        await Import(database.Options);
        await using var process = await KazvaProcess.ServeAsync(database.Options);
        await using var other = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(database.Options.Data, "kazva.db")};Pooling=False");
        await other.OpenAsync();
        await WhileLost(process, () => Run(other, "BEGIN IMMEDIATE"), () => Run(other, "ROLLBACK"));
    }

    [Fact]
    public async Task SqliteFileMovedAwayAndBack_AnswersAreRefusedMeanwhileAndThenAccepted()
    {
        await using var database = await TestDatabase.CreateAsync(StorageKind.Sqlite);
        await Import(database.Options);
        await using var process = await KazvaProcess.ServeAsync(database.Options);
        var file = Path.Combine(database.Options.Data, "kazva.db");
        await WhileLost(process, () => Task.Run(() => File.Move(file, file + ".away")), () => Task.Run(() => File.Move(file + ".away", file)));
    }

    [Fact]
    public async Task DiskFull_AnswersAreRefusedMeanwhileAndThenAccepted()
    {
        using var disk = SmallDisk.Mount(megabytes: 8);
        var options = new StorageOptions { Storage = StorageKind.Sqlite, Data = disk.Path };
        await Silo.Storage.Migrations.StorageMigrator.MigrateAsync(options, TimeProvider.System);
        await Import(options);
        await using var process = await KazvaProcess.ServeAsync(options);
        await WhileLost(process, () => Task.Run(() => disk.Fill(leaveKilobytes: 0)), () => Task.Run(disk.MakeRoom));
    }

    private static async Task WhileLost(KazvaProcess process, Func<Task> lose, Func<Task> find)
    {
        using var citizens = new HttpClient { BaseAddress = process.Citizens };
        using var staff = new HttpClient { BaseAddress = process.Staff };
        await citizens.Accepted(SmallGrid.Playground, 9);

        await lose();
        var (id, accepted) = await UntilRefused(citizens, process);
        using (var ready = await citizens.GetAsync(new Uri("/health/ready", UriKind.Relative))) ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        using (var live = await citizens.GetAsync(new Uri("/health/live", UriKind.Relative))) live.StatusCode.ShouldBe(HttpStatusCode.OK);

        await find();
        await Eventually.Is(
            async () =>
            {
                using var response = await citizens.Send(SmallGrid.Playground, 2, id);
                return response.StatusCode;
            },
            status => status == HttpStatusCode.Accepted);
        using (var ready = await citizens.GetAsync(new Uri("/health/ready", UriKind.Relative))) ready.StatusCode.ShouldBe(HttpStatusCode.OK);
        // Nothing but the accepted answers is in the figures.
        var view = await StaffView.WithCount(staff, accepted + 2);
        view[RollUp.GridLevel.Location, SmallGrid.Playground].Windows.Hour.Histogram.ShouldBe([0, accepted + 1, 0, 0, 0, 0, 0, 0, 1, 0]);
    }

    /// <summary>Sends until one is refused: a full disk may have room for a few more in files that are there already.</summary>
    private static async Task<(Guid Refused, int Accepted)> UntilRefused(HttpClient citizens, KazvaProcess process)
    {
        for (var accepted = 0; accepted < 250; accepted++)
        {
            var id = Guid.NewGuid();
            using var response = await citizens.Send(SmallGrid.Playground, 2, id);
            if (response.StatusCode == HttpStatusCode.Accepted) continue;
            response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, process.Output);
            response.Headers.RetryAfter.ShouldNotBeNull();
            response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
            return (id, accepted);
        }
        throw new InvalidOperationException("Nothing was refused.");
    }

    private static async Task Import(StorageOptions options)
    {
        await using var services = new ServiceCollection().AddLogging().AddKazvaStorage(options).BuildServiceProvider();
        await services.GetRequiredService<IGridStore>().SaveAsync(SmallGrid.Id, 1, GridJson.Serialize(SmallGrid.Grid));
    }

    private static async Task Run(Microsoft.Data.Sqlite.SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}

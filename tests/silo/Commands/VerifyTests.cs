using Kazva.Alarms.Storage;
using Kazva.Silo.Storage;
using Kazva.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Kazva.Silo.Tests.Commands;

/// <summary><c>kazva verify</c>, as a process of its own on what a server has left behind.</summary>
public abstract class VerifyTests(StorageKind kind) : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(kind);
        await using var server = await KazvaServer.StartAsync(_database);
        for (var score = 1; score <= 10; score++) await server.Citizens.Accepted(SmallGrid.Playground, score);
        await server.Citizens.Accepted(SmallGrid.Stop, 2);
        await StaffView.WithCount(server.Staff, 11);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_database is not null) await _database.DisposeAsync();
    }

    [Fact]
    public async Task Verify_NothingIsWrong_SaysSoAndExitsWithZero()
    {
        var (exit, output) = await KazvaProcess.RunAsync(_database.Options, "verify");
        output.ShouldContain("smallville: 11 submissions");
        output.ShouldContain("0 difference(s)");
        exit.ShouldBe(0);
    }

    [Theory]
    [InlineData("UPDATE submissions SET score = 1 WHERE score = 10", "location TEST")]
    [InlineData("DELETE FROM submissions WHERE score = 2", "roll-up of organisation smallville")]
    [InlineData("DELETE FROM hourly_rollups WHERE id = 'stops'", "roll-up of category stops")]
    [InlineData("UPDATE heads SET n = n - 3", "head of location TEST")]
    public async Task Verify_PlantedDifference_IsFoundAndNamed(string planted, string named)
    {
        (await RawDatabase.ExecuteAsync(_database.Options, planted)).ShouldBeGreaterThan(0);
        var (exit, output) = await KazvaProcess.RunAsync(_database.Options, "verify");
        output.ShouldContain(named);
        exit.ShouldBe(1);
    }

    [Theory]
    [InlineData("UPDATE alarm_transitions SET change = 6", "transition 1: the log says Fired")]
    [InlineData("DELETE FROM alarm_transitions", "kept is nothing")]
    public async Task Verify_AlarmThatIsNotTheLogs_IsFoundAndNamed(string planted, string named)
    {
        var clock = new ManualTimeProvider(TimeProvider.System.GetUtcNow());
        await using (var server = await KazvaServer.StartAsync(_database, configure: builder => builder.Services.AddSingleton<TimeProvider>(clock)))
        {
            await server.Citizens.Accepted(SmallGrid.Playground, 1, more: new { answers = new { problem = new[] { "broken" } } });
            var store = server.Services.GetRequiredService<IAlarmStore>();
            await Eventually.Is(
                async () =>
                {
                    clock.Advance(TimeSpan.FromSeconds(5));
                    return (Alarms: await store.ReadAlarmsAsync(SmallGrid.Id, [], null, 10), Book: await store.ReadBookAsync(SmallGrid.Id, default));
                },
                found => found.Alarms.Length == 1 && found.Book.Judged > found.Alarms[0].Since);
        }
        var (exit, output) = await KazvaProcess.RunAsync(_database.Options, "verify");
        output.ShouldContain("smallville: 1 transitions of alarms judged again, 0 difference(s)");
        exit.ShouldBe(0);

        (await RawDatabase.ExecuteAsync(_database.Options, planted)).ShouldBeGreaterThan(0);
        (exit, output) = await KazvaProcess.RunAsync(_database.Options, "verify");
        output.ShouldContain(named);
        exit.ShouldBe(1);
    }

    [Fact]
    public async Task Verify_SnapshotWithAnAnswerTooMany_IsFound()
    {
        // One entry's count goes up: the low 28 bits of each number are a count.
        await Snapshots.AddAnswerAsync(_database.Options);
        var (exit, output) = await KazvaProcess.RunAsync(_database.Options, "verify");
        output.ShouldContain("organisation smallville, 90d");
        exit.ShouldBe(1);
    }
}

public sealed class SqliteVerifyTests() : VerifyTests(StorageKind.Sqlite);

public sealed class PostgresVerifyTests() : VerifyTests(StorageKind.Postgres);

using Kazva.Silo.Storage;
using Kazva.TestKit;

namespace Kazva.Silo.Tests.Commands;

/// <summary><c>kazva backtest</c>, as a process of its own on what a server has left behind.</summary>
public abstract class BacktestTests(StorageKind kind) : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(kind);
        await using (var server = await KazvaServer.StartAsync(_database))
            for (var i = 0; i < 6; i++) await server.Citizens.Accepted(SmallGrid.Playground, 1);
        // An hour ago: the minute that has just begun is judged only when it is over.
        var hour = kind == StorageKind.Sqlite ? "3600000" : "interval '1 hour'";
        await RawDatabase.ExecuteAsync(_database.Options, $"UPDATE submissions SET received_at = received_at - {hour}, counted_at = counted_at - {hour}");
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _folder.Dispose();
        if (_database is not null) await _database.DisposeAsync();
    }

    [Fact]
    public async Task Backtest_OfARuleInAFile_SaysWhereItWouldHaveFiredAndOnWhat()
    {
        var (exit, output) = await KazvaProcess.RunAsync(_database.Options, "backtest", Rule("80 %"), "--days", "1");
        output.ShouldContain("low: fired 1 time(s) in 1 day(s), 7.0 a week");
        output.ShouldContain($"Location {SmallGrid.Playground}");
        output.ShouldContain("1.00 against 0.30 on");
        exit.ShouldBe(0);
    }

    [Fact]
    public async Task Backtest_OfAFileWithAMistake_NamesItsPlaceAndTriesNothing()
    {
        var (exit, output) = await KazvaProcess.RunAsync(_database.Options, "backtest", Rule("40 %"));
        output.ShouldContain("rule.yaml:14:");
        output.ShouldContain("1 mistake(s); nothing was tried.");
        exit.ShouldBe(1);
    }

    [Fact]
    public async Task Backtest_OfARuleInForce_IsFoundByItsId()
    {
        var (exit, output) = await KazvaProcess.RunAsync(_database.Options, "backtest", "silence", "--days", "30");
        output.ShouldContain("silence: fired 0 time(s) in 30 day(s)");
        exit.ShouldBe(0);
    }

    [Theory]
    [InlineData("nothing", "There is neither a file nor a rule 'nothing'; the rules in force are")]
    [InlineData("silence --days 0", "--days is 0; expected 1 to 3650.")]
    [InlineData("silence --organisation elsewhere", "There is no organisation 'elsewhere'; there is smallville.")]
    public async Task Backtest_OfWhatIsNotThere_SaysWhatThereIs(string arguments, string said)
    {
        var (exit, output) = await KazvaProcess.RunAsync(_database.Options, ["backtest", .. arguments.Split(' ')]);
        output.ShouldContain(said);
        exit.ShouldBe(2);
    }

    private string Rule(string confidence)
    {
        File.WriteAllText(_folder.File("rule.yaml"), $$"""
            rules:
              - id: low
                name: { bg: Спад, en: Drop }
                every-location: all
                severity: warning
                cool-down: 1d
                drop:
                  measure: dissatisfied
                  windows: [24h]
                  level: 30 %
                  min-count: 4
                  clear: 35 %
                  keep-for: 1h
                  confidence: {{confidence}}
            """);
        return _folder.File("rule.yaml");
    }
}

public sealed class SqliteBacktestTests() : BacktestTests(StorageKind.Sqlite);

public sealed class PostgresBacktestTests() : BacktestTests(StorageKind.Postgres);

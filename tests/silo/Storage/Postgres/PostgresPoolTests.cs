using Kazva.Silo.Storage;
using Kazva.Silo.Storage.Postgres;
using Kazva.Submissions;
using Kazva.TestKit;
using Npgsql;

namespace Kazva.Silo.Tests.Storage.Postgres;

public sealed class PostgresPoolTests
{
    [Fact]
    public async Task Commit_WhileReadsHoldAllTheirConnections_GoesOn()
    {
        await using var test = await TestDatabase.CreateAsync(StorageKind.Postgres);
        await using var database = new PostgresDatabase(new StorageOptions
        {
            Storage = StorageKind.Postgres,
            Postgres = new NpgsqlConnectionStringBuilder(test.Options.Postgres) { MaxPoolSize = 1 }.ConnectionString,
        });
        var store = new PostgresSubmissionStore(database);
        var entered = new TaskCompletionSource();
        var end = new TaskCompletionSource<int>();
        var reading = database.RunAsync(_ => { entered.SetResult(); return end.Task; }, CancellationToken.None);
        await entered.Task;

        var results = await store.CommitAsync([Sample.Submission(n: 1)], CancellationToken.None);

        results.Outcomes().ShouldBe([AppendOutcome.Committed]);
        await store.ProbeAsync(Sample.Noon, CancellationToken.None);
        end.SetResult(0);
        await reading;
    }
}

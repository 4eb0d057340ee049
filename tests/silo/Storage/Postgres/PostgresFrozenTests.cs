using Kazva.Silo.Storage;
using Kazva.Silo.Storage.Postgres;
using Kazva.Submissions;
using Npgsql;

namespace Kazva.Silo.Tests.Storage.Postgres;

/// <summary>A process that stops while it holds locks must not stop the others.</summary>
public sealed class PostgresFrozenTests() : StorageContract(StorageKind.Postgres)
{
    [Fact]
    public async Task Commit_ThatFreezesWithItsLocks_IsEndedAndWritesNothing()
    {
        await using var database = new PostgresDatabase(Options);
        var locked = new TaskCompletionSource();
        var thaw = new TaskCompletionSource();
        var frozen = database.CommitAsync(async connection =>
        {
            var commit = new PostgresCommit(connection, [Sample.Submission("A", 1, score: 1)]);
            await commit.LockAsync(CancellationToken.None);
            locked.SetResult();
            await thaw.Task;
            return await commit.CommitAsync(CancellationToken.None);
        }, CancellationToken.None);
        await locked.Task;

        var result = await Process.Log.AppendAsync(Sample.Submission("A", 1, score: 9));
        thaw.SetResult();

        result.Outcome.ShouldBe(AppendOutcome.Committed);
        await Should.ThrowAsync<StorageUnavailableException>(frozen);
        (await Process.AllAsync()).ShouldHaveSingleItem().Score.ShouldBe(9);
        // It goes on by itself, and from what is there.
        var store = new PostgresSubmissionStore(database);
        (await store.CommitAsync([Sample.Submission("A", 2)], CancellationToken.None)).Outcomes().ShouldBe([AppendOutcome.Committed]);
    }

    [Fact]
    public async Task Commit_ThatWaitsTooLongForALock_IsUnavailableAndRecovers()
    {
        await using var process = new StorageProcess(new StorageOptions
        {
            Storage = StorageKind.Postgres,
            Data = Options.Data,
            Postgres = new NpgsqlConnectionStringBuilder(Options.Postgres) { CommandTimeout = 2 }.ConnectionString,
        }, Clock);
        await process.Log.AppendAsync(Sample.Submission("A", 1));
        await using var source = NpgsqlDataSource.Create(Options.Postgres!);
        await using (var other = await source.OpenConnectionAsync())
        {
            await using var transaction = await other.BeginTransactionAsync();
            await using var locking = new NpgsqlCommand("SELECT n FROM heads FOR UPDATE", other);
            await locking.ExecuteNonQueryAsync();

            var failure = await Should.ThrowAsync<StorageUnavailableException>(() => process.Log.AppendAsync(Sample.Submission("A", 2)));
            failure.InnerException.ShouldBeOfType<PostgresException>().SqlState.ShouldBe(PostgresErrorCodes.LockNotAvailable);
        }

        (await process.Log.AppendAsync(Sample.Submission("A", 2))).Outcome.ShouldBe(AppendOutcome.Committed);
    }
}

public sealed class PostgresErrorsTests
{
    [Theory]
    [InlineData("25P03", true, true)]
    [InlineData("25P04", true, true)]
    [InlineData("57P01", true, true)]
    [InlineData("55P03", true, false)]
    [InlineData("25006", true, false)]
    [InlineData("25P02", false, false)]
    [InlineData("23505", false, false)]
    public void Error_OfTheServer_IsToldFromOneOfTheStatement(string code, bool unavailable, bool disconnected)
    {
        var error = new PostgresException("", "FATAL", "FATAL", code);

        PostgresErrors.MeansUnavailable(error).ShouldBe(unavailable);
        PostgresErrors.MeansDisconnected(error).ShouldBe(disconnected);
    }
}

using Kazva.Silo.Storage;
using Kazva.Silo.Storage.Postgres;
using Kazva.Submissions;
using Npgsql;

namespace Kazva.Silo.Tests.Storage.Postgres;

/// <summary>A process that stops while it holds locks must not stop the others.</summary>
public sealed class PostgresFrozenTests() : StorageContract(StorageKind.Postgres)
{
    [Fact]
    public async Task Session_ThatFreezesWithItsLocks_IsEndedAndWritesNothing()
    {
        await using var database = new PostgresDatabase(Options);
        await Process.Log.AppendAsync(Sample.Submission("A", 1));
        var locked = new TaskCompletionSource();
        var thaw = new TaskCompletionSource();
        var frozen = database.CommitAsync(async connection =>
        {
            await connection.ExecuteAsync("BEGIN", CancellationToken.None);
            await connection.ExecuteAsync("UPDATE heads SET n = 7", CancellationToken.None);
            locked.SetResult();
            await thaw.Task;
            return await connection.ExecuteAsync("COMMIT", CancellationToken.None);
        }, CancellationToken.None);
        await locked.Task;

        var result = await Process.Log.AppendAsync(Sample.Submission("A", 2, score: 9));
        thaw.SetResult();

        result.Outcome.ShouldBe(AppendOutcome.Committed);
        await Should.ThrowAsync<StorageUnavailableException>(frozen);
        (await Process.AllAsync()).Select(submission => submission.Number).ShouldBe([1, 2]);
        // It goes on by itself, and from what is there.
        var store = new PostgresSubmissionStore(database);
        (await store.CommitAsync([Sample.Submission("A", 3)], CancellationToken.None)).Outcomes().ShouldBe([AppendOutcome.Committed]);
    }

    [Fact]
    public async Task Commit_ThatIsRunAgainAfterItSucceeded_IsFenced()
    {
        await using var database = new PostgresDatabase(Options);
        var store = new PostgresSubmissionStore(database);
        LoggedSubmission[] batch = [Sample.Submission("A", 1), Sample.Submission("A", 2), Sample.Submission("B", 1)];
        await store.CommitAsync(batch, CancellationToken.None);

        var again = await store.CommitAsync(batch, CancellationToken.None);

        again.Outcomes().ShouldAllBe(outcome => outcome == AppendOutcome.Fenced);
        (await Process.AllAsync()).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Id_SentToTwoLocationsAtOnce_IsWrittenOnce_WhereItIsNotFenced()
    {
        await using var database = new PostgresDatabase(Options);
        var store = new PostgresSubmissionStore(database);
        var fenced = Sample.Submission("A", 5);
        var other = Sample.Submission("B", 1) with { SubmissionId = fenced.SubmissionId };

        (await store.CommitAsync([fenced, other], CancellationToken.None)).Outcomes().ShouldBe([AppendOutcome.Fenced, AppendOutcome.Committed]);
        // Twice in one batch: the first is the submission, the second its repetition.
        var twice = Sample.Submission("C", 1);
        (await store.CommitAsync([twice, twice with { Location = "B", Number = 2 }], CancellationToken.None)).Outcomes()
            .ShouldBe([AppendOutcome.Committed, AppendOutcome.Duplicate]);
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

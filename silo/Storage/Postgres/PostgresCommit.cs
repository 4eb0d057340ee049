using Kazva.Silo.Storage.Log;
using Kazva.Submissions;
using Npgsql;
using NpgsqlTypes;

namespace Kazva.Silo.Storage.Postgres;

/// <summary>
/// One batch of the log in one statement, and so in one round trip. Where a location may never have been answered its head is made before, by a
/// transaction of its own in the same round trip; where ids were not new, what has them is read after.
/// <para>After a broken connection nothing is known, and it may be run again all the same: what had been committed is fenced then.</para>
/// </summary>
internal sealed class PostgresCommit(NpgsqlConnection connection, IReadOnlyList<LoggedSubmission> batch)
{
    private static readonly string AddHeads = SqlFile.Read("Postgres/Statements/add-heads.sql");
    private static readonly string CommitBatch = SqlFile.Read("Postgres/Statements/commit.sql");
    private static readonly string ReadByIds = SqlFile.Read("Postgres/Statements/read-by-ids.sql");

    private readonly AppendResult?[] _results = new AppendResult?[batch.Count];
    private long _inserted;

    /// <summary>Commits.</summary>
    /// <param name="isExpected">Whether all is taken for new, where all numbers follow each other.</param>
    /// <returns>False when all was taken for new and is not: nothing was committed.</returns>
    public async Task<bool> CommitAsync(bool isExpected, CancellationToken cancellationToken)
    {
        var numbers = new BatchNumbers(batch);
        for (var i = 0; i < _results.Length; i++)
            if (!numbers.Follows(i))
                _results[i] = AppendResult.Fenced;
        if (!isExpected || Array.Exists(_results, result => result is not null))
        {
            await CommitWhatIsNewAsync(numbers, cancellationToken);
            return true;
        }
        try
        {
            await using var round = Round(numbers);
            PostgresExpectedCommit.AddTo(round, batch, numbers);
            await using var results = await round.ExecuteReaderAsync(cancellationToken);
            await ReadAsync(results, row => _inserted = row.GetInt64(0), cancellationToken);
            return true;
        }
        catch (PostgresException e) when (PostgresExpectedCommit.WasOtherwise(e))
        {
            return false;
        }
    }

    private async Task CommitWhatIsNewAsync(BatchNumbers numbers, CancellationToken cancellationToken)
    {
        var rows = Enumerable.Range(0, _results.Length).Where(numbers.Follows).ToList();
        var submissions = rows.ConvertAll(i => batch[i]);
        await using var round = Round(numbers);
        round.Add(CommitBatch,
        [
            .. PostgresColumns.OfRuns(numbers.Runs),
            // Counted from 1, as in the list above.
            PostgresArray.Of(NpgsqlDbType.Bigint, rows, i => numbers.RunOf(i) + 1L),
            .. PostgresColumns.OfSubmissions(submissions),
            .. PostgresColumns.OfReasons(submissions.FindAll(submission => submission.Held is not null)),
        ]);
        HashSet<long> fenced = [];
        await using var results = await round.ExecuteReaderAsync(cancellationToken);
        await ReadAsync(results, row => (fenced, _inserted) = (row.GetFieldValue<long[]>(0).ToHashSet(), row.GetInt64(1)), cancellationToken);
        foreach (var i in rows)
            if (fenced.Contains(numbers.RunOf(i) + 1L))
                _results[i] = AppendResult.Fenced;
    }

    /// <summary>A round trip whose statements are transactions of their own. It begins with the heads that may not be there; one at 0 is as good as none.</summary>
    private NpgsqlBatch Round(BatchNumbers numbers)
    {
        var round = new NpgsqlBatch(connection) { EnableErrorBarriers = true };
        var fresh = numbers.Runs.Where(run => run.First == 1).ToList();
        if (fresh.Count > 0)
            round.Add(AddHeads, PostgresArray.Of(NpgsqlDbType.Text, fresh, run => run.Place.Organisation), PostgresArray.Of(NpgsqlDbType.Text, fresh, run => run.Place.Location));
        return round;
    }

    private static async Task ReadAsync(NpgsqlDataReader results, Action<NpgsqlDataReader> row, CancellationToken cancellationToken)
    {
        await results.ReadAsync(cancellationToken);
        row(results);
        // The end of the transaction comes after the rows, and may be an error.
        await results.NextResultAsync(cancellationToken);
    }

    /// <summary>What became of the rows.</summary>
    /// <returns>One result per row, in the order of the batch.</returns>
    public async Task<AppendResult[]> ResultsAsync(CancellationToken cancellationToken)
    {
        var admitted = Enumerable.Range(0, _results.Length).Where(i => _results[i] is null).ToList();
        if (_inserted == admitted.Count)
        {
            foreach (var i in admitted) _results[i] = AppendResult.Committed;
            return _results!;
        }
        var existing = await FindAsync(admitted, cancellationToken);
        foreach (var i in admitted)
        {
            var found = existing[SubmissionKey.Of(batch[i])];
            _results[i] = found.Location == batch[i].Location && found.Number == batch[i].Number ? AppendResult.Committed : new AppendResult(AppendOutcome.Duplicate, found);
        }
        return _results!;
    }

    /// <summary>Reads what has the ids of some rows. Submissions never change, so this need not be in the transaction.</summary>
    private async Task<Dictionary<SubmissionKey, LoggedSubmission>> FindAsync(List<int> rows, CancellationToken cancellationToken)
    {
        var keys = rows.Select(i => SubmissionKey.Of(batch[i])).Distinct().ToList();
        await using var command = connection.Command(ReadByIds,
            PostgresArray.Of(NpgsqlDbType.Text, keys, key => key.Organisation),
            PostgresArray.Of(NpgsqlDbType.Uuid, keys, key => key.SubmissionId));
        await using var found = await command.ExecuteReaderAsync(cancellationToken);
        return (await found.ToListAsync(PostgresRows.Submission, cancellationToken)).ToDictionary(SubmissionKey.Of);
    }
}

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
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        var numbers = new BatchNumbers(batch);
        var runs = numbers.Runs;
        for (var i = 0; i < _results.Length; i++)
            if (!numbers.Follows(i))
                _results[i] = AppendResult.Fenced;
        var rows = Enumerable.Range(0, _results.Length).Where(numbers.Follows).ToList();
        var held = rows.FindAll(i => batch[i].Held is not null);
        var fresh = runs.Where(run => run.First == 1).ToList();

        // Each statement is a transaction of its own. A head at 0 is as good as none.
        await using var round = new NpgsqlBatch(connection) { EnableErrorBarriers = true };
        if (fresh.Count > 0)
            round.Add(AddHeads, PostgresArray.Of(NpgsqlDbType.Text, fresh, run => run.Place.Organisation), PostgresArray.Of(NpgsqlDbType.Text, fresh, run => run.Place.Location));
        round.Add(CommitBatch,
            PostgresArray.Of(NpgsqlDbType.Text, runs, run => run.Place.Organisation),
            PostgresArray.Of(NpgsqlDbType.Text, runs, run => run.Place.Location),
            PostgresArray.Of(NpgsqlDbType.Bigint, runs, run => run.First),
            PostgresArray.Of(NpgsqlDbType.Bigint, runs, run => run.Last),
            // Counted from 1, as in the list above.
            PostgresArray.Of(NpgsqlDbType.Bigint, rows, i => numbers.RunOf(i) + 1L),
            PostgresArray.Of(NpgsqlDbType.Text, rows, i => batch[i].Organisation),
            PostgresArray.Of(NpgsqlDbType.Text, rows, i => batch[i].Location),
            PostgresArray.Of(NpgsqlDbType.Bigint, rows, i => batch[i].Number),
            PostgresArray.Of(NpgsqlDbType.Uuid, rows, i => batch[i].SubmissionId),
            PostgresArray.Of(NpgsqlDbType.Smallint, rows, i => (short)batch[i].Score),
            PostgresArray.Of(NpgsqlDbType.Json, rows, i => AnswersJson.Write(batch[i].Answers)),
            PostgresArray.Of(NpgsqlDbType.Text, rows, i => batch[i].Comment),
            PostgresArray.Of(NpgsqlDbType.Text, rows, i => batch[i].Language),
            PostgresArray.Of(NpgsqlDbType.Text, rows, i => batch[i].Settlement),
            PostgresArray.Of(NpgsqlDbType.Text, rows, i => batch[i].Category),
            PostgresArray.Of(NpgsqlDbType.Integer, rows, i => batch[i].QuestionnaireVersion),
            PostgresArray.Of(NpgsqlDbType.TimestampTz, rows, i => batch[i].CountedAt.ToUniversalTime()),
            PostgresArray.Of(NpgsqlDbType.TimestampTz, rows, i => batch[i].ReceivedAt.ToUniversalTime()),
            PostgresArray.Of(NpgsqlDbType.Text, held, i => batch[i].Organisation),
            PostgresArray.Of(NpgsqlDbType.Text, held, i => batch[i].Location),
            PostgresArray.Of(NpgsqlDbType.Bigint, held, i => batch[i].Number),
            PostgresArray.Of(NpgsqlDbType.Smallint, held, i => (short)batch[i].Held!.Value));

        await using var results = await round.ExecuteReaderAsync(cancellationToken);
        await results.ReadAsync(cancellationToken);
        var fenced = results.GetFieldValue<long[]>(0).ToHashSet();
        _inserted = results.GetInt64(1);
        // The end of the transaction comes after the rows, and may be an error.
        await results.NextResultAsync(cancellationToken);
        foreach (var i in rows)
            if (fenced.Contains(numbers.RunOf(i) + 1L))
                _results[i] = AppendResult.Fenced;
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

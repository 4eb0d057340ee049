using System.Runtime.InteropServices;
using Kazva.Silo.Storage.Log;
using Kazva.Submissions;
using Npgsql;
using NpgsqlTypes;

namespace Kazva.Silo.Storage.Postgres;

/// <summary>One batch of the log in one statement, and so in one round trip. Only when there were duplicates a second one reads them.
/// <para>After a broken connection nothing is known, and it may be run again all the same: what had been committed is fenced then.</para></summary>
internal sealed class PostgresCommit(NpgsqlConnection connection, IReadOnlyList<LoggedSubmission> batch)
{
    private static readonly string Commit = SqlFile.Read("Postgres/Statements/commit.sql");
    private static readonly string ReadByIds = SqlFile.Read("Postgres/Statements/read-by-ids.sql");

    private readonly Dictionary<Place, Numbers> _places = [];
    private readonly Dictionary<SubmissionKey, int> _rows = new(batch.Count);
    private readonly HashSet<Place> _moved = [];
    private readonly HashSet<SubmissionKey> _inserted = new(batch.Count);

    /// <returns>One result per row, in the order of the batch.</returns>
    public async Task<AppendResult[]> RunAsync(CancellationToken cancellationToken)
    {
        var results = new AppendResult?[batch.Count];
        for (var i = 0; i < results.Length; i++)
        {
            if (Follows(PlaceOf(batch[i]), batch[i].Number)) _rows.TryAdd(SubmissionKey.Of(batch[i]), i);
            else results[i] = AppendResult.Fenced;
        }
        await CommitAsync(cancellationToken);

        var repeated = new List<int>();
        for (var i = 0; i < results.Length; i++)
        {
            if (results[i] is not null) continue;
            if (!_moved.Contains(PlaceOf(batch[i]))) results[i] = AppendResult.Fenced;
            else if (_rows[SubmissionKey.Of(batch[i])] == i && _inserted.Contains(SubmissionKey.Of(batch[i]))) results[i] = AppendResult.Committed;
            else repeated.Add(i);
        }
        if (repeated.Count == 0) return results!;

        var existing = await FindAsync(repeated, cancellationToken);
        foreach (var i in repeated)
        {
            // Where the one before it was fenced, an id that was sent to two locations at once is in neither's log; the second one's numbers itself anew.
            results[i] = existing.TryGetValue(SubmissionKey.Of(batch[i]), out var earlier) ? new AppendResult(AppendOutcome.Duplicate, earlier) : AppendResult.Fenced;
        }
        return results!;
    }

    private static Place PlaceOf(LoggedSubmission row) => new(row.Organisation, row.Location);

    /// <summary>Whether a number follows the last one of its location in the batch. After one that does not, none does.</summary>
    private bool Follows(Place place, long number)
    {
        ref var numbers = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, place, out var known);
        if (!known) numbers = new Numbers { First = number, Last = number };
        else if (numbers.IsBroken || number != numbers.Last + 1) numbers.IsBroken = true;
        else numbers.Last = number;
        return !numbers.IsBroken;
    }

    private async Task CommitAsync(CancellationToken cancellationToken)
    {
        var places = _places.ToList();
        var rows = _rows.Values.Select(i => batch[i]).ToList();
        var held = rows.FindAll(row => row.Held is not null);
        await using var command = connection.Command(Commit,
            PostgresArray.Of(NpgsqlDbType.Text, places, p => p.Key.Organisation),
            PostgresArray.Of(NpgsqlDbType.Text, places, p => p.Key.Location),
            PostgresArray.Of(NpgsqlDbType.Bigint, places, p => p.Value.First),
            PostgresArray.Of(NpgsqlDbType.Bigint, places, p => p.Value.Last),
            PostgresArray.Of(NpgsqlDbType.Text, rows, s => s.Organisation),
            PostgresArray.Of(NpgsqlDbType.Text, rows, s => s.Location),
            PostgresArray.Of(NpgsqlDbType.Bigint, rows, s => s.Number),
            PostgresArray.Of(NpgsqlDbType.Uuid, rows, s => s.SubmissionId),
            PostgresArray.Of(NpgsqlDbType.Smallint, rows, s => (short)s.Score),
            PostgresArray.Of(NpgsqlDbType.Json, rows, s => AnswersJson.Write(s.Answers)),
            PostgresArray.Of(NpgsqlDbType.Text, rows, s => s.Comment),
            PostgresArray.Of(NpgsqlDbType.Text, rows, s => s.Language),
            PostgresArray.Of(NpgsqlDbType.Text, rows, s => s.Settlement),
            PostgresArray.Of(NpgsqlDbType.Text, rows, s => s.Category),
            PostgresArray.Of(NpgsqlDbType.Integer, rows, s => s.QuestionnaireVersion),
            PostgresArray.Of(NpgsqlDbType.TimestampTz, rows, s => s.CountedAt.ToUniversalTime()),
            PostgresArray.Of(NpgsqlDbType.TimestampTz, rows, s => s.ReceivedAt.ToUniversalTime()),
            PostgresArray.Of(NpgsqlDbType.Text, held, s => s.Organisation),
            PostgresArray.Of(NpgsqlDbType.Text, held, s => s.Location),
            PostgresArray.Of(NpgsqlDbType.Bigint, held, s => s.Number),
            PostgresArray.Of(NpgsqlDbType.Smallint, held, s => (short)s.Held!.Value));
        await using var results = await command.ExecuteReaderAsync(cancellationToken);
        while (await results.ReadAsync(cancellationToken))
        {
            var organisation = results.GetString(0);
            if (results.IsDBNull(1)) _inserted.Add(new SubmissionKey(organisation, results.GetGuid(2)));
            else _moved.Add(new Place(organisation, results.GetString(1)));
        }
        // The end of the transaction comes after the rows, and may be an error.
        await results.NextResultAsync(cancellationToken);
    }

    /// <summary>Reads what has the ids of the repeated rows. Submissions never change, so this need not be in the transaction.</summary>
    private async Task<Dictionary<SubmissionKey, LoggedSubmission>> FindAsync(List<int> repeated, CancellationToken cancellationToken)
    {
        await using var command = connection.Command(ReadByIds,
            PostgresArray.Of(NpgsqlDbType.Text, repeated, i => batch[i].Organisation),
            PostgresArray.Of(NpgsqlDbType.Uuid, repeated, i => batch[i].SubmissionId));
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        return (await rows.ToListAsync(PostgresRows.Submission, cancellationToken)).ToDictionary(SubmissionKey.Of);
    }

    /// <summary>The numbers of one location in the batch, as far as they follow each other.</summary>
    private struct Numbers
    {
        public long First;
        public long Last;
        public bool IsBroken;
    }
}

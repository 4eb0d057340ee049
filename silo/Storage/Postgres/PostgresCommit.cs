using Kazva.Silo.Storage.Log;
using Kazva.Submissions;
using Npgsql;
using NpgsqlTypes;

namespace Kazva.Silo.Storage.Postgres;

/// <summary>One batch of the log in two round trips: lock the heads; insert, count, move the heads and commit.
/// Only when there were duplicates a third one reads them.</summary>
internal sealed class PostgresCommit(NpgsqlConnection connection, IReadOnlyList<LoggedSubmission> batch)
{
    private static readonly string AddHeads = SqlFile.Read("Postgres/Statements/add-heads.sql");
    private static readonly string LockHeads = SqlFile.Read("Postgres/Statements/lock-heads.sql");
    private static readonly string InsertSubmissions = SqlFile.Read("Postgres/Statements/insert-submissions.sql");
    private static readonly string InsertHeld = SqlFile.Read("Postgres/Statements/insert-held.sql");
    private static readonly string MoveHeads = SqlFile.Read("Postgres/Statements/move-heads.sql");
    private static readonly string ReadByIds = SqlFile.Read("Postgres/Statements/read-by-ids.sql");

    private readonly BatchHeads _heads = new();
    private readonly AppendResult?[] _results = new AppendResult?[batch.Count];

    /// <summary>Whether the commit was sent, so that after a broken connection nothing is known.</summary>
    public bool IsSent { get; private set; }

    /// <summary>The first round trip. From now on nobody else can commit for these locations; a session that does not go on
    /// within <see cref="PostgresConnectionString.LongestPause"/> is ended by the server and has written nothing.</summary>
    public async Task LockAsync(CancellationToken cancellationToken)
    {
        var places = new Dictionary<Place, long>();
        foreach (var row in batch) places.TryAdd(new Place(row.Organisation, row.Location), row.Number);
        // A location that starts at a later number has a head already, or is fenced.
        var fresh = places.Where(place => place.Value == 1).Select(place => place.Key).ToList();

        await using var round = new NpgsqlBatch(connection);
        round.Add("BEGIN ISOLATION LEVEL READ COMMITTED");
        if (fresh.Count > 0) round.Add(AddHeads, Organisations(fresh), Locations(fresh));
        var all = places.Keys.ToList();
        round.Add(LockHeads, Organisations(all), Locations(all));

        await using var rows = await round.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
            _heads.Tell(new Place(rows.GetString(0), rows.GetString(1)), rows.GetInt64(2));
    }

    /// <summary>The second round trip, and the third.</summary>
    /// <returns>One result per row, in the order of the batch.</returns>
    public async Task<AppendResult[]> CommitAsync(CancellationToken cancellationToken)
    {
        var admitted = new Dictionary<SubmissionKey, int>(batch.Count);
        var repeated = new List<int>();
        for (var i = 0; i < batch.Count; i++)
        {
            if (!_heads.Admit(new Place(batch[i].Organisation, batch[i].Location), batch[i].Number))
                _results[i] = AppendResult.Fenced;
            else if (!admitted.TryAdd(SubmissionKey.Of(batch[i]), i))
                repeated.Add(i);
        }

        var inserted = await CommitAsync([.. admitted.Values.Select(i => batch[i])], [.. _heads.Moved], cancellationToken);
        foreach (var (key, i) in admitted)
        {
            if (inserted.Contains(key)) _results[i] = AppendResult.Committed;
            else repeated.Add(i);
        }
        if (repeated.Count > 0) await FindAsync(repeated, cancellationToken);
        return _results!;
    }

    private async Task<HashSet<SubmissionKey>> CommitAsync(
        List<LoggedSubmission> rows, List<(Place Place, long Number)> moved, CancellationToken cancellationToken)
    {
        await using var round = new NpgsqlBatch(connection);
        // Held ones are rare, and have a statement of their own.
        var held = rows.FindAll(row => row.Held is not null);
        var counted = held.Count == 0 ? rows : rows.FindAll(row => row.Held is null);
        if (held.Count > 0) round.Add(InsertHeld, [.. Columns(held), PostgresArray.Of(NpgsqlDbType.Smallint, held, s => (short)s.Held!.Value)]);
        if (counted.Count > 0) round.Add(InsertSubmissions, Columns(counted));
        if (moved.Count > 0)
        {
            round.Add(MoveHeads,
                PostgresArray.Of(NpgsqlDbType.Text, moved, head => head.Place.Organisation),
                PostgresArray.Of(NpgsqlDbType.Text, moved, head => head.Place.Location),
                PostgresArray.Of(NpgsqlDbType.Bigint, moved, head => head.Number));
        }
        round.Add("COMMIT");

        IsSent = true;
        await using var results = await round.ExecuteReaderAsync(cancellationToken);
        var inserted = new HashSet<SubmissionKey>(rows.Count);
        // An error of a later statement, the commit's too, is raised only when its result is asked for.
        do
        {
            while (await results.ReadAsync(cancellationToken)) inserted.Add(new SubmissionKey(results.GetString(0), results.GetGuid(1)));
        }
        while (await results.NextResultAsync(cancellationToken));
        return inserted;
    }

    /// <summary>Reads what has the ids of the repeated rows. Submissions never change, so this need not be in the transaction.</summary>
    private async Task FindAsync(List<int> repeated, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(ReadByIds, connection);
        command.Parameters.Add(PostgresArray.Of(NpgsqlDbType.Text, repeated, i => batch[i].Organisation));
        command.Parameters.Add(PostgresArray.Of(NpgsqlDbType.Uuid, repeated, i => batch[i].SubmissionId));
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var existing = (await rows.ToListAsync(PostgresRows.Submission, cancellationToken)).ToDictionary(SubmissionKey.Of);
        foreach (var i in repeated) _results[i] = new AppendResult(AppendOutcome.Duplicate, existing[SubmissionKey.Of(batch[i])]);
    }

    private static NpgsqlParameter Organisations(List<Place> places) => PostgresArray.Of(NpgsqlDbType.Text, places, p => p.Organisation);

    private static NpgsqlParameter Locations(List<Place> places) => PostgresArray.Of(NpgsqlDbType.Text, places, p => p.Location);

    private static NpgsqlParameter[] Columns(List<LoggedSubmission> rows) =>
    [
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
    ];
}

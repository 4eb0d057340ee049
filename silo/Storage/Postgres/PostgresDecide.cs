using Kazva.Abuse;
using Kazva.Silo.Storage.Log;
using Kazva.Submissions;
using Npgsql;
using NpgsqlTypes;

namespace Kazva.Silo.Storage.Postgres;

/// <summary>Decisions about submissions of one location in two round trips: lock the head and read the submissions; write, move the head and
/// commit. While the head is locked nobody else can decide here.</summary>
internal sealed class PostgresDecide(NpgsqlConnection connection, string organisation, IReadOnlyList<Decision> decisions)
{
    private static readonly string AddHeads = SqlFile.Read("Postgres/Statements/add-heads.sql");
    private static readonly string LockHeads = SqlFile.Read("Postgres/Statements/lock-heads.sql");
    private static readonly string ReadDecidedOn = SqlFile.Read("Postgres/Statements/read-decided-on.sql");
    private static readonly string AddDecisions = SqlFile.Read("Postgres/Statements/add-decisions.sql");
    private static readonly string MoveHeads = SqlFile.Read("Postgres/Statements/move-heads.sql");

    private readonly Place _place = new(organisation, decisions[0].Location);
    private readonly BatchHeads _heads = new();

    public async Task<IReadOnlyList<DecisionResult>> RunAsync(CancellationToken cancellationToken)
    {
        var found = await LockAsync(cancellationToken);
        var results = new DecisionResult[decisions.Count];
        var made = new Dictionary<long, LoggedSubmission>();
        for (var i = 0; i < results.Length; i++)
        {
            var asked = decisions[i];
            results[i] = _heads.Admit(_place, asked.Number) ? DecisionRules.Judge(asked, found.GetValueOrDefault(asked.Submission)) : DecisionResult.Overtaken;
            if (results[i] is { Outcome: DecisionOutcome.Decided, Decision: { } decision })
                made[asked.Submission] = found[asked.Submission] = found[asked.Submission] with { Decision = decision };
        }
        await CommitAsync([.. made.Values], cancellationToken);
        return results;
    }

    private async Task<Dictionary<long, LoggedSubmission>> LockAsync(CancellationToken cancellationToken)
    {
        await using var round = new NpgsqlBatch(connection);
        round.Add("BEGIN ISOLATION LEVEL READ COMMITTED");
        // Only where nobody has answered yet is there no head, and there the first decision uses up number 1.
        if (decisions[0].Number == 1) round.Add(AddHeads, Organisation, Location);
        round.Add(LockHeads, Organisation, Location);
        round.Add(ReadDecidedOn, Text(_place.Organisation), Text(_place.Location), PostgresArray.Of(NpgsqlDbType.Bigint, decisions, d => d.Submission));
        await using var rows = await round.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken)) _heads.Tell(_place, rows.GetInt64(2));
        await rows.NextResultAsync(cancellationToken);
        return (await rows.ToListAsync(PostgresRows.MarkedSubmission, cancellationToken)).ToDictionary(submission => submission.Number);
    }

    private async Task CommitAsync(List<LoggedSubmission> made, CancellationToken cancellationToken)
    {
        await using var round = new NpgsqlBatch(connection);
        if (made.Count > 0) round.Add(AddDecisions, [Text(_place.Organisation), Text(_place.Location), .. Columns(made)]);
        foreach (var (_, number) in _heads.Moved)
            round.Add(MoveHeads, Organisation, Location, PostgresArray.Of(NpgsqlDbType.Bigint, [number], n => n));
        round.Add("COMMIT");
        await round.ExecuteNonQueryAsync(cancellationToken);
    }

    private NpgsqlParameter Organisation => PostgresArray.Of(NpgsqlDbType.Text, [_place], p => p.Organisation);

    private NpgsqlParameter Location => PostgresArray.Of(NpgsqlDbType.Text, [_place], p => p.Location);

    private static NpgsqlParameter Text(string text) => PostgresValue.Of(NpgsqlDbType.Text, text);

    private static NpgsqlParameter[] Columns(List<LoggedSubmission> made) =>
    [
        PostgresArray.Of(NpgsqlDbType.Bigint, made, s => s.Decision!.Number),
        PostgresArray.Of(NpgsqlDbType.Bigint, made, s => s.Number),
        PostgresArray.Of(NpgsqlDbType.Smallint, made, s => (short)s.Decision!.Verdict),
        PostgresArray.Of(NpgsqlDbType.Smallint, made, s => (short)s.Decision!.Change),
        PostgresArray.Of(NpgsqlDbType.Bigint, made, s => s.Decision!.Instead),
        PostgresArray.Of(NpgsqlDbType.Smallint, made, s => (short)s.Score),
        PostgresArray.Of(NpgsqlDbType.TimestampTz, made, s => s.CountedAt.ToUniversalTime()),
        PostgresArray.Of(NpgsqlDbType.TimestampTz, made, s => s.ReceivedAt.ToUniversalTime()),
        PostgresArray.Of(NpgsqlDbType.TimestampTz, made, s => s.Decision!.At.ToUniversalTime()),
        PostgresArray.Of(NpgsqlDbType.Text, made, s => s.Decision!.Who),
        PostgresArray.Of(NpgsqlDbType.Text, made, s => s.Decision!.Why),
        PostgresArray.Of(NpgsqlDbType.Smallint, made, s => (short?)s.Held),
        PostgresArray.Of(NpgsqlDbType.Text, made, s => s.Settlement),
        PostgresArray.Of(NpgsqlDbType.Text, made, s => s.Category),
    ];
}

using Kazva.Abuse;
using Kazva.Silo.Storage.Log;
using Kazva.Submissions;
using Npgsql;

namespace Kazva.Silo.Storage.Postgres;

/// <summary>The submission log in PostgreSQL.</summary>
internal sealed class PostgresSubmissionStore(PostgresDatabase database) : ISubmissionStore
{
    private const int MostAttempts = 4;

    /// <summary>After a batch that is not all new, the next ones may well not be either: many phones send again what they got no answer to.</summary>
    private const int DoubtedAfterOne = 20;

    private static readonly string ReadTail = SqlFile.Read("Postgres/Statements/read-tail.sql");
    private static readonly string ReadLatest = SqlFile.Read("Postgres/Statements/read-latest.sql");
    private static readonly string ReadAll = SqlFile.Read("Postgres/Statements/read-all.sql");

    private int _doubted;

    public async Task<AppendResult[]> CommitAsync(IReadOnlyList<LoggedSubmission> batch, CancellationToken cancellationToken)
    {
        if (batch.Count == 0) return [];
        for (var attempt = 1; ; attempt++)
        {
            var result = await database.CommitAsync(connection => TryAsync(connection, batch, attempt, cancellationToken), cancellationToken);
            if (result is not null) return result;
        }
    }

    /// <returns>Null when another attempt may succeed.</returns>
    private async Task<AppendResult[]?> TryAsync(
        NpgsqlConnection connection, IReadOnlyList<LoggedSubmission> batch, int attempt, CancellationToken cancellationToken)
    {
        var commit = new PostgresCommit(connection, batch);
        try
        {
            if (!await commit.CommitAsync(isExpected: _doubted == 0, cancellationToken))
            {
                _doubted = DoubtedAfterOne;
                await commit.CommitAsync(isExpected: false, cancellationToken);
            }
            else if (_doubted > 0)
            {
                _doubted--;
            }
        }
        catch (NpgsqlException e) when (attempt < MostAttempts && PostgresErrors.MeansRolledBack(e))
        {
            return null;
        }
        catch (NpgsqlException e) when (attempt == 1 && PostgresErrors.MeansDisconnected(e) && e.InnerException is not TimeoutException)
        {
            return null; // The pool did not know yet that the server was restarted.
        }
        return await commit.ResultsAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<DecisionResult>> DecideAsync(
        string organisation, IReadOnlyList<Decision> decisions, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var results = await database.CommitAsync(connection => TryAsync(connection, organisation, decisions, attempt, cancellationToken), cancellationToken);
            if (results is not null) return results;
        }
    }

    /// <returns>Null when the server rolled back and another attempt may succeed.</returns>
    private static async Task<IReadOnlyList<DecisionResult>?> TryAsync(
        NpgsqlConnection connection, string organisation, IReadOnlyList<Decision> decisions, int attempt, CancellationToken cancellationToken)
    {
        try
        {
            return await new PostgresDecide(connection, organisation, decisions).RunAsync(cancellationToken);
        }
        catch (NpgsqlException e) when (attempt < MostAttempts && PostgresErrors.MeansRolledBack(e))
        {
            return null;
        }
    }

    public async Task<LocationTail> ReadTailAsync(
        string organisation, string location, long after, DateTimeOffset countedFrom, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(ReadTail, row => (
            Head: row.GetInt64(0),
            Score: row.IsDBNull(1)
                ? (LoggedScore?)null
                : new LoggedScore(row.GetInt64(1), new Score(row.GetInt16(2)), row.GetFieldValue<DateTimeOffset>(3), row.GetInt16(4))),
            cancellationToken, organisation, location, after, countedFrom.ToUniversalTime());
        return rows is [] ? new LocationTail(0, []) : new LocationTail(rows[0].Head, [.. rows.Select(row => row.Score).OfType<LoggedScore>()]);
    }

    public async Task<IReadOnlyDictionary<string, long>> ReadHeadsAsync(string organisation, CancellationToken cancellationToken)
    {
        var heads = await database.ReadAsync(
            "SELECT location, n FROM heads WHERE organisation = $1", row => KeyValuePair.Create(row.GetString(0), row.GetInt64(1)), cancellationToken, organisation);
        return new Dictionary<string, long>(heads, StringComparer.Ordinal);
    }

    public async Task<long> ReadHeadSumAsync(string organisation, CancellationToken cancellationToken) =>
        (await database.ReadAsync(
            "SELECT coalesce(sum(n), 0)::bigint FROM heads WHERE organisation = $1", row => row.GetInt64(0), cancellationToken, organisation)).Single();

    public Task<IReadOnlyList<LoggedSubmission>> ReadLatestAsync(string organisation, int count, CancellationToken cancellationToken) =>
        database.ReadAsync(ReadLatest, PostgresRows.Submission, cancellationToken, organisation, count);

    public IAsyncEnumerable<LoggedSubmission> ReadAllAsync(string organisation, CancellationToken cancellationToken) =>
        database.StreamAsync(ReadAll, PostgresRows.MarkedSubmission, cancellationToken, organisation);

    public Task PingAsync(CancellationToken cancellationToken) =>
        database.ReadAsync("SELECT id FROM probe", row => row.GetInt32(0), cancellationToken);

    public Task ProbeAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        database.CommitAsync(
            connection => connection.ExecuteAsync("UPDATE probe SET written_at = $1", cancellationToken, now.ToUniversalTime()), cancellationToken);
}

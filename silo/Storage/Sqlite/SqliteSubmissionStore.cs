using Kazva.Abuse;
using Kazva.Silo.Storage.Log;
using Kazva.Submissions;

namespace Kazva.Silo.Storage.Sqlite;

/// <summary>The submission log in SQLite.</summary>
internal sealed class SqliteSubmissionStore(SqliteFile file, SqliteWriter writer) : ISubmissionStore
{
    private static readonly string ReadTail = SqlFile.Read("Sqlite/Statements/read-tail.sql");

    /// <summary>From the beginning, a long log has far more rows than are still in a window; those are next to each other in another index.</summary>
    private static readonly string ReadWholeTail =
        ReadTail.Replace("submissions AS s", "submissions AS s INDEXED BY submissions_counted", StringComparison.Ordinal);

    private static readonly string ReadLatest = SqlFile.Read("Sqlite/Statements/read-latest.sql");
    private static readonly string ReadAll = SqlFile.Read("Sqlite/Statements/read-all.sql");

    public Task<AppendResult[]> CommitAsync(IReadOnlyList<LoggedSubmission> batch, CancellationToken cancellationToken) =>
        writer.WriteAsync(session => new SqliteCommit(session).Run(batch));

    public Task<IReadOnlyList<DecisionResult>> DecideAsync(
        string organisation, IReadOnlyList<Decision> decisions, CancellationToken cancellationToken) =>
        writer.WriteAsync(session => new SqliteDecide(session, organisation).Run(decisions));

    public Task<LocationTail> ReadTailAsync(
        string organisation, string location, long after, DateTimeOffset countedFrom, CancellationToken cancellationToken) =>
        file.ReadAsync(connection =>
        {
            using var statement = new SqliteStatement(connection, after == 0 ? ReadWholeTail : ReadTail);
            using var rows = statement.Rows(after, countedFrom.ToUnixTimeMilliseconds(), organisation, location);
            var head = 0L;
            var scores = new List<LoggedScore>();
            while (rows.Read())
            {
                head = rows.GetInt64(0);
                if (!rows.IsDBNull(1))
                    scores.Add(new LoggedScore(
                        rows.GetInt64(1), new Score(rows.GetInt32(2)), DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(3)), rows.GetInt32(4)));
            }
            return new LocationTail(head, scores);
        }, cancellationToken);

    public Task<IReadOnlyDictionary<string, long>> ReadHeadsAsync(string organisation, CancellationToken cancellationToken) =>
        file.ReadAsync<IReadOnlyDictionary<string, long>>(connection =>
        {
            using var statement = new SqliteStatement(connection, "SELECT location, n FROM heads WHERE organisation = $organisation");
            using var rows = statement.Rows(organisation);
            var heads = new Dictionary<string, long>(StringComparer.Ordinal);
            while (rows.Read()) heads.Add(rows.GetString(0), rows.GetInt64(1));
            return heads;
        }, cancellationToken);

    public Task<long> ReadHeadSumAsync(string organisation, CancellationToken cancellationToken) =>
        file.ReadAsync(connection =>
        {
            using var statement = new SqliteStatement(connection, "SELECT coalesce(sum(n), 0) FROM heads WHERE organisation = $organisation");
            return (long)statement.Scalar(organisation)!;
        }, cancellationToken);

    public Task<IReadOnlyList<LoggedSubmission>> ReadLatestAsync(string organisation, int count, CancellationToken cancellationToken) =>
        file.ReadAsync<IReadOnlyList<LoggedSubmission>>(connection =>
        {
            using var statement = new SqliteStatement(connection, ReadLatest);
            return statement.Rows(organisation, count).ToList(SqliteRows.Submission);
        }, cancellationToken);

    public IAsyncEnumerable<LoggedSubmission> ReadAllAsync(string organisation, CancellationToken cancellationToken) =>
        file.StreamAsync(ReadAll, SqliteRows.MarkedSubmission, cancellationToken, organisation);

    public Task PingAsync(CancellationToken cancellationToken) =>
        file.ReadAsync(connection =>
        {
            using var statement = new SqliteStatement(connection, "SELECT written_at FROM probe");
            return statement.Scalar();
        }, cancellationToken);

    // One small row may still go into what a file has already, where a submission does not.
    public Task ProbeAsync(DateTimeOffset now, CancellationToken cancellationToken) => file.HasRoom
        ? writer.WriteAsync(session => session["UPDATE probe SET written_at = $now"].Execute(now.ToUnixTimeMilliseconds()))
        : Task.FromException(new StorageUnavailableException("The disk is full."));
}

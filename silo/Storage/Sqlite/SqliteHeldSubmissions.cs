using Kazva.Abuse;

namespace Kazva.Silo.Storage.Sqlite;

/// <summary>What staff look at when they decide, in SQLite.</summary>
internal sealed class SqliteHeldSubmissions(SqliteFile file) : IHeldSubmissions
{
    private static readonly string ReadDecisions = SqlFile.Read("Sqlite/Statements/read-decisions.sql");

    private static readonly Dictionary<HeldList, string> Lists = Enum.GetValues<HeldList>().ToDictionary(
        list => list, list => SqlFile.Read($"Sqlite/Statements/read-{list.ToString().ToLowerInvariant()}.sql"));

    public Task<long> CountWaitingAsync(string organisation, CancellationToken cancellationToken = default) =>
        file.ReadAsync(connection =>
        {
            using var statement = new SqliteStatement(connection, "SELECT count(*) FROM marks WHERE organisation = $organisation AND decision IS NULL");
            return (long)statement.Scalar(organisation)!;
        }, cancellationToken);

    public Task<IReadOnlyList<HeldSubmission>> ReadAsync(
        string organisation, HeldList list, DateTimeOffset? before, int most, CancellationToken cancellationToken = default) =>
        file.ReadAsync<IReadOnlyList<HeldSubmission>>(connection =>
        {
            using var statement = new SqliteStatement(connection, Lists[list]);
            return statement.Rows(organisation, before?.ToUnixTimeMilliseconds() ?? long.MaxValue, most)
                .ToList(row => new HeldSubmission(SqliteRows.MarkedSubmission(row), row.GetInt64(21) != 0));
        }, cancellationToken);

    public IAsyncEnumerable<Decision> ReadDecisionsAsync(string organisation, CancellationToken cancellationToken = default) =>
        file.StreamAsync(ReadDecisions, SqliteRows.Decision, cancellationToken, organisation);
}

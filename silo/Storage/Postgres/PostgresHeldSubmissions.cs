using Kazva.Abuse;

namespace Kazva.Silo.Storage.Postgres;

/// <summary>What staff look at when they decide, in PostgreSQL.</summary>
internal sealed class PostgresHeldSubmissions(PostgresDatabase database) : IHeldSubmissions
{
    private static readonly string ReadDecisions = SqlFile.Read("Postgres/Statements/read-decisions.sql");

    private static readonly Dictionary<HeldList, string> Lists = Enum.GetValues<HeldList>().ToDictionary(
        list => list, list => SqlFile.Read($"Postgres/Statements/read-{list.ToString().ToLowerInvariant()}.sql"));

    public async Task<long> CountWaitingAsync(string organisation, CancellationToken cancellationToken = default) =>
        (await database.ReadAsync("SELECT count(*) FROM marks WHERE organisation = $1 AND decision IS NULL", row => row.GetInt64(0), cancellationToken, organisation))[0];

    public Task<IReadOnlyList<HeldSubmission>> ReadAsync(
        string organisation, HeldList list, DateTimeOffset? before, int most, CancellationToken cancellationToken = default) =>
        database.ReadAsync(
            Lists[list], row => new HeldSubmission(PostgresRows.MarkedSubmission(row), row.GetBoolean(21)), cancellationToken,
            organisation, before?.ToUniversalTime() ?? new DateTimeOffset(9999, 1, 1, 0, 0, 0, TimeSpan.Zero), (long)most);

    public IAsyncEnumerable<Decision> ReadDecisionsAsync(string organisation, CancellationToken cancellationToken = default) =>
        database.StreamAsync(ReadDecisions, PostgresRows.Decision, cancellationToken, organisation);
}

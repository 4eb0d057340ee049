using Kazva.Alarms.Judging;
using Kazva.Silo.Storage.Log;
using NpgsqlTypes;

namespace Kazva.Silo.Storage.Postgres;

/// <summary>The submission log in PostgreSQL as judging reads it.</summary>
internal sealed class PostgresJudgedLog(PostgresDatabase database, RecentCommits recent) : IJudgedLog
{
    private static readonly string ReadReceived = SqlFile.Read("Postgres/Statements/read-received.sql");
    private static readonly string ReadAfter = SqlFile.Read("Postgres/Statements/read-after.sql");

    public IAsyncEnumerable<JudgedAnswer> ReadReceivedAsync(string organisation, DateTimeOffset from, CancellationToken cancellationToken = default) =>
        database.StreamAsync(ReadReceived, PostgresAlarmRows.Answer, cancellationToken, organisation, from.ToUniversalTime());

    public Task<IReadOnlyList<JudgedAnswer>> ReadAfterAsync(
        string organisation, IReadOnlyDictionary<string, long> after, CancellationToken cancellationToken = default)
    {
        var places = after.ToList();
        return database.ReadAsync(ReadAfter, PostgresAlarmRows.Answer, cancellationToken,
            organisation,
            PostgresArray.Of(NpgsqlDbType.Text, places, place => place.Key),
            PostgresArray.Of(NpgsqlDbType.Bigint, places, place => place.Value));
    }

    public IReadOnlyCollection<JudgedAnswer> TakeCommittedHere(string organisation) => recent.Take(organisation);
}

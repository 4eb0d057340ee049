using System.Text.Json;
using Kazva.Alarms.Judging;
using Kazva.Silo.Storage.Log;

namespace Kazva.Silo.Storage.Sqlite;

/// <summary>The submission log in SQLite as judging reads it.</summary>
internal sealed class SqliteJudgedLog(SqliteFile file, RecentCommits recent) : IJudgedLog
{
    private static readonly string ReadReceived = SqlFile.Read("Sqlite/Statements/read-received.sql");
    private static readonly string ReadAfter = SqlFile.Read("Sqlite/Statements/read-after.sql");

    public IAsyncEnumerable<JudgedAnswer> ReadReceivedAsync(string organisation, DateTimeOffset from, CancellationToken cancellationToken = default) =>
        file.StreamAsync(ReadReceived, SqliteAlarmRows.Answer, cancellationToken, organisation, from.ToUnixTimeMilliseconds());

    public Task<IReadOnlyList<JudgedAnswer>> ReadAfterAsync(
        string organisation, IReadOnlyDictionary<string, long> after, CancellationToken cancellationToken = default) =>
        file.ReadAsync<IReadOnlyList<JudgedAnswer>>(connection =>
        {
            using var statement = new SqliteStatement(connection, ReadAfter);
            return statement.Rows(JsonSerializer.Serialize(after), organisation).ToList(SqliteAlarmRows.Answer);
        }, cancellationToken);

    public IReadOnlyCollection<JudgedAnswer> TakeCommittedHere(string organisation) => recent.Take(organisation);
}

using System.Collections.Immutable;
using System.Text.Json;
using Kazva.Alarms.Delivery;
using Kazva.Silo.Storage.Log;

namespace Kazva.Silo.Storage.Sqlite;

/// <summary>What people complain of, from the log in SQLite.</summary>
internal sealed class SqliteComplaintLog(SqliteFile file) : IComplaintLog
{
    private static readonly string ReadComplaints = SqlFile.Read("Sqlite/Statements/read-complaints.sql");

    public Task<IReadOnlyList<DissatisfiedAnswer>> ReadAsync(
        string organisation, ImmutableArray<string> locations, DateTimeOffset from, DateTimeOffset to, int most, CancellationToken cancellationToken = default) =>
        // SQLite knows no asynchrony, and whoever asks has a limit to his patience.
        Task.Run(() => file.ReadAsync<IReadOnlyList<DissatisfiedAnswer>>(connection =>
        {
            using var statement = new SqliteStatement(connection, ReadComplaints);
            return statement
                .Rows(JsonSerializer.Serialize(locations), organisation, Math.Max(1, most / Math.Max(1, locations.Length)), from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds())
                .ToList(row => new DissatisfiedAnswer(row.GetString(0), AnswersJson.Read(row.GetString(1))));
        }, cancellationToken), cancellationToken);
}

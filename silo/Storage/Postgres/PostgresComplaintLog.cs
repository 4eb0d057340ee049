using System.Collections.Immutable;
using Kazva.Alarms.Delivery;
using Kazva.Silo.Storage.Log;

namespace Kazva.Silo.Storage.Postgres;

/// <summary>What people complain of, from the log in PostgreSQL.</summary>
internal sealed class PostgresComplaintLog(PostgresDatabase database) : IComplaintLog
{
    private static readonly string ReadComplaints = SqlFile.Read("Postgres/Statements/read-complaints.sql");

    public Task<IReadOnlyList<DissatisfiedAnswer>> ReadAsync(
        string organisation, ImmutableArray<string> locations, DateTimeOffset from, DateTimeOffset to, int most, CancellationToken cancellationToken = default) =>
        database.ReadAsync(
            ReadComplaints, row => new DissatisfiedAnswer(row.GetString(0), AnswersJson.Read(row.GetString(1))), cancellationToken,
            organisation, locations.ToArray(), (long)Math.Max(1, most / Math.Max(1, locations.Length)), from.ToUniversalTime(), to.ToUniversalTime());
}

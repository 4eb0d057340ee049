using Kazva.Silo.Storage.Postgres;
using Npgsql;

namespace Kazva.Silo.Storage.Embedded;

/// <summary>Reminders in PostgreSQL; the period to the millisecond.</summary>
internal sealed class PostgresReminderStore(PostgresDatabase database) : IReminderStore
{
    private const string ReadAll = "SELECT grain_type, grain_key, name, first_due, period FROM reminders";
    private const string ReadOfGrain = ReadAll + " WHERE grain_type = $1 AND grain_key = $2";
    private const string Delete = "DELETE FROM reminders WHERE grain_type = $1 AND grain_key = $2 AND name = $3";

    private const string Upsert =
        "INSERT INTO reminders (grain_type, grain_key, name, first_due, period) VALUES ($1, $2, $3, $4, $5) "
        + "ON CONFLICT (grain_type, grain_key, name) DO UPDATE SET first_due = excluded.first_due, period = excluded.period";

    public Task UpsertAsync(StoredReminder reminder, CancellationToken cancellationToken) =>
        database.ExecuteAsync(Upsert, cancellationToken, reminder.Grain.Type, reminder.Grain.Key, reminder.Name,
            reminder.FirstDue.ToUniversalTime(), (long)reminder.Period.TotalMilliseconds);

    public Task RemoveAsync(GrainId grain, string name, CancellationToken cancellationToken) =>
        database.ExecuteAsync(Delete, cancellationToken, grain.Type, grain.Key, name);

    public Task<IReadOnlyList<StoredReminder>> ReadAsync(GrainId grain, CancellationToken cancellationToken) =>
        database.ReadAsync(ReadOfGrain, Reminder, cancellationToken, grain.Type, grain.Key);

    public Task<IReadOnlyList<StoredReminder>> ReadAllAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(ReadAll, Reminder, cancellationToken);

    private static StoredReminder Reminder(NpgsqlDataReader row) => new(
        GrainId.Create(row.GetString(0), row.GetString(1)),
        row.GetString(2),
        row.GetFieldValue<DateTimeOffset>(3),
        TimeSpan.FromMilliseconds(row.GetInt64(4)));
}

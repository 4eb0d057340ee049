using Kazva.Silo.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Kazva.Silo.Storage.Embedded;

/// <summary>Reminders in SQLite, to the millisecond.</summary>
internal sealed class SqliteReminderStore(SqliteFile file, SqliteWriter writer) : IReminderStore
{
    private const string ReadAll = "SELECT grain_type, grain_key, name, first_due, period FROM reminders";
    private const string ReadOfGrain = ReadAll + " WHERE grain_type = $grain_type AND grain_key = $grain_key";
    private const string Delete = "DELETE FROM reminders WHERE grain_type = $grain_type AND grain_key = $grain_key AND name = $name";

    private const string Upsert =
        "INSERT INTO reminders (grain_type, grain_key, name, first_due, period) "
        + "VALUES ($grain_type, $grain_key, $name, $first_due, $period) "
        + "ON CONFLICT (grain_type, grain_key, name) DO UPDATE SET first_due = excluded.first_due, period = excluded.period";

    public Task UpsertAsync(StoredReminder reminder, CancellationToken cancellationToken) =>
        writer.WriteAsync(session => session[Upsert].Execute(
            reminder.Grain.Type, reminder.Grain.Key, reminder.Name,
            reminder.FirstDue.ToUnixTimeMilliseconds(), (long)reminder.Period.TotalMilliseconds));

    public Task RemoveAsync(GrainId grain, string name, CancellationToken cancellationToken) =>
        writer.WriteAsync(session => session[Delete].Execute(grain.Type, grain.Key, name));

    public Task<IReadOnlyList<StoredReminder>> ReadAsync(GrainId grain, CancellationToken cancellationToken) =>
        file.ReadAsync<IReadOnlyList<StoredReminder>>(connection =>
        {
            using var statement = new SqliteStatement(connection, ReadOfGrain);
            return statement.Rows(grain.Type, grain.Key).ToList(Reminder);
        }, cancellationToken);

    public Task<IReadOnlyList<StoredReminder>> ReadAllAsync(CancellationToken cancellationToken) =>
        file.ReadAsync<IReadOnlyList<StoredReminder>>(connection =>
        {
            using var statement = new SqliteStatement(connection, ReadAll);
            return statement.Rows().ToList(Reminder);
        }, cancellationToken);

    private static StoredReminder Reminder(SqliteDataReader row) => new(
        GrainId.Create(row.GetString(0), row.GetString(1)),
        row.GetString(2),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)),
        TimeSpan.FromMilliseconds(row.GetInt64(4)));
}

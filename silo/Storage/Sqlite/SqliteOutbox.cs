using System.Collections.Immutable;
using System.Text.Json;
using Kazva.Alarms.Delivery;
using Microsoft.Data.Sqlite;

namespace Kazva.Silo.Storage.Sqlite;

/// <summary>What must be told, in SQLite; <see cref="SqliteAlarmCommit"/> adds to it.</summary>
internal sealed class SqliteOutbox(SqliteFile file, SqliteWriter writer) : IOutbox
{
    private static readonly string ReadDue = SqlFile.Read("Sqlite/Statements/read-due.sql");
    private static readonly string ReadNextDue = SqlFile.Read("Sqlite/Statements/read-next-due.sql");
    private static readonly string ReadChannelsDue = SqlFile.Read("Sqlite/Statements/read-channels-due.sql");
    private static readonly string SaveNotification = SqlFile.Read("Sqlite/Statements/save-notification.sql");
    private static readonly string ReadNotification = SqlFile.Read("Sqlite/Statements/read-notification.sql");
    private static readonly string ReadNotifications = SqlFile.Read("Sqlite/Statements/read-notifications.sql");

    public Task<ImmutableArray<Notification>> ReadDueAsync(
        string organisation, string channel, DateTimeOffset now, int most, CancellationToken cancellationToken = default) =>
        ReadAsync(ReadDue, SqliteAlarmRows.Notification, cancellationToken, organisation, channel, now.ToUnixTimeMilliseconds(), most);

    public async Task<DateTimeOffset?> ReadNextDueAsync(string organisation, string channel, CancellationToken cancellationToken = default) =>
        (await ReadAsync(ReadNextDue, row => row.IsDBNull(0) ? (DateTimeOffset?)null : SqliteAlarmRows.Time(row, 0), cancellationToken, organisation, channel)).Single();

    public Task<ImmutableArray<string>> ReadChannelsDueAsync(string organisation, DateTimeOffset by, CancellationToken cancellationToken = default) =>
        ReadAsync(ReadChannelsDue, row => row.GetString(0), cancellationToken, organisation, by.ToUnixTimeMilliseconds());

    public Task SaveAsync(string organisation, ImmutableArray<Notification> notifications, CancellationToken cancellationToken = default) =>
        writer.WriteAsync(session =>
        {
            foreach (var notification in notifications) SqliteAlarmCommit.Write(session[SaveNotification], organisation, notification);
            return notifications.Length;
        });

    public async Task<Notification?> ReadAsync(string organisation, string notification, CancellationToken cancellationToken = default) =>
        (await ReadAsync(ReadNotification, SqliteAlarmRows.Notification, cancellationToken, organisation, notification)).SingleOrDefault();

    public Task<ImmutableArray<Notification>> ReadLogAsync(
        string organisation, string? alarm, ImmutableArray<NotificationState> states, DateTimeOffset? before, int most, CancellationToken cancellationToken = default) =>
        ReadAsync(ReadNotifications, SqliteAlarmRows.Notification, cancellationToken,
            organisation, alarm, JsonSerializer.Serialize(states.Select(state => (int)state)), before?.ToUnixTimeMilliseconds(), most);

    private Task<ImmutableArray<T>> ReadAsync<T>(
        string sql, Func<SqliteDataReader, T> row, CancellationToken cancellationToken, params object?[] values) =>
        file.ReadAsync<ImmutableArray<T>>(connection =>
        {
            using var statement = new SqliteStatement(connection, sql);
            return [.. statement.Rows(values).ToList(row)];
        }, cancellationToken);
}

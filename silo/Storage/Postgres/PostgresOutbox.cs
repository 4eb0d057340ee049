using System.Collections.Immutable;
using Kazva.Alarms.Delivery;
using Npgsql;
using NpgsqlTypes;

namespace Kazva.Silo.Storage.Postgres;

/// <summary>What must be told, in PostgreSQL; <see cref="PostgresAlarmCommit"/> adds to it.</summary>
internal sealed class PostgresOutbox(PostgresDatabase database) : IOutbox
{
    private static readonly string ReadDue = SqlFile.Read("Postgres/Statements/read-due.sql");
    private static readonly string ReadNextDue = SqlFile.Read("Postgres/Statements/read-next-due.sql");
    private static readonly string ReadChannelsDue = SqlFile.Read("Postgres/Statements/read-channels-due.sql");
    private static readonly string SaveNotifications = SqlFile.Read("Postgres/Statements/save-notifications.sql");
    private static readonly string ReadNotification = SqlFile.Read("Postgres/Statements/read-notification.sql");
    private static readonly string ReadNotifications = SqlFile.Read("Postgres/Statements/read-notifications.sql");

    public async Task<ImmutableArray<Notification>> ReadDueAsync(
        string organisation, string channel, DateTimeOffset now, int most, CancellationToken cancellationToken = default) =>
        [.. await database.ReadAsync(ReadDue, PostgresAlarmRows.Notification, cancellationToken, organisation, channel, now.ToUniversalTime(), most)];

    public async Task<DateTimeOffset?> ReadNextDueAsync(string organisation, string channel, CancellationToken cancellationToken = default) =>
        (await database.ReadAsync(ReadNextDue, row => PostgresAlarmRows.TimeOrNull(row, 0), cancellationToken, organisation, channel))[0];

    public async Task<ImmutableArray<string>> ReadChannelsDueAsync(string organisation, DateTimeOffset by, CancellationToken cancellationToken = default) =>
        [.. await database.ReadAsync(ReadChannelsDue, row => row.GetString(0), cancellationToken, organisation, by.ToUniversalTime())];

    public Task SaveAsync(string organisation, ImmutableArray<Notification> notifications, CancellationToken cancellationToken = default) =>
        database.ExecuteAsync(SaveNotifications, cancellationToken, [.. PostgresAlarmCommit.Columns(organisation, notifications)]);

    public async Task<Notification?> ReadAsync(string organisation, string notification, CancellationToken cancellationToken = default) =>
        (await database.ReadAsync(ReadNotification, PostgresAlarmRows.Notification, cancellationToken, organisation, notification)).SingleOrDefault();

    public async Task<ImmutableArray<Notification>> ReadLogAsync(
        string organisation, string? alarm, ImmutableArray<NotificationState> states, DateTimeOffset? before, int most, CancellationToken cancellationToken = default) =>
        [.. await database.ReadAsync(ReadNotifications, PostgresAlarmRows.Notification, cancellationToken,
            organisation,
            PostgresValue.Of(NpgsqlDbType.Text, alarm),
            states.Select(state => (short)state).ToArray(),
            PostgresValue.Of(NpgsqlDbType.TimestampTz, before?.ToUniversalTime()),
            most)];
}

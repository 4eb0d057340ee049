using System.Collections.Immutable;
using System.Text.Json;
using Kazva.Alarms.Life;
using Kazva.Alarms.Storage;
using Kazva.Silo.Storage.Alarms;
using Microsoft.Data.Sqlite;

namespace Kazva.Silo.Storage.Sqlite;

/// <summary>The life of alarms in SQLite.</summary>
internal sealed class SqliteAlarmStore(SqliteFile file, SqliteWriter writer, TimeProvider clock) : IAlarmStore
{
    private static readonly string ReadBook = SqlFile.Read("Sqlite/Statements/read-alarm-book.sql");
    private static readonly string ReadRules = SqlFile.Read("Sqlite/Statements/read-alarm-rules.sql");
    private static readonly string ReadOpenAlarms = SqlFile.Read("Sqlite/Statements/read-open-alarms.sql");
    private static readonly string ReadSilences = SqlFile.Read("Sqlite/Statements/read-silences.sql");
    private static readonly string ReadAlarms = SqlFile.Read("Sqlite/Statements/read-alarms.sql");
    private static readonly string ReadAlarm = SqlFile.Read("Sqlite/Statements/read-alarm.sql");
    private static readonly string ReadTransitions = SqlFile.Read("Sqlite/Statements/read-transitions.sql");
    private static readonly string ReadAllTransitions = SqlFile.Read("Sqlite/Statements/read-all-transitions.sql");
    private static readonly string ReadReports = SqlFile.Read("Sqlite/Statements/read-reports.sql");

    /// <remarks>The version is read first: when another commits meanwhile, the reader's first commit is refused, and it reads again.</remarks>
    public Task<AlarmBook> ReadBookAsync(string organisation, DateTimeOffset resolvedSince, CancellationToken cancellationToken = default) =>
        file.ReadAsync(connection =>
        {
            var book = Rows(connection, ReadBook, Book, organisation).SingleOrDefault() ?? new AlarmBook(0, null, 0, [], [], []);
            return book with
            {
                Rules = [.. Rows(connection, ReadRules, SqliteAlarmRows.Rule, organisation)],
                Alarms = [.. Rows(connection, ReadOpenAlarms, SqliteAlarmRows.Alarm, organisation, resolvedSince.ToUnixTimeMilliseconds())],
                Silences = [.. Rows(connection, ReadSilences, SqliteAlarmRows.Silence, organisation, clock.GetUtcNow().ToUnixTimeMilliseconds())],
            };
        }, cancellationToken);

    public Task<bool> CommitAsync(AlarmCommit commit, CancellationToken cancellationToken = default) =>
        writer.WriteAsync(session => new SqliteAlarmCommit(session, commit).Run());

    public Task<ImmutableArray<Alarm>> ReadAlarmsAsync(
        string organisation, ImmutableArray<AlarmState> states, DateTimeOffset? before, int most, CancellationToken cancellationToken = default) =>
        ReadAsync(ReadAlarms, SqliteAlarmRows.Alarm, cancellationToken,
            organisation, JsonSerializer.Serialize(states.Select(state => (int)state)), before?.ToUnixTimeMilliseconds(), most);

    public async Task<Alarm?> ReadAlarmAsync(string organisation, string alarm, CancellationToken cancellationToken = default) =>
        (await ReadAsync(ReadAlarm, SqliteAlarmRows.Alarm, cancellationToken, organisation, alarm)).SingleOrDefault();

    public Task<ImmutableArray<AlarmTransition>> ReadTransitionsAsync(string organisation, string alarm, CancellationToken cancellationToken = default) =>
        ReadAsync(ReadTransitions, SqliteAlarmRows.Transition, cancellationToken, organisation, alarm);

    public Task<ImmutableArray<SafetyReport>> ReadReportsAsync(string organisation, DateTimeOffset receivedFrom, CancellationToken cancellationToken = default) =>
        ReadAsync(ReadReports, SqliteAlarmRows.Report, cancellationToken, organisation, receivedFrom.ToUnixTimeMilliseconds());

    public IAsyncEnumerable<AlarmTransition> ReadAllTransitionsAsync(string organisation, CancellationToken cancellationToken = default) =>
        file.StreamAsync(ReadAllTransitions, SqliteAlarmRows.Transition, cancellationToken, organisation);

    private Task<ImmutableArray<T>> ReadAsync<T>(
        string sql, Func<SqliteDataReader, T> row, CancellationToken cancellationToken, params object?[] values) =>
        file.ReadAsync<ImmutableArray<T>>(connection => [.. Rows(connection, sql, row, values)], cancellationToken);

    private static List<T> Rows<T>(SqliteConnection connection, string sql, Func<SqliteDataReader, T> row, params object?[] values)
    {
        using var statement = new SqliteStatement(connection, sql);
        return statement.Rows(values).ToList(row);
    }

    private static AlarmBook Book(SqliteDataReader row) => new(
        row.GetInt64(0), SqliteAlarmRows.Time(row, 1), row.GetInt32(2), [], [], [], AlarmJson.Rules(row.GetString(3)));
}

using System.Collections.Immutable;
using Kazva.Alarms.Life;
using Kazva.Alarms.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Kazva.Silo.Storage.Postgres;

/// <summary>The life of alarms in PostgreSQL.</summary>
internal sealed class PostgresAlarmStore(PostgresDatabase database, TimeProvider clock) : IAlarmStore
{
    private static readonly string ReadBook = SqlFile.Read("Postgres/Statements/read-alarm-book.sql");
    private static readonly string ReadRules = SqlFile.Read("Postgres/Statements/read-alarm-rules.sql");
    private static readonly string ReadOpenAlarms = SqlFile.Read("Postgres/Statements/read-open-alarms.sql");
    private static readonly string ReadSilences = SqlFile.Read("Postgres/Statements/read-silences.sql");
    private static readonly string ReadAlarms = SqlFile.Read("Postgres/Statements/read-alarms.sql");
    private static readonly string ReadAlarm = SqlFile.Read("Postgres/Statements/read-alarm.sql");
    private static readonly string ReadTransitions = SqlFile.Read("Postgres/Statements/read-transitions.sql");
    private static readonly string ReadAllTransitions = SqlFile.Read("Postgres/Statements/read-all-transitions.sql");
    private static readonly string ReadReports = SqlFile.Read("Postgres/Statements/read-reports.sql");

    /// <remarks>The version is read first: when another commits meanwhile, the reader's first commit is refused, and it reads again.</remarks>
    public async Task<AlarmBook> ReadBookAsync(string organisation, DateTimeOffset resolvedSince, CancellationToken cancellationToken = default)
    {
        var books = await database.ReadAsync(ReadBook, PostgresAlarmRows.Book, cancellationToken, organisation);
        return (books.SingleOrDefault() ?? new AlarmBook(0, null, 0, [], [], [])) with
        {
            Rules = await ReadAsync(ReadRules, PostgresAlarmRows.Rule, cancellationToken, organisation),
            Alarms = await ReadAsync(ReadOpenAlarms, PostgresAlarmRows.Alarm, cancellationToken, organisation, resolvedSince.ToUniversalTime()),
            Silences = await ReadAsync(ReadSilences, PostgresAlarmRows.Silence, cancellationToken, organisation, clock.GetUtcNow().ToUniversalTime()),
        };
    }

    public Task<bool> CommitAsync(AlarmCommit commit, CancellationToken cancellationToken = default) =>
        database.RunAsync(connection => new PostgresAlarmCommit(connection, commit).RunAsync(cancellationToken), cancellationToken);

    public Task<ImmutableArray<Alarm>> ReadAlarmsAsync(
        string organisation, ImmutableArray<AlarmState> states, DateTimeOffset? before, int most, CancellationToken cancellationToken = default) =>
        ReadAsync(ReadAlarms, PostgresAlarmRows.Alarm, cancellationToken,
            organisation, states.Select(state => (short)state).ToArray(), PostgresValue.Of(NpgsqlDbType.TimestampTz, before?.ToUniversalTime()), most);

    public async Task<Alarm?> ReadAlarmAsync(string organisation, string alarm, CancellationToken cancellationToken = default) =>
        (await ReadAsync(ReadAlarm, PostgresAlarmRows.Alarm, cancellationToken, organisation, alarm)).SingleOrDefault();

    public Task<ImmutableArray<AlarmTransition>> ReadTransitionsAsync(string organisation, string alarm, CancellationToken cancellationToken = default) =>
        ReadAsync(ReadTransitions, PostgresAlarmRows.Transition, cancellationToken, organisation, alarm);

    public Task<ImmutableArray<SafetyReport>> ReadReportsAsync(string organisation, DateTimeOffset receivedFrom, CancellationToken cancellationToken = default) =>
        ReadAsync(ReadReports, PostgresAlarmRows.Report, cancellationToken, organisation, receivedFrom.ToUniversalTime());

    public IAsyncEnumerable<AlarmTransition> ReadAllTransitionsAsync(string organisation, CancellationToken cancellationToken = default) =>
        database.StreamAsync(ReadAllTransitions, PostgresAlarmRows.Transition, cancellationToken, organisation);

    private async Task<ImmutableArray<T>> ReadAsync<T>(
        string sql, Func<NpgsqlDataReader, T> row, CancellationToken cancellationToken, params object[] values) =>
        [.. await database.ReadAsync(sql, row, cancellationToken, values)];
}

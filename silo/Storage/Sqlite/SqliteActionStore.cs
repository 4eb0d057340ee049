using System.Collections.Immutable;
using Kazva.Actions;
using Kazva.RollUp;
using Kazva.Silo.Storage.Actions;
using Microsoft.Data.Sqlite;

namespace Kazva.Silo.Storage.Sqlite;

/// <summary>What was done, in SQLite.</summary>
internal sealed class SqliteActionStore(SqliteFile file, SqliteWriter writer) : IActionStore
{
    private static readonly string Append = SqlFile.Read("Sqlite/Statements/append-action.sql");
    private static readonly string ReadNewest = SqlFile.Read("Sqlite/Statements/read-newest-actions.sql");
    private static readonly string ReadHistory = SqlFile.Read("Sqlite/Statements/read-action-history.sql");

    public async Task<bool> AppendAsync(string organisation, ActionChange change, CancellationToken cancellationToken = default) =>
        await writer.WriteAsync(session => session[Append].Execute(
            organisation, Key(change.Action), change.Number, (int)change.Kind, (int)change.Place.Level, change.Place.Id,
            change.DoneAt.ToUnixTimeMilliseconds(), change.At.ToUnixTimeMilliseconds(), change.Who, ActionText.Write(change.Text))) == 1;

    public Task<ImmutableArray<ActionChange>> ReadNewestAsync(string organisation, CancellationToken cancellationToken = default) =>
        ReadAsync(ReadNewest, cancellationToken, organisation);

    public Task<ImmutableArray<ActionChange>> ReadHistoryAsync(string organisation, Guid action, CancellationToken cancellationToken = default) =>
        ReadAsync(ReadHistory, cancellationToken, organisation, Key(action));

    private Task<ImmutableArray<ActionChange>> ReadAsync(string sql, CancellationToken cancellationToken, params object?[] values) =>
        file.ReadAsync<ImmutableArray<ActionChange>>(connection =>
        {
            using var statement = new SqliteStatement(connection, sql);
            return [.. statement.Rows(values).ToList(Row)];
        }, cancellationToken);

    private static ActionChange Row(SqliteDataReader row) => new(
        new Guid(row.GetFieldValue<byte[]>(0), bigEndian: true),
        row.GetInt32(1),
        (ActionChangeKind)row.GetInt32(2),
        new ActionPlace((GridLevel)row.GetInt32(3), row.GetString(4)),
        ActionText.Read(row.GetString(8)),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5)),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(6)),
        row.GetString(7));

    private static byte[] Key(Guid action) => action.ToByteArray(bigEndian: true);
}

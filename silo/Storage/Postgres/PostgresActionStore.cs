using System.Collections.Immutable;
using Kazva.Actions;
using Kazva.RollUp;
using Kazva.Silo.Storage.Actions;
using Npgsql;

namespace Kazva.Silo.Storage.Postgres;

/// <summary>What was done, in PostgreSQL.</summary>
internal sealed class PostgresActionStore(PostgresDatabase database) : IActionStore
{
    private static readonly string Append = SqlFile.Read("Postgres/Statements/append-action.sql");
    private static readonly string ReadNewest = SqlFile.Read("Postgres/Statements/read-newest-actions.sql");
    private static readonly string ReadHistory = SqlFile.Read("Postgres/Statements/read-action-history.sql");

    public async Task<bool> AppendAsync(string organisation, ActionChange change, CancellationToken cancellationToken = default) =>
        await database.ExecuteAsync(
            Append, cancellationToken, organisation, change.Action, change.Number, (short)change.Kind, (short)change.Place.Level, change.Place.Id,
            change.DoneAt.ToUniversalTime(), change.At.ToUniversalTime(), change.Who, ActionText.Write(change.Text)) == 1;

    public async Task<ImmutableArray<ActionChange>> ReadNewestAsync(string organisation, CancellationToken cancellationToken = default) =>
        [.. await database.ReadAsync(ReadNewest, Row, cancellationToken, organisation)];

    public async Task<ImmutableArray<ActionChange>> ReadHistoryAsync(string organisation, Guid action, CancellationToken cancellationToken = default) =>
        [.. await database.ReadAsync(ReadHistory, Row, cancellationToken, organisation, action)];

    private static ActionChange Row(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetInt32(1),
        (ActionChangeKind)row.GetInt16(2),
        new ActionPlace((GridLevel)row.GetInt16(3), row.GetString(4)),
        ActionText.Read(row.GetString(8)),
        row.GetFieldValue<DateTimeOffset>(5),
        row.GetFieldValue<DateTimeOffset>(6),
        row.GetString(7));
}

using Kazva.Silo.Storage.Sqlite;

namespace Kazva.Silo.Storage.Embedded;

/// <summary>States of grains in SQLite. An ETag is a random number, so that it never comes back after a state was removed.</summary>
internal sealed class SqliteGrainStateStore(SqliteFile file, SqliteWriter writer) : IGrainStateStore
{
    private const string Key = "state_name = $state_name AND grain_type = $grain_type AND grain_key = $grain_key";
    private const string Read = "SELECT payload, etag FROM grain_states WHERE " + Key;
    private const string Exists = "SELECT 1 FROM grain_states WHERE " + Key;
    private const string Update = "UPDATE grain_states SET payload = $payload, etag = $new WHERE etag = $etag AND " + Key;
    private const string Delete = "DELETE FROM grain_states WHERE etag = $etag AND " + Key;

    private const string Insert =
        "INSERT INTO grain_states (state_name, grain_type, grain_key, payload, etag) "
        + "VALUES ($state_name, $grain_type, $grain_key, $payload, $etag) ON CONFLICT DO NOTHING";

    public Task<StoredState?> ReadAsync(string stateName, GrainId grain, CancellationToken cancellationToken) =>
        file.ReadAsync(connection =>
        {
            using var statement = new SqliteStatement(connection, Read);
            return statement.Rows(stateName, grain.Type, grain.Key)
                .ToList(row => new StoredState(row.GetFieldValue<byte[]>(0), StateTag.Name(row.GetInt64(1))))
                .SingleOrDefault();
        }, cancellationToken);

    public async Task<string> WriteAsync(
        string stateName, GrainId grain, ReadOnlyMemory<byte> payload, string? etag, CancellationToken cancellationToken)
    {
        var tag = StateTag.Next();
        var bytes = payload.ToArray();
        var written = await writer.WriteAsync(session => etag is null
            ? session[Insert].Execute(stateName, grain.Type, grain.Key, bytes, tag)
            : session[Update].Execute(bytes, tag, StateTag.Parse(etag), stateName, grain.Type, grain.Key));
        return written == 1 ? StateTag.Name(tag) : throw StateTag.Conflict(stateName, grain, etag);
    }

    public async Task ClearAsync(string stateName, GrainId grain, string? etag, CancellationToken cancellationToken)
    {
        var cleared = await writer.WriteAsync(session => etag is null
            ? session[Exists].Number(stateName, grain.Type, grain.Key) is null
            : session[Delete].Execute(StateTag.Parse(etag), stateName, grain.Type, grain.Key) == 1);
        if (!cleared) throw StateTag.Conflict(stateName, grain, etag);
    }
}

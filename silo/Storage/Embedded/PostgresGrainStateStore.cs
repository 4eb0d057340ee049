using Kazva.Silo.Storage.Postgres;

namespace Kazva.Silo.Storage.Embedded;

/// <summary>States of grains in PostgreSQL.</summary>
internal sealed class PostgresGrainStateStore(PostgresDatabase database) : IGrainStateStore
{
    private const string Key = "state_name = $1 AND grain_type = $2 AND grain_key = $3";
    private const string Read = "SELECT payload, etag FROM grain_states WHERE " + Key;
    private const string Update = "UPDATE grain_states SET payload = $4, etag = $5 WHERE etag = $6 AND " + Key;
    private const string Delete = "DELETE FROM grain_states WHERE etag = $4 AND " + Key;

    private const string Insert =
        "INSERT INTO grain_states (state_name, grain_type, grain_key, payload, etag) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";

    public async Task<StoredState?> ReadAsync(string stateName, GrainId grain, CancellationToken cancellationToken)
    {
        var states = await database.ReadAsync(
            Read, row => new StoredState(row.GetFieldValue<byte[]>(0), StateTag.Name(row.GetInt64(1))),
            cancellationToken, stateName, grain.Type, grain.Key);
        return states.SingleOrDefault();
    }

    public async Task<string> WriteAsync(
        string stateName, GrainId grain, ReadOnlyMemory<byte> payload, string? etag, CancellationToken cancellationToken)
    {
        var tag = StateTag.Next();
        var written = etag is null
            ? await database.ExecuteAsync(Insert, cancellationToken, stateName, grain.Type, grain.Key, payload, tag)
            : await database.ExecuteAsync(Update, cancellationToken, stateName, grain.Type, grain.Key, payload, tag, StateTag.Parse(etag));
        return written == 1 ? StateTag.Name(tag) : throw StateTag.Conflict(stateName, grain, etag);
    }

    public async Task ClearAsync(string stateName, GrainId grain, string? etag, CancellationToken cancellationToken)
    {
        var cleared = etag is null
            ? await ReadAsync(stateName, grain, cancellationToken) is null
            : await database.ExecuteAsync(Delete, cancellationToken, stateName, grain.Type, grain.Key, StateTag.Parse(etag)) == 1;
        if (!cleared) throw StateTag.Conflict(stateName, grain, etag);
    }
}

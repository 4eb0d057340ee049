using Npgsql;
using NpgsqlTypes;

namespace Kazva.Silo.Storage.Postgres;

/// <summary>One value as a parameter whose type is told, so that it may be null.</summary>
internal static class PostgresValue
{
    /// <summary>The value, with its type in the database.</summary>
    public static NpgsqlParameter Of(NpgsqlDbType type, object? value) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };
}

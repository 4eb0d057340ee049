using Npgsql;
using NpgsqlTypes;

namespace Kazva.Silo.Storage.Postgres;

/// <summary>One column of many rows as one parameter, for <c>unnest</c>.</summary>
internal static class PostgresArray
{
    /// <summary>The column of all rows, with the type of its elements in the database.</summary>
    public static NpgsqlParameter Of<TRow, T>(NpgsqlDbType type, IReadOnlyList<TRow> rows, Func<TRow, T> column)
    {
        var values = new T[rows.Count];
        for (var i = 0; i < values.Length; i++) values[i] = column(rows[i]);
        return new NpgsqlParameter<T[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type };
    }
}

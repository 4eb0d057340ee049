using Microsoft.Data.Sqlite;

namespace Kazva.Silo.Storage.Sqlite;

/// <summary>The writer's connection with the statements that it has prepared. Used by the writer's thread only.</summary>
internal sealed class SqliteSession(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqlitePrepared> _prepared = new(StringComparer.Ordinal);

    /// <summary>The statement with this text, prepared when it is first asked for.</summary>
    public SqlitePrepared this[string sql]
    {
        get
        {
            if (!_prepared.TryGetValue(sql, out var statement)) _prepared[sql] = statement = new SqlitePrepared(connection, sql);
            return statement;
        }
    }

    /// <summary>The rows of a statement, within the transaction.</summary>
    public List<T> Read<T>(string sql, Func<SqliteDataReader, T> row, params ReadOnlySpan<object?> values)
    {
        using var statement = new SqliteStatement(connection, sql);
        return statement.Rows(values).ToList(row);
    }

    public void Dispose()
    {
        foreach (var statement in _prepared.Values) statement.Dispose();
        connection.Dispose();
    }
}

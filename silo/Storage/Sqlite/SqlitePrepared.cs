using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kazva.Silo.Storage.Sqlite;

/// <summary>
/// A statement that is prepared once and runs often, or reads many rows. Its parameters take their values in the order in which the SQL first names
/// them. It speaks to SQLite itself: with <see cref="SqliteCommand"/>, which looks each parameter up by its name each time, binding a row took as long
/// as writing it, and with its reader reading one takes several times as long as finding it. Waiting for other processes is left to <c>busy_timeout</c>.
/// </summary>
internal sealed class SqlitePrepared : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private readonly nint _handle;
    private readonly int _parameters;

    /// <exception cref="SqliteException">The statement or the database is wrong.</exception>
    public SqlitePrepared(SqliteConnection connection, string sql)
    {
        _database = connection.Handle ?? throw new ArgumentException("The connection is not open.", nameof(connection));
        Check(raw.sqlite3_prepare_v3(_database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement, out var rest));
        if (!string.IsNullOrWhiteSpace(rest)) throw new ArgumentException($"After its first statement comes '{rest}'.", nameof(sql));
        _handle = _statement.DangerousGetHandle();
        _parameters = raw.sqlite3_bind_parameter_count(_statement);
    }

    /// <summary>Runs it.</summary>
    /// <returns>The number of rows that it changed; for a statement that changes none, any number.</returns>
    /// <exception cref="SqliteException">It failed.</exception>
    public int Execute(params ReadOnlySpan<SqliteValue> values)
    {
        Bind(values);
        try
        {
            while (Step()) { }
            return raw.sqlite3_changes(_database);
        }
        finally
        {
            // What it would return was said by the step.
            _ = SqliteNative.Reset(_handle);
        }
    }

    /// <summary>The first column of the first row, a whole number, or null where there is none.</summary>
    /// <exception cref="SqliteException">It failed.</exception>
    public long? Number(params ReadOnlySpan<SqliteValue> values)
    {
        Bind(values);
        try
        {
            return Step() && raw.sqlite3_column_type(_statement, 0) != raw.SQLITE_NULL ? raw.sqlite3_column_int64(_statement, 0) : null;
        }
        finally
        {
            _ = SqliteNative.Reset(_handle);
        }
    }

    /// <summary>What is made of each row.</summary>
    /// <exception cref="SqliteException">It failed.</exception>
    public List<T> Rows<T>(Func<SqliteRow, T> row, params ReadOnlySpan<SqliteValue> values)
    {
        Bind(values);
        try
        {
            var list = new List<T>();
            while (Step()) list.Add(row(new SqliteRow(_handle)));
            return list;
        }
        finally
        {
            _ = SqliteNative.Reset(_handle);
        }
    }

    public void Dispose() => _statement.Dispose();

    private void Bind(ReadOnlySpan<SqliteValue> values)
    {
        if (values.Length != _parameters) throw new ArgumentException("One value for each parameter.", nameof(values));
        for (var i = 0; i < values.Length; i++) Check(values[i].Bind(_handle, i + 1));
    }

    /// <returns>Whether there is a row.</returns>
    private bool Step()
    {
        var result = SqliteNative.Step(_handle);
        if (result == raw.SQLITE_ROW) return true;
        if (result != raw.SQLITE_DONE) Check(result);
        return false;
    }

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK) SqliteException.ThrowExceptionForRC(result, _database);
    }
}

using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace Kazva.Silo.Storage.Sqlite;

/// <summary>A statement on one connection. Its parameters take their values in the order in which the SQL first names them.</summary>
internal sealed partial class SqliteStatement : IDisposable
{
    private readonly SqliteCommand _command;

    public SqliteStatement(SqliteConnection connection, string sql)
    {
        _command = connection.CreateCommand();
        _command.CommandText = sql;
        foreach (var name in Parameter().EnumerateMatches(sql))
        {
            var parameter = sql.Substring(name.Index, name.Length);
            if (!_command.Parameters.Contains(parameter)) _command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
        }
    }

    /// <summary>Runs it.</summary>
    /// <returns>The number of rows that it changed.</returns>
    public int Execute(params ReadOnlySpan<object?> values) => With(values).ExecuteNonQuery();

    /// <summary>The first column of the first row, or null.</summary>
    public object? Scalar(params ReadOnlySpan<object?> values) => With(values).ExecuteScalar();

    /// <summary>The rows; to be disposed of.</summary>
    public SqliteDataReader Rows(params ReadOnlySpan<object?> values) => With(values).ExecuteReader();

    public void Dispose() => _command.Dispose();

    private SqliteCommand With(ReadOnlySpan<object?> values)
    {
        if (values.Length != _command.Parameters.Count) throw new ArgumentException("One value for each parameter.", nameof(values));
        for (var i = 0; i < values.Length; i++) _command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return _command;
    }

    [GeneratedRegex(@"\$[a-z][a-z_0-9]*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();
}

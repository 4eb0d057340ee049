using Npgsql;

namespace Kazva.Silo.Storage.Postgres;

/// <summary>Statements with positional parameters ($1, $2, …).</summary>
internal static class PostgresCommands
{
    /// <summary>A command; a value that is a parameter already, because it may be null, stays as it is.</summary>
    public static NpgsqlCommand Command(this NpgsqlConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(value as NpgsqlParameter ?? new NpgsqlParameter { Value = value });
        return command;
    }

    /// <returns>The number of rows that it changed.</returns>
    public static async Task<int> ExecuteAsync(
        this NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params object[] values)
    {
        await using var command = connection.Command(sql, values);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Adds a statement to a batch.</summary>
    public static void Add(this NpgsqlBatch batch, string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters) command.Parameters.Add(parameter);
        batch.BatchCommands.Add(command);
    }

    /// <summary>All rows of the current result.</summary>
    public static async Task<List<T>> ToListAsync<T>(
        this NpgsqlDataReader rows, Func<NpgsqlDataReader, T> row, CancellationToken cancellationToken)
    {
        var list = new List<T>();
        while (await rows.ReadAsync(cancellationToken)) list.Add(row(rows));
        return list;
    }
}

using System.Data.Common;
using System.Globalization;
using System.Text;
using Kazva.Silo.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Kazva.TestKit;

/// <summary>The database as somebody sees it who goes past the program.</summary>
public static class RawDatabase
{
    /// <summary>Runs a statement.</summary>
    /// <returns>The number of rows that it changed.</returns>
    public static async Task<int> ExecuteAsync(StorageOptions options, string sql)
    {
        await using var connection = await OpenAsync(options);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>Everything in every table, as text.</summary>
    /// <param name="except">Tables that are left out.</param>
    public static async Task<string> EverythingAsync(StorageOptions options, params string[] except)
    {
        await using var connection = await OpenAsync(options);
        var tables = await TextsAsync(connection, options.Storage == StorageKind.Sqlite
            ? "SELECT name FROM sqlite_master WHERE type = 'table'"
            : "SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) FROM information_schema.tables WHERE table_schema NOT IN ('pg_catalog', 'information_schema')");
        var everything = new StringBuilder();
        foreach (var table in tables.Where(table => !except.Contains(table.Split('.')[^1], StringComparer.Ordinal)))
            foreach (var text in await TextsAsync(connection, $"SELECT * FROM {table}"))
                everything.AppendLine(text);
        return everything.ToString();
    }

    private static async Task<DbConnection> OpenAsync(StorageOptions options)
    {
        DbConnection connection = options.Storage == StorageKind.Sqlite
            ? new SqliteConnection($"Data Source={Path.Combine(options.Data, "kazva.db")};Pooling=False")
            : new NpgsqlConnection(options.Postgres);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<List<string>> TextsAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await reader.ReadAsync())
            texts.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) is byte[] bytes
                ? Encoding.UTF8.GetString(bytes)
                : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        return texts;
    }
}

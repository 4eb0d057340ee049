using System.Data;
using Npgsql;

namespace Kazva.Silo.Tests.Storage.Orleans;

/// <summary>Sends the statements of OrleansQuery as the ADO.NET providers do: read by their keys, parameters by name and
/// with the types that the providers give them, each on a connection of its own, results by the names of their columns.</summary>
internal sealed class OrleansStatements : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;
    private readonly Dictionary<string, string> _texts;

    private OrleansStatements(NpgsqlDataSource source, Dictionary<string, string> texts)
    {
        _source = source;
        _texts = texts;
    }

    public IReadOnlyCollection<string> Keys => _texts.Keys;

    public static async Task<OrleansStatements> LoadAsync(string connectionString)
    {
        var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand("SELECT QueryKey, QueryText FROM OrleansQuery");
        await using var rows = await command.ExecuteReaderAsync();
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await rows.ReadAsync()) texts.Add(rows.GetString(rows.GetOrdinal("QueryKey")), rows.GetString(rows.GetOrdinal("QueryText")));
        return new OrleansStatements(source, texts);
    }

    public ValueTask<NpgsqlConnection> OpenAsync() => _source.OpenConnectionAsync();

    /// <summary>Runs a statement.</summary>
    /// <returns>What is selected of each row.</returns>
    public async Task<List<T>> ReadAsync<T>(string key, Func<NpgsqlDataReader, T> select, params (string Name, object? Value)[] parameters)
    {
        await using var connection = await OpenAsync();
        return await ReadAsync(connection, key, select, parameters);
    }

    /// <summary>Runs a statement on a given connection.</summary>
    /// <returns>What is selected of each row.</returns>
    public async Task<List<T>> ReadAsync<T>(
        NpgsqlConnection connection, string key, Func<NpgsqlDataReader, T> select, params (string Name, object? Value)[] parameters)
    {
        await using var command = new NpgsqlCommand(_texts[key], connection);
        foreach (var (name, value) in parameters)
            command.Parameters.Add(new NpgsqlParameter { ParameterName = name, Value = value is Null ? DBNull.Value : value, DbType = TypeOf(value) });
        await using var rows = await command.ExecuteReaderAsync();
        var results = new List<T>();
        while (await rows.ReadAsync()) results.Add(select(rows));
        return results;
    }

    /// <summary>The single column of the first row as the providers take it for a yes or a no.</summary>
    public async Task<bool> AskAsync(string key, params (string Name, object? Value)[] parameters) => (await ReadAsync(key, row =>
    {
        row.FieldCount.ShouldBe(1);
        return Convert.ToBoolean(row.GetValue(0), System.Globalization.CultureInfo.InvariantCulture);
    }, parameters))[0];

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private static DbType TypeOf(object? value) => value switch
    {
        int => DbType.Int32,
        long => DbType.Int64,
        string => DbType.String,
        DateTime => DbType.DateTime,
        byte[] => DbType.Binary,
        Null absent => absent.Type,
        _ => throw new ArgumentException($"The providers send nothing like {value}.", nameof(value)),
    };

    /// <summary>A value that is not there, of a certain type.</summary>
    public sealed record Null(DbType Type);
}

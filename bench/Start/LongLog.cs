using System.Globalization;
using Kazva.Definition;
using Kazva.Silo.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Kazva.Bench.Start;

/// <summary>Writes a long log straight into the database, spread evenly over the locations and a time that ends now, one answer after the other, with its heads and roll-ups.</summary>
internal static class LongLog
{
    private static readonly string[] Levels = ["location", "settlement", "category", "organisation"];

    private const string SqlitePlaces = """
        CREATE TEMP TABLE places (i INTEGER PRIMARY KEY, location TEXT, settlement TEXT, category TEXT)
        """;

    private const string SqliteSubmissions = """
        WITH RECURSIVE numbers (k) AS (SELECT 0 UNION ALL SELECT k + 1 FROM numbers WHERE k + 1 < $each)
        INSERT INTO submissions (place, organisation, location, n, score, counted_at, received_at, submission_id, questionnaire_version, settlement, category, language)
        SELECT p.i, $organisation, p.location, k + 1, 1 + abs(random() % 10), $from + k * $step + p.i * $step / $locations, $from + k * $step + p.i * $step / $locations, randomblob(16), 1, p.settlement, p.category, 'bg'
        FROM numbers CROSS JOIN places AS p
        """;

    private const string SqliteHeads = "INSERT INTO heads (place, organisation, location, n) SELECT i, $organisation, location, $each FROM places";

    private const string PostgresHeads = """
        INSERT INTO heads (organisation, location, n) SELECT organisation, location, max(n) FROM submissions GROUP BY 1, 2
        """;

    private const string SqliteRollUps = """
        INSERT INTO hourly_rollups (organisation, level, id, hour, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10)
        SELECT organisation, $level, COLUMN, counted_at / 3600000 * 3600000,
            sum(score = 1), sum(score = 2), sum(score = 3), sum(score = 4), sum(score = 5), sum(score = 6), sum(score = 7), sum(score = 8), sum(score = 9), sum(score = 10)
        FROM submissions GROUP BY 1, 3, 4
        """;

    private const string PostgresSubmissions = """
        INSERT INTO submissions (organisation, location, n, score, counted_at, received_at, submission_id, questionnaire_version, settlement, category, language)
        SELECT $1, p.location, k + 1, 1 + floor(random() * 10)::int, at, at, gen_random_uuid(), 1, p.settlement, p.category, 'bg'
        FROM unnest($2, $3, $4) WITH ORDINALITY AS p (location, settlement, category, i)
        CROSS JOIN generate_series(0, $5 - 1) AS k
        CROSS JOIN LATERAL (SELECT to_timestamp(($6 + k * $7 + (p.i - 1) * $7 / cardinality($2)) / 1000.0)) AS t (at)
        """;

    private const string PostgresRollUps = """
        INSERT INTO hourly_rollups (organisation, level, id, hour, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10)
        SELECT organisation, LEVEL, COLUMN, date_trunc('hour', counted_at, 'UTC'),
            count(*) FILTER (WHERE score = 1), count(*) FILTER (WHERE score = 2), count(*) FILTER (WHERE score = 3), count(*) FILTER (WHERE score = 4),
            count(*) FILTER (WHERE score = 5), count(*) FILTER (WHERE score = 6), count(*) FILTER (WHERE score = 7), count(*) FILTER (WHERE score = 8),
            count(*) FILTER (WHERE score = 9), count(*) FILTER (WHERE score = 10)
        FROM submissions GROUP BY 1, 3, 4
        """;

    /// <summary>Writes it.</summary>
    /// <returns>How many submissions it has: as many as were asked for, less what does not share out evenly.</returns>
    public static async Task<long> WriteAsync(StorageOptions options, GridIndex grid, int submissions, TimeSpan span)
    {
        var each = submissions / grid.Locations.Count;
        var from = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() - (long)span.TotalMilliseconds;
        var step = (long)span.TotalMilliseconds / each;
        // In an order of chance: otherwise a category, whose locations stand together, would be answered in some hours and not in others.
        var locations = grid.Grid.Locations.ToArray();
        new Random(1).Shuffle(locations);
        if (options.Storage == StorageKind.Postgres) await WritePostgres(options, grid.Id, locations, each, from, step);
        else WriteSqlite(options, grid.Id, locations, each, from, step);
        return (long)each * grid.Locations.Count;
    }

    private static async Task WritePostgres(StorageOptions options, string organisation, Location[] locations, int each, long from, long step)
    {
        await using var connection = new NpgsqlConnection(options.Postgres);
        await connection.OpenAsync();
        await using (var insert = new NpgsqlCommand(PostgresSubmissions, connection) { CommandTimeout = 0 })
        {
            object[] values =
            [
                organisation, locations.Select(location => location.Code).ToArray(), locations.Select(location => location.Settlement).ToArray(),
                locations.Select(location => location.Category).ToArray(), (long)each, from, step,
            ];
            foreach (var value in values) insert.Parameters.Add(new() { Value = value });
            await insert.ExecuteNonQueryAsync();
        }
        string[] rest =
        [
            PostgresHeads,
            .. Levels.Select((column, level) => PostgresRollUps
                .Replace("COLUMN", column, StringComparison.Ordinal).Replace("LEVEL", level.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)),
            "VACUUM ANALYZE",
        ];
        foreach (var sql in rest)
        {
            await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync();
        }
    }

    private static void WriteSqlite(StorageOptions options, string organisation, Location[] locations, int each, long from, long step)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(options.Data, "kazva.db")};Pooling=False");
        connection.Open();
        Run(connection, "PRAGMA cache_size = -2000000");
        Run(connection, SqlitePlaces);
        using (var transaction = connection.BeginTransaction())
        {
            var i = 0;
            foreach (var location in locations)
                Run(connection, "INSERT INTO places VALUES ($i, $location, $settlement, $category)",
                    ("$i", i++), ("$location", location.Code), ("$settlement", location.Settlement), ("$category", location.Category));
            // Built at the end they are sorted once, and not turned over ten million times.
            var indexes = Indexes(connection);
            foreach (var (name, _) in indexes) Run(connection, $"DROP INDEX {name}");
            Run(connection, SqliteSubmissions, ("$each", each), ("$organisation", organisation), ("$from", from), ("$step", step), ("$locations", locations.Length));
            Run(connection, SqliteHeads, ("$each", each), ("$organisation", organisation));
            for (var level = 0; level < Levels.Length; level++)
                Run(connection, SqliteRollUps.Replace("COLUMN", Levels[level], StringComparison.Ordinal), ("$level", level));
            foreach (var (_, sql) in indexes) Run(connection, sql);
            transaction.Commit();
        }
        Run(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private static List<(string Name, string Sql)> Indexes(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'submissions' AND sql IS NOT NULL";
        using var rows = command.ExecuteReader();
        var indexes = new List<(string, string)>();
        while (rows.Read()) indexes.Add((rows.GetString(0), rows.GetString(1)));
        return indexes;
    }

    private static void Run(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
        command.ExecuteNonQuery();
    }
}

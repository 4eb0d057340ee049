using Kazva.Definition;
using Kazva.Silo.Storage;
using Microsoft.Data.Sqlite;

namespace Kazva.Bench.Start;

/// <summary>Writes a long log straight into the database, spread evenly over its locations and the last five years, with its heads and roll-ups.</summary>
internal static class LongLog
{
    private const string Places = """
        CREATE TEMP TABLE places (i INTEGER PRIMARY KEY, location TEXT, settlement TEXT, category TEXT)
        """;

    private const string Submissions = """
        WITH RECURSIVE numbers (k) AS (SELECT 0 UNION ALL SELECT k + 1 FROM numbers WHERE k + 1 < $each)
        INSERT INTO submissions (organisation, location, n, score, counted_at, received_at, submission_id, questionnaire_version, settlement, category, language)
        SELECT $organisation, p.location, k + 1, 1 + abs(random() % 10), $from + k * $step + p.i, $from + k * $step + p.i, randomblob(16), 1, p.settlement, p.category, 'bg'
        FROM places AS p CROSS JOIN numbers
        """;

    private const string Heads = """
        INSERT INTO heads (organisation, location, n) SELECT organisation, location, max(n) FROM submissions GROUP BY 1, 2
        """;

    private const string RollUps = """
        INSERT INTO hourly_rollups (organisation, level, id, hour, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10)
        SELECT organisation, $level, COLUMN, counted_at / 3600000 * 3600000,
            sum(score = 1), sum(score = 2), sum(score = 3), sum(score = 4), sum(score = 5), sum(score = 6), sum(score = 7), sum(score = 8), sum(score = 9), sum(score = 10)
        FROM submissions GROUP BY 1, 3, 4
        """;

    public static void Write(StorageOptions options, GridIndex grid, int submissions)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(options.Data, "kazva.db")};Pooling=False");
        connection.Open();
        Run(connection, "PRAGMA cache_size = -2000000");
        Run(connection, Places);
        using (var transaction = connection.BeginTransaction())
        {
            var i = 0;
            foreach (var location in grid.Grid.Locations)
                Run(connection, "INSERT INTO places VALUES ($i, $location, $settlement, $category)",
                    ("$i", i++), ("$location", location.Code), ("$settlement", location.Settlement), ("$category", location.Category));
            var each = submissions / grid.Locations.Count;
            var span = (long)TimeSpan.FromDays(5 * 365).TotalMilliseconds;
            var from = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() - span;
            Run(connection, Submissions, ("$each", each), ("$organisation", grid.Id), ("$from", from), ("$step", span / each));
            Run(connection, Heads);
            string[] columns = ["location", "settlement", "category", "organisation"];
            for (var level = 0; level < columns.Length; level++)
                Run(connection, RollUps.Replace("COLUMN", columns[level], StringComparison.Ordinal), ("$level", level));
            transaction.Commit();
        }
        Run(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
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

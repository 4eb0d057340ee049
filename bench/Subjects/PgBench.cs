using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Kazva.TestKit;
using Npgsql;

namespace Kazva.Bench.Subjects;

/// <summary>PostgreSQL's own load generator: one prepared INSERT a transaction, in C, with no program between. The limit without group commit in the program.</summary>
internal static partial class PgBench
{
    private const string Table = """
        CREATE TABLE submissions (
            id uuid PRIMARY KEY, location text NOT NULL, score smallint NOT NULL, answers jsonb, comment text, language text, received_at timestamptz NOT NULL DEFAULT now()
        )
        """;

    private const string Script = """
        \set place random(1, 646)
        \set score random(1, 10)
        INSERT INTO submissions (id, location, score, answers, language) VALUES (gen_random_uuid(), 'P' || :place, :score, '{"improve":["more"]}', 'bg');
        """;

    /// <summary>The program, or null where it is not installed.</summary>
    public static string? Program { get; } = new[] { "/usr/lib/postgresql", "/usr/local/pgsql" }
        .Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "pgbench", SearchOption.AllDirectories)).Order(StringComparer.Ordinal).LastOrDefault();

    /// <summary>Transactions a second.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message is what it wrote.</exception>
    public static async Task<double> RunAsync(string database, int clients, TimeSpan time)
    {
        var builder = new NpgsqlConnectionStringBuilder(database);
        await using (var connection = new NpgsqlConnection(database))
        {
            await connection.OpenAsync();
            await using var create = new NpgsqlCommand(Table.Replace("TABLE", "TABLE IF NOT EXISTS", StringComparison.Ordinal), connection);
            await create.ExecuteNonQueryAsync();
        }
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.File("insert.sql"), Script);
        var start = new ProcessStartInfo(Program!,
        [
            "-h", "127.0.0.1", "-p", $"{builder.Port}", "-U", builder.Username!, "-n", "-M", "prepared", "-c", $"{clients}", "-j", "2",
            "-T", $"{Math.Max(1, (int)time.TotalSeconds)}", "-f", folder.File("insert.sql"), builder.Database!,
        ])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PGPASSWORD"] = builder.Password;
        start.Environment["PGOPTIONS"] = "-c synchronous_commit=on";
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (Tps().Match(await output) is { Success: true } match) return double.Parse(match.Groups["tps"].Value, CultureInfo.InvariantCulture);
        // Where its clients took the whole time to connect it tells no rate.
        if ((await output).Contains("actually processed: 0", StringComparison.Ordinal)) return 0;
        throw new InvalidOperationException($"pgbench failed: {await output} {await errors}");
    }

    [GeneratedRegex(@"tps = (?<tps>[\d.]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tps();
}

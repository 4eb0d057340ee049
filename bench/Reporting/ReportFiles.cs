using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kazva.Bench.Reporting;

/// <summary>A run as a table on the screen, as JSON and as Markdown.</summary>
internal static class ReportFiles
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Print(Report report, Machine machine)
    {
        Console.WriteLine();
        Console.WriteLine(machine);
        var width = report.Rows.Max(row => row.Name.Length);
        foreach (var part in report.Rows.GroupBy(row => row.Part, StringComparer.Ordinal))
        {
            Console.WriteLine();
            Console.WriteLine($"{part.Key.PadRight(width)}  {"measured",16}  {"goal",18}");
            foreach (var row in part)
                Console.WriteLine($"{row.Name.PadRight(width)}  {row.Measured,16}  {row.GoalText,18}  {row.MetText}{(row.Note is null ? "" : $"  ({row.Note})")}");
        }
        var goals = report.Rows.Where(row => row.IsMet is not null && !row.IsPromise).ToList();
        var promises = report.Rows.Where(row => row.IsPromise).ToList();
        Console.WriteLine();
        Console.WriteLine($"{goals.Count(row => row.IsMet == true)} of {goals.Count} goals met, {promises.Count(row => row.IsMet == true)} of {promises.Count} promises kept; {report.Elapsed.TotalMinutes:N1} minutes");
    }

    /// <summary>Writes <c>bench-TIME.json</c> and <c>bench-TIME.md</c>.</summary>
    public static async Task WriteAsync(Report report, Machine machine, string folder)
    {
        Directory.CreateDirectory(folder);
        var name = Path.Combine(folder, $"bench-{DateTime.UtcNow.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}");
        await File.WriteAllTextAsync(name + ".json", JsonSerializer.Serialize(new Run(DateTime.UtcNow, machine, report.Rows), Json));
        await File.WriteAllTextAsync(name + ".md", Markdown(report, machine));
        Console.WriteLine($"written: {name}.json and .md");
    }

    public static async Task<Run> ReadAsync(string file) =>
        JsonSerializer.Deserialize<Run>(await File.ReadAllTextAsync(file), Json) ?? throw new InvalidDataException($"{file} holds no run.");

    private static string Markdown(Report report, Machine machine)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{machine}; {DateTime.UtcNow:yyyy-MM-dd}.").AppendLine();
        text.AppendLine("| what | measured | goal | | `dotnet run -c Release --project bench --` |").AppendLine("|---|---|---|---|---|");
        foreach (var row in report.Rows)
            text.AppendLine(CultureInfo.InvariantCulture, $"| {row.Name}{(row.Note is null ? "" : $" ({row.Note})")} | {row.Measured} | {row.GoalText} | {row.MetText} | `{row.Part}` |");
        return text.ToString();
    }
}

/// <summary>A run as it is kept.</summary>
internal sealed record Run(DateTime At, Machine Machine, IReadOnlyList<Row> Rows);

using System.CommandLine;
using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Kazva.Definition;
using Kazva.RollUp;
using Kazva.Silo.Export;
using Kazva.Submissions;
using Spectre.Console;

namespace Kazva.Silo.Commands;

/// <summary><c>kazva export FOLDER</c>: everything that is known, as CSV.</summary>
internal static class ExportCommand
{
    private static readonly Argument<string> Folder = new("FOLDER") { Description = "Where to write; made if it is not there." };

    public static Command Create()
    {
        var command = new Command("export", "Writes each organisation's submissions and hourly figures as CSV (UTF-8).") { Folder };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellationToken) => Failure.Told(() => Run(parsed, cancellationToken)));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var folder = parsed.GetValue(Folder)!;
        using var host = await StorageSession.Open(parsed, cancellationToken);
        foreach (var grid in host.Services.GetRequiredService<IGridCatalog>().Grids)
        {
            var target = Directory.CreateDirectory(Path.Combine(folder, grid.Id)).FullName;
            await AnsiConsole.Status().StartAsync($"Exporting {grid.Id}", async status =>
            {
                var log = host.Services.GetRequiredService<ISubmissionLog>();
                var submissions = await Write(
                    Path.Combine(target, "submissions.csv"), SubmissionLine.All(log.ReadAllAsync(grid.Id, cancellationToken)),
                    count => status.Status($"Exporting {grid.Id}: {count:N0} submissions"));
                var hours = await Write(
                    Path.Combine(target, "hourly.csv"),
                    HourLine.All(host.Services.GetRequiredService<IHourlyRollUps>().ReadAllAsync(grid.Id, cancellationToken)),
                    count => status.Status($"Exporting {grid.Id}: {count:N0} hourly figures"));
                Console.WriteLine($"{grid.Id}: {submissions} submissions and {hours} hourly figures in {target}");
            });
        }
        return 0;
    }

    /// <summary>Writes beside the target and renames at the end, so that a file of that name is always whole.</summary>
    private static async Task<long> Write<T>(string path, IAsyncEnumerable<T> lines, Action<long> progress)
    {
        var count = 0L;
        var partial = path + ".partial";
        // A comment that starts like a formula must not run in the spreadsheet of who opens it.
        var format = new CsvConfiguration(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape };
        await using (var writer = new StreamWriter(partial))
        await using (var csv = new CsvWriter(writer, format))
        {
            csv.WriteHeader<T>();
            await csv.NextRecordAsync();
            await foreach (var line in lines)
            {
                csv.WriteRecord(line);
                await csv.NextRecordAsync();
                if (++count % 10_000 == 0) progress(count);
            }
        }
        File.Move(partial, path, overwrite: true);
        return count;
    }
}

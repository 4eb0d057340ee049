using System.CommandLine;
using Kazva.Abuse;
using Kazva.Alarms.Storage;
using Kazva.Dashboard.Plates.Installs;
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
        var command = new Command("export", "Writes each organisation's submissions, hourly figures, decisions, alarms and installations as CSV (UTF-8).") { Folder };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellationToken) => Failure.Told(() => Run(parsed, cancellationToken)));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var folder = parsed.GetValue(Folder)!;
        using var host = await StorageSession.OpenExisting(parsed, cancellationToken);
        var grids = host.Services.GetRequiredService<IGridCatalog>().Grids;
        if (grids.Count == 0) Console.WriteLine("There is no grid, so there is nothing to export.");
        foreach (var grid in grids)
        {
            var target = Directory.CreateDirectory(Path.Combine(folder, grid.Id)).FullName;
            await AnsiConsole.Status().StartAsync($"Exporting {grid.Id}", async status =>
            {
                var log = host.Services.GetRequiredService<ISubmissionLog>();
                var submissions = await CsvExport.Write(
                    Path.Combine(target, "submissions.csv"), ExportRows.SubmissionColumns,
                    log.ReadAllAsync(grid.Id, cancellationToken).Select(ExportRows.Of),
                    count => status.Status($"Exporting {grid.Id}: {count:N0} submissions"), cancellationToken);
                var hours = await CsvExport.Write(
                    Path.Combine(target, "hourly.csv"), ExportRows.HourColumns,
                    host.Services.GetRequiredService<IHourlyRollUps>().ReadAllAsync(grid.Id, cancellationToken).Select(ExportRows.Of),
                    count => status.Status($"Exporting {grid.Id}: {count:N0} hourly figures"), cancellationToken);
                await CsvExport.Write(
                    Path.Combine(target, "decisions.csv"), ExportRows.DecisionColumns,
                    host.Services.GetRequiredService<IHeldSubmissions>().ReadDecisionsAsync(grid.Id, cancellationToken).Select(ExportRows.Of),
                    count => status.Status($"Exporting {grid.Id}: {count:N0} decisions"), cancellationToken);
                var store = host.Services.GetRequiredService<IAlarmStore>();
                var alarms = await store.ReadAlarmsAsync(grid.Id, [], before: null, int.MaxValue, cancellationToken);
                await CsvExport.Write(
                    Path.Combine(target, "alarms.csv"), AlarmRows.AlarmColumns, alarms.Reverse().ToAsyncEnumerable().Select(AlarmRows.Of),
                    count => status.Status($"Exporting {grid.Id}: {count:N0} alarms"), cancellationToken);
                await CsvExport.Write(
                    Path.Combine(target, "alarm-transitions.csv"), AlarmRows.TransitionColumns,
                    store.ReadAllTransitionsAsync(grid.Id, cancellationToken).Select(AlarmRows.Of),
                    count => status.Status($"Exporting {grid.Id}: {count:N0} transitions"), cancellationToken);
                var installs = await CsvExport.Write(
                    Path.Combine(target, "installs.csv"), InstallRows.Columns,
                    host.Services.GetRequiredService<IInstallLog>().ReadAllAsync(grid.Id, cancellationToken).Select(InstallRows.Of),
                    count => status.Status($"Exporting {grid.Id}: {count:N0} installations"), cancellationToken);
                Console.WriteLine($"{grid.Id}: {submissions} submissions, {hours} hourly figures, {alarms.Length} alarms and {installs} installations in {target}");
            });
        }
        return 0;
    }
}

using System.Diagnostics;
using Kazva.Definition;
using Kazva.Silo.Import;
using Kazva.Silo.Storage;
using Kazva.Silo.Storage.Grids;
using Kazva.Silo.Storage.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace Kazva.Bench.Start;

/// <summary>
/// How long the built program takes from its start until <c>/health/ready</c> says so and until staff can be shown the
/// whole grid: on an empty folder, and with the sample grid and a long log, with and without the snapshots of a clean stop.
/// </summary>
internal static class StartBench
{
    private const int Runs = 3;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var submissions = arguments is [var count, ..] ? int.Parse(count) : 10_000_000;
        var folder = Directory.CreateTempSubdirectory("kazva-bench-").FullName;
        try
        {
            Console.WriteLine($"{Environment.ProcessorCount} cores, {Environment.OSVersion}, .NET {Environment.Version}");
            await Measure("empty folder", Path.Combine(folder, "empty"), fresh: true, staff: false);
            var options = new StorageOptions { Data = Path.Combine(folder, "long") };
            await Fill(options, submissions);
            await Measure($"{submissions:N0} submissions, no snapshots (after kill -9)", options.Data, fresh: false, staff: true);
            await (await ServedProcess.StartAsync(options.Data)).StopAsync();
            await Measure($"{submissions:N0} submissions, snapshots (after a clean stop)", options.Data, fresh: false, staff: true);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Fill(StorageOptions options, int submissions)
    {
        var read = GridDefinitionReader.Read(Path.Combine(AppContext.BaseDirectory, "samples", "stara-zagora"));
        var grid = GridDiff.Merge(null, read.Grid ?? throw new InvalidOperationException(string.Join('\n', read.Mistakes)));
        await StorageMigrator.MigrateAsync(options, TimeProvider.System);
        await using (var services = new ServiceCollection().AddLogging().AddKazvaStorage(options).BuildServiceProvider())
            await services.GetRequiredService<IGridStore>().SaveAsync(grid.Organisation.Id, 1, GridJson.Serialize(grid));
        var watch = Stopwatch.StartNew();
        LongLog.Write(options, new GridIndex(grid), submissions);
        var size = new FileInfo(Path.Combine(options.Data, "kazva.db")).Length;
        Console.WriteLine($"wrote {submissions:N0} submissions at {grid.Locations.Length} locations in {watch.Elapsed.TotalSeconds:N0} s; the file has {size / 1e6:N0} MB");
    }

    private static async Task Measure(string name, string data, bool fresh, bool staff)
    {
        var ready = new List<double>();
        var shown = new List<double>();
        for (var run = 0; run < Runs; run++)
        {
            if (fresh && Directory.Exists(data)) Directory.Delete(data, recursive: true);
            await using var process = await ServedProcess.StartAsync(data);
            ready.Add(process.ReadyAfter.TotalSeconds);
            if (staff) shown.Add((await process.ShownAfterAsync()).TotalSeconds);
            // The process is killed on disposal, so a run saves nothing for the next.
        }
        Console.WriteLine($"{name,-60} ready {Text(ready)}{(staff ? $", whole grid shown {Text(shown)}" : "")}");
    }

    private static string Text(List<double> seconds) => $"{seconds.Order().ElementAt(seconds.Count / 2):N2} s ({seconds.Min():N2}–{seconds.Max():N2})";
}

using Kazva.Definition;
using Kazva.Silo.Import;
using Kazva.Silo.Storage;
using Kazva.Silo.Storage.Grids;
using Kazva.TestKit;
using Kazva.TestKit.Postgres;
using Microsoft.Extensions.DependencyInjection;

namespace Kazva.Bench.Cluster;

/// <summary>
/// Answers by HTTP with 1, 2 and 3 silos beside the embedded host, on one machine and one PostgreSQL: so what is seen is what a cluster
/// costs, not what more machines bring. And where placement puts a location beside its sums, what that saves.
/// </summary>
internal static class ClusterBench
{
    private const int PerSecond = 100;
    private const int Citizens = 64;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(12);
    private static readonly string[] NoLimits =
        ["--Kazva:Limits:AddressSubmissions=10000000", "--Kazva:Limits:LocationPerMinute=1000000", "--Kazva:Limits:LocationBurst=1000000"];

    public static async Task<int> RunAsync()
    {
        if (PostgresServer.WhyUnavailable is { } why)
        {
            Console.Error.WriteLine(why);
            return 2;
        }
        var read = GridDefinitionReader.Read(Path.Combine(AppContext.BaseDirectory, "samples", "stara-zagora"));
        var grid = GridDiff.Merge(null, read.Grid ?? throw new InvalidOperationException(string.Join('\n', read.Mistakes)));

        Console.WriteLine($"{Environment.ProcessorCount} cores for everything, {Environment.OSVersion}, .NET {Environment.Version}; {grid.Locations.Length} locations");
        Console.WriteLine($"{"",-34} {"p50",8} {"p99",8}  {"at saturation",14}  {"CPU an answer",14}");
        await Embedded(grid);
        if (!File.Exists(KazvaBuild.Cluster))
        {
            Console.WriteLine("No cluster was measured: build it with dotnet build silo -c Release -p:GrainHost=Orleans.");
            return 0;
        }
        foreach (var (silos, placement) in new[] { (1, "Settlement"), (2, "Settlement"), (3, "Settlement"), (3, "Random") })
            await Cluster(grid, silos, placement);
        await FailoverBench.RunAsync();
        return 0;
    }

    private static async Task Embedded(Grid grid)
    {
        await using var server = await PostgresServer.StartAsync();
        await using var database = await TestDatabase.CreateOnAsync(server);
        await using (var services = new ServiceCollection().AddLogging().AddKazvaStorage(database.Options).BuildServiceProvider())
            await services.GetRequiredService<IGridStore>().SaveAsync(grid.Organisation.Id, 1, GridJson.Serialize(grid));
        await using var process = await KazvaProcess.ServeAsync(database.Options, NoLimits);
        await Measure("embedded host, one process", grid, [process.Citizens], [process]);
    }

    private static async Task Cluster(Grid grid, int silos, string placement)
    {
        await using var cluster = await KazvaCluster.StartAsync(grid, silos, gateways: 1, $"--Kazva:Cluster:Placement={placement}");
        await Measure(
            $"{silos} silo{(silos > 1 ? "s" : "")}, 1 gateway, placed by {placement.ToLowerInvariant()}", grid,
            [.. cluster.Gateways.Select(gateway => gateway.Citizens)], [.. cluster.Silos, .. cluster.Gateways, cluster.Dashboard]);
    }

    private static async Task Measure(string name, Grid grid, Uri[] gateways, KazvaProcess[] processes)
    {
        using var load = new OpenLoad(gateways, [.. grid.Locations.Select(location => location.Code)]);
        await load.Saturated(Citizens, WarmUp);

        var before = Processor(processes);
        var (took, lateRefused) = await load.AtRate(PerSecond, Time);
        var each = (Processor(processes) - before).TotalMilliseconds / Math.Max(1, took.Count);
        var (perSecond, refused) = await load.Saturated(Citizens, Time);
        Console.WriteLine(
            $"{name,-34} {took[took.Count / 2],5:N1} ms {took[(int)(took.Count * 0.99)],5:N1} ms  {perSecond,12:N0}/s  {each,11:N2} ms"
            + (refused + lateRefused > 0 ? $"  {refused + lateRefused} refused" : ""));
    }

    private static TimeSpan Processor(KazvaProcess[] processes) =>
        processes.Aggregate(TimeSpan.Zero, (sum, process) => sum + process.ProcessorTime);
}

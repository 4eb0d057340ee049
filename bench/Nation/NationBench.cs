using System.Diagnostics;
using System.Globalization;
using Kazva.Areas;
using Kazva.Bench.Memory;
using Kazva.Definition;
using Kazva.Embedded;
using Kazva.Feed;
using Kazva.Locations;
using Kazva.Submissions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Kazva.Bench.Nation;

/// <summary>
/// A whole nation in one process, on the real grains and with a log in memory: how long it takes until every sum is heard, and what the
/// tree of sums makes of an appeal on television. Beside it stands what it would be if every location reported to the top itself.
/// </summary>
internal static class NationBench
{
    private const int Answers = 8;
    private const int Appealed = 20_000;

    private static readonly TimeSpan AppealTime = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan HearingLimit = TimeSpan.FromMinutes(3);

    public static async Task<int> RunAsync(string[] arguments)
    {
        var locations = arguments is [var size] ? int.Parse(size, CultureInfo.InvariantCulture) : NationGrid.FullLocations;
        var grid = new GridIndex(NationGrid.Of(locations));
        Console.WriteLine($"{locations:N0} locations in {grid.Settlements.Count:N0} settlements, {SumTree.Areas(grid).Count():N0} areas in all, {Answers} answers each before; {Environment.ProcessorCount} cores");
        var log = new MemoryLog(grid, Answers);
        var services = new ServiceCollection();
        services.AddSingleton<IGridCatalog>(new OneGrid(grid)).AddSingleton<ISubmissionLog>(log).AddSingleton<LogHeads>().AddSingleton<IGrainStateStore, InMemoryGrainStateStore>();
        services.AddEmbeddedGrains(options => options.AddGrainsFrom(typeof(ILocationGrain).Assembly));
        await using var provider = services.BuildServiceProvider();
        var hosted = provider.GetServices<IHostedService>().Single();
        await hosted.StartAsync(CancellationToken.None);
        var grains = provider.GetRequiredService<IGrainFactory>();

        if (!await Hear(grains, grid, log)) return 1;
        Console.WriteLine($"memory: {GC.GetTotalMemory(forceFullCollection: true) / 1e6:N0} MB of objects, {Environment.WorkingSet / 1e6:N0} MB working set");
        await Appeal(grains, grid);
        var right = await SumsEqualTheLog(grains, grid, log);
        await hosted.StopAsync(CancellationToken.None);
        return right ? 0 : 1;
    }

    private static async Task<bool> Hear(IGrainFactory grains, GridIndex grid, MemoryLog log)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (watch, cpu) = (Stopwatch.StartNew(), Cpu());
        var observer = grains.CreateObjectReference<IFeedObserver>(new Deaf());
        for (var calls = 1; ; calls++)
        {
            try
            {
                var snapshot = await grains.GetGrain<IFeedGrain>(grid.Id).Subscribe(observer);
                Console.WriteLine($"heard and in the feed: {snapshot.States.Length:N0} states after {watch.Elapsed.TotalSeconds:N1} s and {calls} calls, {Share(cpu, watch):P0} of the cores");
                Console.WriteLine($"        {before / 1e6:N0} MB of objects before it");
                return true;
            }
            catch (TimeoutException)
            {
                // What was heard stays heard.
                Console.WriteLine($"  after {watch.Elapsed.TotalSeconds:N0} s {log.TailsRead:N0} locations are activated; {Share(cpu, watch):P0} of the cores, {Environment.WorkingSet / 1e6:N0} MB working set");
                if (watch.Elapsed > HearingLimit) return false;
            }
        }
    }

    private static async Task Appeal(IGrainFactory grains, GridIndex grid)
    {
        // What is told at the start is not of the appeal.
        await Task.Delay(TimeSpan.FromSeconds(2));
        using var reports = new ReportCount(grid);
        var (watch, cpu) = (Stopwatch.StartNew(), Cpu());
        var appeal = new Appeal(grains, grid);
        var outcome = await appeal.Run(Appealed, AppealTime);
        var share = Share(cpu, watch);
        var seconds = outcome.Took.TotalSeconds;
        var accepted = outcome.Milliseconds;
        Console.WriteLine($"appeal: {accepted.Count / seconds:N1} answers accepted a second for {seconds:N0} s, {outcome.Refused} refused; p50 {At(accepted, 0.5):N2} ms, p99 {At(accepted, 0.99):N2} ms, longest {accepted[^1]:N1} ms; {share:P0} of the cores");
        Console.WriteLine($"memory: {Environment.WorkingSet / 1e6:N0} MB working set");
        await Task.Delay(TimeSpan.FromSeconds(2));
        Console.WriteLine("reports received a second        nodes told        all    busiest node");
        foreach (var level in reports.Levels.OrderByDescending(level => level.Received))
            Console.WriteLine($"  {level.Name,-24} {level.Nodes,14:N0} {level.Received / seconds,12:N1} {level.Busiest / seconds,12:N1}  {level.BusiestId}");
        var (organisation, category) = appeal.Flat;
        Console.WriteLine($"  if every location told the top itself: the organisation {organisation / seconds:N1}, all categories {organisation / seconds:N1}, the busiest category {category / seconds:N1}");
    }

    /// <summary>After quiet the organisation, the categories and the provinces hold what was accepted, and nothing else.</summary>
    private static async Task<bool> SumsEqualTheLog(IGrainFactory grains, GridIndex grid, MemoryLog log)
    {
        var expected = ((long)Answers * grid.AllCodes.Length) + log.Accepted;
        var organisation = await Count([GridNode.Organisation(grid.Id)]);
        var categories = await Count(grid.Categories.Keys.Select(GridNode.Category));
        var provinces = await Count(grid.Outermost.Select(GridNode.Settlement));
        var right = organisation == expected && categories == expected && provinces == expected;
        Console.WriteLine($"sums: {log.Accepted:N0} accepted; the log holds {expected:N0}, the organisation {organisation:N0}, its categories {categories:N0}, its provinces {provinces:N0}: {(right ? "equal" : "NOT EQUAL")}");
        return right;

        async Task<long> Count(IEnumerable<GridNode> areas)
        {
            var sum = 0L;
            foreach (var area in areas) sum += (await area.AreaGrain(grains, grid.Id).GetState()).Windows.Quarter.Count;
            return sum;
        }
    }

    private static TimeSpan Cpu() => Process.GetCurrentProcess().TotalProcessorTime;

    private static double Share(TimeSpan before, Stopwatch watch) => (Cpu() - before) / watch.Elapsed / Environment.ProcessorCount;

    private static double At(List<double> sorted, double share) => sorted[(int)(share * (sorted.Count - 1))];

    private sealed class Deaf : IFeedObserver
    {
        public Task Changes(FeedBatch batch) => Task.CompletedTask;
    }
}

using System.Collections.Immutable;
using Kazva.Areas;
using Kazva.Definition;
using Kazva.Embedded;
using Kazva.Feed;
using Kazva.Locations;
using Kazva.Submissions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Kazva.Bench.Memory;

/// <summary>
/// What a location costs in memory, with eight answers in its windows: one that is activated, and a quiet one, of which
/// only the sums and the feed know. The definition of the grid and the log, which is in memory here, are left out.
/// </summary>
internal static class LocationMemory
{
    private const string Part = "memory";
    private const int Answers = 8;

    public static async Task RunAsync(BenchRun run)
    {
        run.Report.Say($"{Part}: a location, by the objects that it takes");
        var locations = run.Count(20_000, smoke: 1_000);
        var grid = new GridIndex(Grid(locations));
        var log = new MemoryLog(grid, Answers);
        var services = new ServiceCollection();
        services.AddSingleton<IGridCatalog>(new OneGrid(grid)).AddSingleton<ISubmissionLog>(log).AddSingleton<LogHeads>().AddSingleton<IGrainStateStore, InMemoryGrainStateStore>();
        services.AddEmbeddedGrains(options =>
        {
            options.AddGrainsFrom(typeof(ILocationGrain).Assembly);
            options.CollectionAge = TimeSpan.FromSeconds(5);
            options.CollectionQuantum = TimeSpan.FromSeconds(1);
        });
        await using var provider = services.BuildServiceProvider();
        var hosted = provider.GetServices<IHostedService>().Single();
        await hosted.StartAsync(CancellationToken.None);
        var grains = provider.GetRequiredService<IGrainFactory>();

        var before = Settled();
        var feed = grains.GetGrain<IFeedGrain>(grid.Id);
        var snapshot = await feed.Subscribe(grains.CreateObjectReference<IFeedObserver>(new Deaf()));
        var activated = Settled();
        run.Report.Tell(Part, "objects of an activated location, with what the sums and the feed keep of it", (double)(activated - before) / locations, "B", $"{Answers} answers each");
        if (!run.Options.Smoke)
        {
            await Task.Delay(TimeSpan.FromSeconds(15));
            var quiet = Settled();
            run.Report.Tell(Part, "objects of a quiet location, of which only the sums and the feed know", (double)(quiet - before) / locations, "B");
        }
        GC.KeepAlive(snapshot);
        await hosted.StopAsync(CancellationToken.None);
    }

    private static long Settled()
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static Grid Grid(int locations)
    {
        var name = new LocalText(ImmutableSortedDictionary<string, string>.Empty.Add("en", "x"));
        return new Grid(
            new Organisation("bench", name, ["en"], "UTC"),
            [.. Enumerable.Range(0, 50).Select(i => new Settlement($"s{i}", name, null, null))],
            [.. Enumerable.Range(0, 11).Select(i => new Category($"c{i}", name, new Questionnaire(1, [])))],
            [.. Enumerable.Range(0, locations).Select(i => new Location($"{i:D6}", name, $"s{i % 50}", $"c{i % 11}", null, null))]);
    }

    private sealed class Deaf : IFeedObserver
    {
        public Task Changes(FeedBatch batch) => Task.CompletedTask;
    }
}

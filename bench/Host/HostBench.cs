using System.Diagnostics;
using Kazva.Bench.Reporting;
using Kazva.Embedded;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Kazva.Bench.Host;

/// <summary>Measures calls between grains of the embedded host.</summary>
internal static class HostBench
{
    private const string Part = "host";
    private const int Grains = 600;
    private const double LeastCalls = 2_000_000;
    private const double MostBytes = 300;

    public static async Task RunAsync(BenchRun run)
    {
        run.Report.Say($"{Part}: calls between {Grains} grains");
        var services = new ServiceCollection();
        services.AddEmbeddedGrains(o =>
        {
            o.AddGrainsFrom(typeof(HostBench).Assembly);
            o.ResponseTimeout = TimeSpan.FromSeconds(30);
        });
        await using var provider = services.BuildServiceProvider();
        var hosted = provider.GetServices<IHostedService>().Single();
        await hosted.StartAsync(CancellationToken.None);
        var grains = provider.GetRequiredService<IGrainFactory>();

        await RunRoundAsync(grains, 16, run.Seconds(3));
        foreach (var atATime in (int[])[1, 4, 16, 64])
        {
            var (perSecond, bytes, nanoseconds) = await RunRoundAsync(grains, atATime, run.Seconds(3));
            var name = $"grain calls, {Grains} grains, {atATime} under way at a time each";
            run.Report.Add(new Row(Part, $"{name}: a second", perSecond, "/s", Goal.AtLeast(LeastCalls), Note: $"{nanoseconds:N0} ns of processor a call"));
            run.Report.Add(new Row(Part, $"{name}: allocated a call", bytes, "B", Goal.AtMost(MostBytes)));
        }
        await MeasureMemoryAsync(run, grains);
        await hosted.StopAsync(CancellationToken.None);
    }

    private static async Task<(double PerSecond, double Bytes, double Nanoseconds)> RunRoundAsync(IGrainFactory grains, int atATime, TimeSpan time)
    {
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var cpu = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, Grains)
            .Select(i => grains.GetGrain<ICallerGrain>(i.ToString()).CallOthers(i, Grains, atATime, time)));
        var seconds = watch.Elapsed.TotalSeconds;
        bytes = GC.GetTotalAllocatedBytes(precise: true) - bytes;
        // Says the same on a machine that others use too.
        cpu = Environment.CpuUsage.TotalTime - cpu;
        var calls = counts.Sum();
        return (calls / seconds, (double)bytes / calls, cpu.TotalNanoseconds / calls);
    }

    private static async Task MeasureMemoryAsync(BenchRun run, IGrainFactory grains)
    {
        const int count = 50_000;
        var keys = Enumerable.Range(0, count).Select(i => $"memory-{i}").ToArray();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        foreach (var key in keys) await grains.GetGrain<ICallerGrain>(key).Echo(1);
        var after = GC.GetTotalMemory(forceFullCollection: true);
        run.Report.Tell(Part, "an activation of an empty grain", (double)(after - before) / count, "B");
    }
}

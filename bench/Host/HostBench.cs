using System.Diagnostics;
using Kazva.Embedded;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Kazva.Bench.Host;

/// <summary>Measures calls between grains of the embedded host.</summary>
internal static class HostBench
{
    private const int Grains = 600;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(3);

    public static async Task<int> RunAsync()
    {
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

        await RunRoundAsync(grains, 16, "warm-up");
        foreach (var atATime in (int[])[1, 4, 16, 64]) await RunRoundAsync(grains, atATime, $"{atATime} at a time");
        await MeasureMemoryAsync(grains);
        await hosted.StopAsync(CancellationToken.None);
        return 0;
    }

    private static async Task RunRoundAsync(IGrainFactory grains, int atATime, string name)
    {
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var cpu = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, Grains)
            .Select(i => grains.GetGrain<ICallerGrain>(i.ToString()).CallOthers(i, Grains, atATime, Round)));
        var seconds = watch.Elapsed.TotalSeconds;
        bytes = GC.GetTotalAllocatedBytes(precise: true) - bytes;
        // Says the same on a machine that others use too.
        cpu = Environment.CpuUsage.TotalTime - cpu;
        var calls = counts.Sum();
        Console.WriteLine($"{name,-14} {calls / seconds,12:N0} calls/s {(double)bytes / calls,8:F1} bytes/call {cpu.TotalNanoseconds / calls,8:F0} ns of CPU/call");
    }

    private static async Task MeasureMemoryAsync(IGrainFactory grains)
    {
        const int count = 50_000;
        var keys = Enumerable.Range(0, count).Select(i => $"memory-{i}").ToArray();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        foreach (var key in keys) await grains.GetGrain<ICallerGrain>(key).Echo(1);
        var after = GC.GetTotalMemory(forceFullCollection: true);
        Console.WriteLine($"{count:N0} activations: {(double)(after - before) / count:F0} bytes each");
    }
}

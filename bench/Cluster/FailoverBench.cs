using Kazva.TestKit;

namespace Kazva.Bench.Cluster;

/// <summary>
/// How long a location is out of service when something happens to the silo that holds it: the longest time, over the plates of a small
/// grid under a steady load, between one accepted answer and the next. Beside it, how long citizens waited and how many were refused.
/// </summary>
internal static class FailoverBench
{
    private const int PerSecond = 50;
    private const int Rounds = 3;

    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(25);

    private static readonly (string Name, Func<KazvaCluster, int, Task> Harm)[] Harms =
    [
        ("silo stopped (SIGTERM)", (cluster, place) => cluster.Silos[place].StopAsync()),
        ("silo killed (SIGKILL)", (cluster, place) => cluster.Silos[place].KillAsync()),
        ("silo frozen (SIGSTOP)", (cluster, place) => cluster.Silos[place].FreezeAsync()),
    ];

    public static async Task RunAsync()
    {
        Console.WriteLine($"{"",-34} {"longest gap at a plate",22}  {"slowest answer",14}  refused");
        foreach (var (name, harm) in Harms)
            for (var round = 0; round < Rounds; round++)
            {
                await using var cluster = await KazvaCluster.StartAsync(SmallGrid.Grid, silos: 3, gateways: 2);
                await using var load = new CitizenLoad(() => cluster.Gateways, PerSecond);
                await load.Accepted(200);
                var (begun, refused) = (load.Now, load.Refused.Count);
                await harm(cluster, round);
                await Task.Delay(Watched);
                var latencies = load.Latencies(begun - TimeSpan.FromSeconds(1));
                Console.WriteLine(
                    $"{$"{name}, place {round}",-34} {load.LongestGap(begun).TotalSeconds,20:N1} s  {latencies[^1].TotalSeconds,12:N1} s  {load.Refused.Count - refused}");
            }
    }
}

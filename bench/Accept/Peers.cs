using System.Diagnostics;
using Kazva.Bench.Load;
using Kazva.Bench.Reporting;
using Kazva.Bench.Subjects;

namespace Kazva.Bench.Accept;

/// <summary>What people would use instead, each as its users would write it: see <c>bench/peers</c>.</summary>
internal static class Peers
{
    private const string GrainProject = "bench/peers/grain-per-write";
    private static readonly int[] PgBenchClients = [16, 48];

    public static async Task<double> Http(BenchRun run, RequestMix mix)
    {
        run.Report.Say($"{AcceptBench.Part}: peer 1, HTTP that keeps nothing");
        await using var peer = await PeerProcess.StartAsync(PeerProcess.Built("Kazva.Bench.Peers.Http"));
        return (await Saturation.FindAsync(run, peer.Address, mix, () => peer.ProcessorTime)).PerSecond;
    }

    public static Task<double> Inserts(BenchRun run, RequestMix mix) =>
        Measure(run, mix, "peer 3, one INSERT a request with Npgsql (bench/peers/insert)", PeerProcess.Built("Kazva.Bench.Peers.Insert"), hasDashboard: true);

    public static Task<double> EfCore(BenchRun run, RequestMix mix) =>
        Measure(run, mix, "peer 4, the same with EF Core (bench/peers/efcore)", PeerProcess.Built("Kazva.Bench.Peers.EfCore"), hasDashboard: true);

    /// <returns>NaN where it cannot be built.</returns>
    public static async Task<double> Grains(BenchRun run, RequestMix mix)
    {
        const string Name = "peer 5, a grain that writes its state each time, on Orleans (bench/peers/grain-per-write)";
        // Another restore and build take longer than a smoke may.
        var program = run.Options.Smoke ? null : await BuildGrains(run);
        if (program is not null) return await Measure(run, mix, Name, program, hasDashboard: false);
        if (!run.Options.Smoke) run.Report.Tell(AcceptBench.Part, Name, double.NaN, "/s", "not measured: its packages cannot be restored here");
        return double.NaN;
    }

    public static async Task PgBenchAsync(BenchRun run)
    {
        const string Name = "peer 2, pgbench with one INSERT a transaction";
        if (PgBench.Program is null)
        {
            run.Report.Tell(AcceptBench.Part, Name, double.NaN, "/s", "not measured: pgbench is not installed");
            return;
        }
        run.Report.Say($"{AcceptBench.Part}: {Name}");
        var database = await run.PostgresDatabaseAsync();
        var best = (PerSecond: 0.0, Clients: 0);
        foreach (var clients in PgBenchClients)
        {
            var perSecond = await PgBench.RunAsync(database, clients, run.Seconds(10, smoke: 1));
            if (perSecond > best.PerSecond) best = (perSecond, clients);
        }
        run.Report.Tell(AcceptBench.Part, Name, best.PerSecond, "/s", $"{best.Clients} clients");
    }

    private static async Task<double> Measure(BenchRun run, RequestMix mix, string name, string program, bool hasDashboard)
    {
        run.Report.Say($"{AcceptBench.Part}: {name}");
        await using var peer = await PeerProcess.StartAsync(program, await run.PostgresDatabaseAsync());
        var found = await Saturation.FindAsync(run, peer.Address, mix, () => peer.ProcessorTime);
        found.Tell(run, AcceptBench.Part, name);
        if (found.Accepted == 0) throw new InvalidOperationException($"{name} took nothing: {peer.Output}");
        if (hasDashboard)
        {
            using var http = new HttpClient();
            var watch = Stopwatch.StartNew();
            await http.GetStringAsync(new Uri($"http://127.0.0.1:{peer.Port}/dashboard"));
            run.Report.Tell(AcceptBench.Part, $"{name[..6]}: its dashboard by GROUP BY", watch.Elapsed.TotalMilliseconds, "ms", $"over {found.Accepted:N0} submissions");
        }
        return found.PerSecond;
    }

    private static async Task<string?> BuildGrains(BenchRun run)
    {
        run.Report.Say($"{AcceptBench.Part}: building {GrainProject}");
        var start = new ProcessStartInfo("dotnet", ["build", GrainProject, "-c", "Release", "-v", "q", "-p:RunAnalyzers=false"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = SourceTree.Root,
        };
        using var build = Process.Start(start)!;
        var (output, errors) = (build.StandardOutput.ReadToEndAsync(), build.StandardError.ReadToEndAsync());
        await build.WaitForExitAsync();
        var program = Path.Combine(SourceTree.Root, "artifacts", "embedded", "bin", "Kazva.Bench.Peers.GrainPerWrite", "release", "Kazva.Bench.Peers.GrainPerWrite.dll");
        if (build.ExitCode == 0 && File.Exists(program)) return program;
        run.Report.Say($"  it could not be built: {(await output + await errors).Split('\n').FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal))?.Trim()}");
        return null;
    }
}

using System.Diagnostics;
using Kazva.Bench.Load;
using Kazva.Bench.Reporting;
using Kazva.Bench.Subjects;
using Kazva.Silo.Storage;

namespace Kazva.Bench.Accept;

/// <summary>What people would use instead, each as its users would write it (<c>bench/peers</c>), running beside each other.</summary>
internal sealed class Peers(BenchRun run, RequestMix mix) : IAsyncDisposable
{
    private const string GrainProject = "bench/peers/grain-per-write";
    private static readonly int[] PgBenchClients = [16, 48];

    private readonly List<PeerProcess> _processes = [];
    private readonly List<Subject> _subjects = [];
    private readonly List<(string Peer, Subject Subject, int Port)> _dashboards = [];

    /// <summary>Those that run, in the order of their turns.</summary>
    public IReadOnlyList<Subject> Subjects => _subjects;

    /// <param name="beside">The database that it is compared with.</param>
    public async Task<Subject> StartHttp(StorageKind beside) =>
        await Start($"peer 1, HTTP that keeps nothing (bench/peers/http), beside {AcceptBench.Name(beside)}", PeerProcess.Built("Kazva.Bench.Peers.Http"), database: null);

    public Task<Subject> StartInserts() => StartWithDashboard("peer 3, one INSERT a request with Npgsql (bench/peers/insert)", "Kazva.Bench.Peers.Insert");

    /// <summary>Measures the one to which nothing is compared, by itself.</summary>
    public async Task MeasureEfCore()
    {
        var subject = await StartWithDashboard("peer 4, the same with EF Core (bench/peers/efcore)", "Kazva.Bench.Peers.EfCore");
        await run.RestAsync();
        await subject.TakeTurnAsync(run, run.Seconds(10));
    }

    /// <returns>Null where it cannot be built.</returns>
    public async Task<Subject?> StartGrains()
    {
        const string Name = "peer 5, a grain that writes its state each time, on Orleans (bench/peers/grain-per-write)";
        // Another restore and build take longer than a smoke may.
        var program = run.Options.Smoke ? null : await BuildGrains(run);
        if (program is not null) return await Start(Name, program, await run.PeerDatabaseAsync());
        if (!run.Options.Smoke) run.Report.Tell(AcceptBench.Part, Name, double.NaN, "/s", "not measured: its packages cannot be restored here");
        return null;
    }

    /// <summary>Asks each that has a dashboard for it, and tells how long that took.</summary>
    public async Task TellDashboards()
    {
        using var http = new HttpClient();
        foreach (var (peer, subject, port) in _dashboards)
        {
            var watch = Stopwatch.StartNew();
            await http.GetStringAsync(new Uri($"http://127.0.0.1:{port}/dashboard"));
            run.Report.Tell(AcceptBench.Part, $"{peer}: its dashboard by GROUP BY", watch.Elapsed.TotalMilliseconds, "ms", $"over {subject.Accepted:N0} submissions");
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var subject in _subjects) subject.Dispose();
        foreach (var process in _processes) await process.DisposeAsync();
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
        await run.RestAsync();
        var database = await run.PeerDatabaseAsync();
        var best = (PerSecond: 0.0, Clients: 0);
        foreach (var clients in run.Options.Smoke ? PgBenchClients[..1] : PgBenchClients)
        {
            var perSecond = await PgBench.RunAsync(database, clients, run.Seconds(10, smoke: 1));
            if (perSecond > best.PerSecond) best = (perSecond, clients);
        }
        run.Report.Tell(AcceptBench.Part, Name, best.PerSecond, "/s", $"{best.Clients} clients");
    }

    private async Task<Subject> StartWithDashboard(string name, string project)
    {
        var subject = await Start(name, PeerProcess.Built(project), await run.PeerDatabaseAsync());
        _dashboards.Add((name[..name.IndexOf(',', StringComparison.Ordinal)], subject, _processes[^1].Port));
        return subject;
    }

    private async Task<Subject> Start(string name, string program, string? database)
    {
        var peer = await PeerProcess.StartAsync(program, database);
        _processes.Add(peer);
        var subject = await Subject.WarmAsync(run, name, peer.Address, mix, () => peer.ProcessorTime);
        _subjects.Add(subject);
        return subject.Accepted > 0 ? subject : throw new InvalidOperationException($"{name} took nothing: {peer.Output}");
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

using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Kazva.Definition;
using Kazva.Silo.Import;
using Kazva.Silo.Storage;
using Kazva.Silo.Storage.Grids;
using Kazva.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Kazva.Bench.Subjects;

/// <summary>A grid that the built program serves, as a process of its own, from a new database. Its limits are those that it ships with: citizens come
/// through a proxy, each from an address of their own.</summary>
internal sealed partial class ServedGrid : IAsyncDisposable
{
    private static readonly TimeSpan SumsWithin = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan QuietWithin = TimeSpan.FromMinutes(10);
    private const double QuietShare = 0.1;

    // Tens of thousands of locations that are awake take their share of a core as long as they are: it is quiet when that falls no further in ten seconds.
    private const double SteadyShare = 0.5;
    private const int Steady = 20;

    // What looks like abuse is held as the program does when nobody sets anything; the tests' own process is started without.
    private static readonly string[] Settings = ["--Kazva:TrustedProxies:0=127.0.0.1", "--Kazva:Abuse:RepeatWithin=00:10:00", "--Kazva:Abuse:BurstFrom=60"];

    private readonly TestDatabase _database;

    private ServedGrid(TestDatabase database, Grid grid, KazvaProcess process) => (_database, Grid, Process) = (database, grid, process);

    public Grid Grid { get; }

    public KazvaProcess Process { get; private set; }

    public StorageOptions Options => _database.Options;

    /// <summary>The plates in use.</summary>
    public IReadOnlyList<string> Codes => [.. Grid.Locations.Where(location => !location.Retired).Select(location => location.Code)];

    public IPEndPoint Citizens => new(IPAddress.Loopback, Process.Citizens.Port);

    /// <summary>Stores a grid in a new database and serves it.</summary>
    public static async Task<ServedGrid> StartAsync(BenchRun run, StorageKind kind, Grid? grid = null, params string[] settings)
    {
        grid ??= Grids.Sample();
        var database = await StoreAsync(run, kind, grid);
        try
        {
            return new ServedGrid(database, grid, await KazvaProcess.ServeAsync(database.Options, [.. Settings, .. settings]));
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stores a grid in a new database.</summary>
    public static async Task<TestDatabase> StoreAsync(BenchRun run, StorageKind kind, Grid grid)
    {
        var database = kind == StorageKind.Postgres ? await TestDatabase.CreateOnAsync(await run.PostgresAsync()) : await TestDatabase.CreateAsync(kind);
        if (kind == StorageKind.Postgres) await run.RestAsync();
        await using var services = new ServiceCollection().AddLogging().AddKazvaStorage(database.Options).BuildServiceProvider();
        await services.GetRequiredService<IGridStore>().SaveAsync(grid.Organisation.Id, 1, GridJson.Serialize(grid));
        return database;
    }

    /// <summary>Stops it as an operator would, and starts it again.</summary>
    public async Task RestartAsync()
    {
        await Process.StopAsync();
        await Process.DisposeAsync();
        Process = await KazvaProcess.ServeAsync(Options, Settings);
    }

    /// <summary>Waits until the program has done what it does after a start, such as asking every location for its figures.</summary>
    /// <returns>The time that it took.</returns>
    /// <exception cref="TimeoutException">It never became quiet.</exception>
    public async Task<TimeSpan> QuietAsync()
    {
        var watch = Stopwatch.StartNew();
        var shares = new List<double>();
        while (true)
        {
            if (watch.Elapsed > QuietWithin) throw new TimeoutException($"The program was still busy {QuietWithin} after its start.");
            var (before, begun) = (Process.ProcessorTime, watch.Elapsed);
            await Task.Delay(TimeSpan.FromSeconds(0.5));
            shares.Add((Process.ProcessorTime - before) / (watch.Elapsed - begun));
            if (shares.TakeLast(3).Count(share => share < QuietShare) == 3) return watch.Elapsed;
            if (shares.Count >= 2 * Steady && shares.TakeLast(Steady).Average() > 0.8 * shares.SkipLast(Steady).TakeLast(Steady).Average() && shares.TakeLast(Steady).Average() < SteadyShare)
                return watch.Elapsed;
        }
    }

    /// <summary>Adds what must hold at the end of every benchmark: what was accepted is in the log, once; and the log, the roll-ups and the live state that
    /// the running server shows its staff agree, as <c>kazva verify --url</c> sees it.</summary>
    /// <param name="accepted">How many were answered with 202 over its life.</param>
    /// <param name="unknown">How many may be in the log or not: they were sent and never answered.</param>
    /// <param name="running">Whether the running server is looked at too; otherwise it is stopped first. A large grid's states are too much to be asked for at once.</param>
    public async Task VerifyAsync(BenchRun run, string part, string subject, long accepted, long unknown = 0, bool running = true)
    {
        run.Report.Say($"{part}: {subject}: waiting until the sums have heard of everything, then kazva verify");
        await SumsHave(accepted);
        if (!running) await Process.StopAsync();
        var (code, output) = await KazvaProcess.RunAsync(Options, ["verify", .. running ? (string[])["--url", Process.Staff.ToString()] : []]);
        run.Report.Promise(part, $"{subject}: differences that kazva verify finds", code == 0 ? 0 : Math.Max(1, output.Split('\n').Length - 2), output);
        CompareLog(run, part, subject, output, accepted, unknown);
    }

    /// <summary>Adds what must hold of the number of submissions that <c>kazva verify</c> found.</summary>
    public static void CompareLog(BenchRun run, string part, string subject, string verifyOutput, long accepted, long unknown)
    {
        var match = Logged().Match(verifyOutput);
        if (!match.Success) throw new InvalidOperationException($"kazva verify does not say how many submissions there are:\n{verifyOutput}");
        var logged = long.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture);
        run.Report.Promise(part, $"{subject}: accepted and not in the log", Math.Max(0, accepted - logged));
        run.Report.Promise(part, $"{subject}: in the log and not accepted", Math.Max(0, logged - accepted - unknown));
    }

    /// <summary>Waits until staff are shown so many answers in the longest window, less those that are held: where random citizens say the same twice.</summary>
    public async Task SumsHave(long count)
    {
        using var http = new HttpClient { BaseAddress = Process.Staff };
        await Eventually.Within(SumsWithin, async () =>
        {
            if (await Ask(http, "/api/v1/held?limit=1") is not { } held || await Ask(http, "/api/v1/organisation") is not { } state) return -1;
            return state.GetProperty("windows").GetProperty("90d").GetProperty("count").GetInt64() + held.GetProperty("waiting").GetInt64();
        }, shown => shown >= count);
    }

    private static async Task<JsonElement?> Ask(HttpClient http, string path)
    {
        using var response = await http.GetAsync(new Uri(path, UriKind.Relative));
        return response.IsSuccessStatusCode ? await response.Content.ReadFromJsonAsync<JsonElement>() : null;
    }

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        await _database.DisposeAsync();
    }

    [GeneratedRegex(@": (?<count>\d+) submissions\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Logged();
}

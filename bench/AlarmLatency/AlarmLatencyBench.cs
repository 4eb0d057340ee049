using System.Globalization;
using Kazva.Bench.Cluster;
using Kazva.Silo.Storage;
using Kazva.TestKit;
using Kazva.TestKit.Postgres;

namespace Kazva.Bench.AlarmLatency;

/// <summary>
/// How long after a danger was reported the alarm is durable, is on every open dashboard, and is with a webhook's receiver, while citizens answer
/// at a steady rate. Everything runs on this machine: the program as a process of its own, the database, the citizens, the browsers and the receiver.
/// </summary>
internal static class AlarmLatencyBench
{
    private const int PerSecond = 1_000;
    private const int Browsers = 200;
    private const int Reports = 600;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(60);

    /// <summary>What has not come by then is counted as never having come.</summary>
    private static readonly TimeSpan Last = TimeSpan.FromSeconds(20);

    private static readonly string[] Settings =
    [
        "--Kazva:Limits:AddressSubmissions=10000000", "--Kazva:Limits:LocationPerMinute=1000000", "--Kazva:Limits:LocationBurst=1000000",
    ];

    public static async Task<int> RunAsync(string[] arguments)
    {
        if (Read(arguments) is not { } run)
        {
            Console.Error.WriteLine("usage: … alarm-latency [--rate ANSWERS_A_SECOND] [--browsers COUNT] [--reports COUNT] [--plates COUNT] [--storage sqlite | postgres]");
            return 2;
        }
        Console.WriteLine($"{Environment.ProcessorCount} cores for everything, {Environment.OSVersion}, .NET {Environment.Version}; {run.PerSecond:N0} answers a second, {run.Browsers} browsers");
        var right = true;
        foreach (var storage in run.Storages)
        {
            if (storage == StorageKind.Postgres && PostgresServer.WhyUnavailable is { } why) Console.WriteLine($"{storage}: not measured: {why}");
            else right &= await Measure(storage, run);
        }
        return right ? 0 : 1;
    }

    private static async Task<bool> Measure(StorageKind kind, Run run)
    {
        await using var server = kind == StorageKind.Postgres ? await PostgresServer.StartAsync() : null;
        await using var database = server is null ? await TestDatabase.CreateAsync(kind) : await TestDatabase.CreateOnAsync(server);
        var watch = new ReportWatch(run.Browsers);
        await using var receiver = await WebhookReceiver.StartAsync(watch);
        using var definition = new DangerousGrid(receiver.Address);
        var (code, output) = await KazvaProcess.RunAsync(database.Options, "import", definition.Folder);
        if (code != 0) throw new InvalidOperationException($"The grid was not imported:\n{output}");

        await using var process = await KazvaProcess.ServeAsync(database.Options, Settings);
        await using var browsers = await Browser.OpenAsync(process.Staff, run.Browsers, watch);
        await using var rows = new FiringRows(database.Options, definition.Organisation, watch);
        using var load = new OpenLoad([process.Citizens], [.. definition.Codes.Take(run.Plates)]);
        await load.AtRate(run.PerSecond, WarmUp);
        var heard = browsers.Bytes;
        var background = load.AtRate(run.PerSecond, Time);
        var accepted = await definition.Report(process.Citizens, run.Reports, Time, watch);
        var (took, refused) = await background;
        heard = browsers.Bytes - heard;
        await Task.WhenAny(watch.AllHeard, Task.Delay(Last));

        Console.WriteLine();
        Console.WriteLine($"{kind}: {took.Count:N0} answers in the background in {Time.TotalSeconds:N0} s, {refused} refused or too late to be sent; p50 {took[took.Count / 2]:N1} ms, p99 {took[(int)(took.Count * 0.99)]:N1} ms; {run.Reports} reports of danger; {heard / 1e6 / Time.TotalSeconds:N0} MB a second to the browsers");
        Console.WriteLine($"{"from the sending of the report until …",-44} {"p50",9} {"p99",9} {"longest",9}  {"goal",7}  never");
        Times.Print("it is answered with 202", accepted, run.Reports, goal: null);
        var right = Times.Print("the firing alarm is a durable row", watch.Stored, run.Reports, goal: 50)
            & Times.Print($"each of {run.Browsers} browsers has heard of it", watch.Heard, run.Reports * run.Browsers, goal: 100)
            & Times.Print("the webhook's receiver has it", watch.Received, run.Reports, goal: 250);
        await browsers.CloseAsync();
        await process.StopAsync();
        var (verified, said) = await KazvaProcess.RunAsync(database.Options, "verify");
        Console.WriteLine($"kazva verify: {(verified == 0 ? "the log and everything made of it agree" : said)}");
        return right && verified == 0;
    }

    private static Run? Read(string[] arguments)
    {
        var run = new Run(PerSecond, Browsers, Reports, int.MaxValue, [StorageKind.Sqlite, StorageKind.Postgres]);
        for (var at = 0; at < arguments.Length; at += 2)
        {
            if (at + 1 == arguments.Length) return null;
            var value = arguments[at + 1];
            if (arguments[at] == "--storage" && Enum.TryParse<StorageKind>(value, ignoreCase: true, out var storage)) run = run with { Storages = [storage] };
            else if (!int.TryParse(value, CultureInfo.InvariantCulture, out var count) || count < 1) return null;
            else if (arguments[at] == "--rate") run = run with { PerSecond = count };
            else if (arguments[at] == "--browsers") run = run with { Browsers = count };
            else if (arguments[at] == "--reports") run = run with { Reports = count };
            else if (arguments[at] == "--plates") run = run with { Plates = count };
            else return null;
        }
        return run;
    }

    /// <param name="Plates">At how many plates the background answers. Every plate that changes is told to every browser, several times a second.</param>
    private sealed record Run(int PerSecond, int Browsers, int Reports, int Plates, StorageKind[] Storages);
}

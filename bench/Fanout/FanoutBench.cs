using System.Diagnostics;
using System.Net.Http.Json;
using Kazva.Bench.Accept;
using Kazva.Bench.AlarmLatency;
using Kazva.Bench.Load;
using Kazva.Bench.Reporting;
using Kazva.Bench.Subjects;
using Kazva.Silo.Import;
using Kazva.Silo.Storage;

namespace Kazva.Bench.Fanout;

/// <summary>
/// How long after its 202 an answer has changed the figures on five hundred open dashboards, and how long after a danger was reported they show the alarm,
/// while other citizens answer all over the city. The dashboards are web sockets of the generator, on the same cores.
/// </summary>
internal static class FanoutBench
{
    private const string Part = "fanout";
    private const int Screens = 500;
    private const int PerSecond = 100;
    private const int ProbedPlates = 25;
    private const double ProbesPerSecond = 4;

    /// <summary>What .NET compiles for the first alarms is no part of how long the others take; the slowest of these has a row of its own.</summary>
    private const int FirstReports = 20;
    private static readonly TimeSpan AfterProbes = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Last = TimeSpan.FromSeconds(10);

    public static async Task RunAsync(BenchRun run)
    {
        foreach (var kind in run.Storages(smoke: StorageKind.Postgres)) await Measure(run, kind);
    }

    private static async Task Measure(BenchRun run, StorageKind kind)
    {
        var (subject, screens) = (AcceptBench.Name(kind), run.Count(Screens, smoke: 20));
        run.Report.Say($"{Part}: Kazva on {kind}, {screens} screens, {PerSecond} answers a second beside what is measured");
        var (values, alarms) = (new ValueWatch(screens), new ReportWatch(screens));
        await using var receiver = await AlarmLatency.WebhookReceiver.StartAsync(alarms);
        using var definition = new DangerousGrid(receiver.Address);
        var grid = GridDiff.Merge(null, GridDefinitionReader.Read(definition.Folder).Grid!);
        await using var served = await ServedGrid.StartAsync(run, kind, grid);
        await using var browsers = await Browser.OpenAsync(served.Process.Staff, screens, alarms, values);
        await using var rows = new FiringRows(served.Options, definition.Organisation, alarms);

        var others = served.Codes.Skip(ProbedPlates).ToList();
        using var generator = await Generator.OpenAsync(served.Citizens, RequestMix.Submissions(grid, others), 64);
        var reports = run.Count(200, smoke: 10);
        // Each a minute, in which the alarms judge once, whenever it begins.
        var (warmUp, probing, reporting) = (run.Seconds(10), run.Seconds(60, smoke: 1.5), run.Seconds(60));
        var warming = generator.AtRateAsync(PerSecond, TimeSpan.Zero, warmUp);
        var firsts = run.Count(FirstReports, smoke: 2);
        var answeredFirst = await definition.Report(served.Process.Citizens, firsts, warmUp, alarms);
        var warm = await warming;
        await Task.WhenAny(alarms.AllHeard, Task.Delay(Last));
        var (first, unheard) = (alarms.Heard.DefaultIfEmpty(double.NaN).Max(), (firsts * screens) - alarms.Heard.Count);
        alarms.Forget();
        var heard = browsers.Bytes;
        var whole = probing + AfterProbes + reporting;
        var background = generator.AtRateAsync(PerSecond, TimeSpan.Zero, whole);
        var probes = await Probe(served, values, probing);
        var answered = await definition.Report(served.Process.Citizens, reports, reporting, alarms, before: firsts);
        var meanwhile = await background;
        heard = browsers.Bytes - heard;
        await Task.WhenAny(alarms.AllHeard, Task.Delay(Last));
        await values.EverywhereAsync(Last);

        var (milliseconds, never, early) = values.Times();
        var (changed, alarmed) = (new Percentiles(milliseconds), new Percentiles(alarms.Heard));
        run.Report.Add(new Row(Part, $"{subject}: from 202 to a changed value in {screens} browsers, p99", changed.At(0.99), "ms", Goal.AtMost(400),
            Note: $"{changed}; {early} of {milliseconds.Count} before the 202 was read; {heard / 1e6 / whole.TotalSeconds:N1} MB a second to them all"));
        run.Report.Add(new Row(Part, $"{subject}: from sending the report of a danger to the alarm in {screens} browsers, p99", alarmed.At(0.99), "ms", Goal.AtMost(100), Note: alarmed.ToString()));
        Tell("its 202", answered);
        Tell("the alarm in the database", alarms.Stored);
        Tell("the alarm at the webhook", alarms.Received);
        run.Report.Tell(Part, $"{subject}: the slowest alarm of the first {firsts} after the start, in the last browser", first, "ms");
        run.Report.Promise(Part, $"{subject}: changes that never came to a browser", never);
        run.Report.Promise(Part, $"{subject}: alarms that never came to a browser", unheard + (reports * screens) - alarmed.Count);
        run.Report.Promise(Part, $"{subject}: alarms that were never seen in the database", reports - alarms.Stored.Count);
        run.Report.Promise(Part, $"{subject}: alarms that never came to the webhook", reports - alarms.Received.Count);
        run.Report.Promise(Part, $"{subject}: refused", warm.RefusedInAll + meanwhile.RefusedInAll, warm.RefusedText + meanwhile.RefusedText);
        await browsers.CloseAsync();
        await served.VerifyAsync(run, Part, subject, warm.Accepted + meanwhile.Accepted + probes + answeredFirst.Count + answered.Count);

        void Tell(string what, IEnumerable<double> times)
        {
            var all = new Percentiles(times);
            run.Report.Tell(Part, $"{subject}: from sending the report of a danger to {what}, p99", all.At(0.99), "ms", all.ToString());
        }
    }

    /// <summary>Answers at plates that nobody else answers, at random moments, so that no rhythm of the feed is met or missed.</summary>
    /// <returns>How many answers were accepted.</returns>
    private static async Task<int> Probe(ServedGrid served, ValueWatch values, TimeSpan time)
    {
        using var http = new HttpClient { BaseAddress = served.Process.Citizens };
        var random = new FastRandom(7);
        var under = new List<Task>();
        var watch = Stopwatch.StartNew();
        for (var due = TimeSpan.Zero; due < time; due += TimeSpan.FromSeconds((0.5 + (0.5 * random.NextExponential())) / ProbesPerSecond))
        {
            if (due - watch.Elapsed is { Ticks: > 0 } early) await Task.Delay(early);
            under.Add(Answer(served.Codes[under.Count % ProbedPlates], under.Count));
        }
        await Task.WhenAll(under);
        await Task.Delay(AfterProbes);
        return under.Count;

        // Each by another citizen: what one says again would be held.
        async Task Answer(string plate, int citizen)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/v1/locations/{plate}/submissions", UriKind.Relative))
            {
                Content = JsonContent.Create(new { submissionId = Guid.NewGuid(), score = 8 }),
            };
            request.Headers.Add("X-Forwarded-For", $"10.200.{citizen / 250}.{citizen % 250}");
            var probe = values.Await(plate);
            using var response = await http.SendAsync(request);
            response.EnsureSuccessStatusCode();
            probe.Accepted = Stopwatch.GetTimestamp();
        }
    }
}

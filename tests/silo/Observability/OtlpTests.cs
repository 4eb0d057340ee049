using System.Net.Http.Json;
using Kazva.Definition;
using Kazva.Silo.Storage;
using Kazva.TestKit;

namespace Kazva.Silo.Tests.Observability;

/// <summary>What a collector gets, from the whole program. The sources of spans are of the process, so other tests' spans come too; an
/// organisation of its own tells a test's apart. Metrics cannot be told apart in that way: the SDK keeps one stream for all meters of a name, and ends
/// it with the first that is disposed. Tests of metrics have the program in a process of its own.</summary>
public sealed class OtlpTests : IAsyncLifetime
{
    private const string Organisation = "traced-city";
    private const string SomebodysTrace = "0af7651916cd43dd8448eb211c80319c";

    private static readonly Grid Grid = SmallGrid.Grid with { Organisation = SmallGrid.Grid.Organisation with { Id = Organisation } };

    private TestDatabase _database = null!;
    private OtlpReceiver _collector = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(StorageKind.Sqlite);
        _collector = await OtlpReceiver.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _collector.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Submission_WithACollector_IsOneTraceFromTheGatewayToTheScreens()
    {
        await using var server = await Start();
        await StaffView.WithCount(server.Staff, 0);
        await server.Citizens.Accepted(SmallGrid.Playground, 8);
        await StaffView.WithCount(server.Staff, 1);

        var trace = await Eventually.Is(() => Task.FromResult(Trace()), spans => Names(spans).Contains("mirror", StringComparer.Ordinal) && Names(spans).Contains("commit", StringComparer.Ordinal) && spans.Any(IsRequest));
        trace.Single(IsRequest).ParentId.ShouldBeEmpty();
        var submit = trace.Single(span => span.Name == "submit");
        var call = trace.Single(span => span.Id == submit.ParentId);
        (call.Source, call.Name).ShouldBe(("Kazva.Embedded", "location/Submit"));
        call.ParentId.ShouldBe(trace.Single(IsRequest).Id);
        (submit.Attributes["kazva.category"], submit.Attributes["kazva.outcome"]).ShouldBe(("playgrounds", "Accepted"));
        var append = trace.Single(span => span.Name == "append");
        append.ParentId.ShouldBe(submit.Id);
        append.LinkedTraces.ShouldHaveSingleItem();
        trace.Single(span => span.Name == "commit").ParentId.ShouldBe(append.Id);
        trace.ShouldContain(span => span.Name == "report" && span.ParentId == submit.Id);
        trace.ShouldContain(span => span.Name == "feed/Publish");
        trace.ShouldContain(span => span.Name == "feed batch");
    }

    [Fact]
    public async Task Submissions_ThatShareACommit_AreLinkedToIt()
    {
        await using var server = await Start();
        await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => server.Citizens.Accepted(SmallGrid.Codes[0], 8)));

        var spans = await Eventually.Is(
            () => Task.FromResult(_collector.Spans),
            spans => Submits(spans).Count == 60 && Submits(spans).All(submit => spans.Any(span => span.Name == "append" && span.ParentId == submit.Id)));
        foreach (var submit in Submits(spans))
            spans.Single(span => span.Name == "append" && span.ParentId == submit.Id).LinkedTraces.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Telemetry_OfACitizensRequest_SaysNothingOfTheCitizen()
    {
        await using (var process = await Serve(("Kazva__TrustedProxies__0", "127.0.0.1"), ("Logging__LogLevel__Default", "Debug"), ("Logging__LogLevel__Microsoft.AspNetCore", "Debug")))
        {
            using var citizens = new HttpClient { BaseAddress = process.Citizens };
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/locations/{SmallGrid.Playground}/submissions?who=secretquery")
            {
                Content = JsonContent.Create(new { submissionId = Guid.NewGuid(), score = 3, comment = "secretcomment" }),
            };
            request.Headers.TryAddWithoutValidation("User-Agent", "SecretPhone/1.0");
            request.Headers.TryAddWithoutValidation("X-Forwarded-For", "203.0.113.77");
            request.Headers.TryAddWithoutValidation("traceparent", $"00-{SomebodysTrace}-b7ad6b7169203331-01");
            request.Headers.TryAddWithoutValidation("baggage", "who=secretbaggage");
            using var response = await citizens.SendAsync(request);
            response.EnsureSuccessStatusCode();
            await Eventually.Is(() => Task.FromResult(Trace()), spans => spans.Any(IsRequest));
            (await process.StopAsync()).ShouldBe(0, process.Output);
        }

        _collector.Spans.ShouldAllBe(span => span.TraceId != SomebodysTrace);
        _collector.Text("metrics").ShouldContain("/api/v1/locations/{code}/submissions"); // Of this very request, there was no other.
        foreach (var signal in new[] { "traces", "metrics", "logs" })
            foreach (var secret in new[] { "secretquery", "secretcomment", "SecretPhone", "203.0.113.77", "secretbaggage", SomebodysTrace, "user_agent", "client.address", "network.peer", "url.query" })
                _collector.Text(signal).ShouldNotContain(secret, Case.Insensitive, $"in the {signal}");
    }

    [Fact]
    public async Task Collector_GetsMetricsAndLogsUnderTheProcessesName()
    {
        await using (var process = await Serve(("Logging__LogLevel__Default", "Information")))
        {
            using var citizens = new HttpClient { BaseAddress = process.Citizens };
            await citizens.Accepted(SmallGrid.Playground, 8);
            using var refused = await citizens.Send(SmallGrid.Playground, 11);
            // A report goes out a moment after its answer, and not at all where the program stops before that.
            using var staff = new HttpClient { BaseAddress = process.Staff };
            await StaffView.WithCount(staff, 1);
            (await process.StopAsync()).ShouldBe(0, process.Output);
        }
        foreach (var metric in new[]
                 {
                     "kazva.submissions", "kazva.submission.duration", "kazva.log.commits", "kazva.log.batch.size", "kazva.log.appends", "kazva.storage.available",
                     "kazva.reports", "kazva.reports.owed.age", "kazva.gateway.problems", "kazva.catalog.version", "kazva.build.info", "process.uptime",
                     "kazva.grains.activations", "http.server.request.duration", Organisation,
                 })
            _collector.Text("metrics").ShouldContain(metric);
        foreach (var signal in new[] { "traces", "metrics", "logs" }) _collector.Text(signal).ShouldContain("kazva-serve");
    }

    [Theory]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("http://192.0.2.1:4317")]
    public async Task Collector_ThatIsNotThere_CostsNothing(string endpoint)
    {
        var server = await KazvaServer.StartAsync(_database, Grid, settings: [$"--OTEL_EXPORTER_OTLP_ENDPOINT={endpoint}", "--OTEL_TRACES_SAMPLER=always_on", "--OTEL_BSP_SCHEDULE_DELAY=50"]);
        foreach (var _ in Enumerable.Range(0, 20)) await server.Citizens.Accepted(SmallGrid.Playground, 8);
        var stopping = System.Diagnostics.Stopwatch.StartNew();
        await server.DisposeAsync();
        stopping.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Program_WithoutACollector_LoadsNothingThatSends()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs /proc.");
        await using var process = await KazvaProcess.ServeAsync(_database.Options);
        var loaded = await File.ReadAllTextAsync($"/proc/{process.Id}/maps");
        loaded.ShouldContain("kazva.dll");
        loaded.ShouldNotContain("OpenTelemetry");
    }

    [Theory]
    [InlineData("--OTEL_EXPORTER_OTLP_ENDPOINT=collector")]
    [InlineData("--OTEL_EXPORTER_OTLP_PROTOCOL=http/json")]
    public async Task Start_WithAWrongSetting_NamesIt(string setting)
    {
        var failure = await Should.ThrowAsync<Hosting.SettingsException>(() => Start(setting));
        failure.Message.ShouldContain(setting[2..setting.IndexOf('=', StringComparison.Ordinal)]);
    }

    /// <summary>The program in this process, as most tests have it.</summary>
    private Task<KazvaServer> Start(params string[] settings) =>
        KazvaServer.StartAsync(_database, Grid, settings: [.. Sending.Select(variable => $"--{variable.Name}={variable.Value}"), .. settings]);

    /// <summary>The program in a process of its own, with its variables.</summary>
    private async Task<KazvaProcess> Serve(params (string Name, string Value)[] environment)
    {
        await _database.ImportAsync(Grid);
        return await KazvaProcess.ServeAsync(_database.Options, [.. Sending, .. environment]);
    }

    private (string Name, string Value)[] Sending =>
    [
        ("OTEL_EXPORTER_OTLP_ENDPOINT", _collector.Endpoint), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_TRACES_SAMPLER", "always_on"),
        ("OTEL_BSP_SCHEDULE_DELAY", "50"), ("OTEL_METRIC_EXPORT_INTERVAL", "200"),
    ];

    /// <summary>The trace of the first submission to the test's organisation.</summary>
    private IReadOnlyList<OtlpSpan> Trace()
    {
        var spans = _collector.Spans;
        return Submits(spans) is [var submit, ..] ? [.. spans.Where(span => span.TraceId == submit.TraceId)] : [];
    }

    private static List<OtlpSpan> Submits(IReadOnlyList<OtlpSpan> spans) =>
        [.. spans.Where(span => span.Name == "submit" && span.Attributes["kazva.organisation"] == Organisation)];

    private static bool IsRequest(OtlpSpan span) => span is { Source: "Microsoft.AspNetCore", Name: "POST /api/v1/locations/{code}/submissions" };

    private static IEnumerable<string> Names(IReadOnlyList<OtlpSpan> spans) => spans.Select(span => span.Name);
}

using System.Collections.Concurrent;
using System.Net;
using Kazva.Definition;
using Kazva.RollUp;
using Kazva.Silo.Import;
using Kazva.Silo.Storage;
using Kazva.Silo.Storage.Grids;
using Kazva.Silo.Verification;
using Kazva.Submissions;
using Kazva.TestKit;
using Kazva.Windows;
using Microsoft.Extensions.DependencyInjection;

namespace Kazva.Faults.Tests;

/// <summary>A real process, killed in the middle of load again and again: what was acknowledged is there, once, and every sum is right.</summary>
public abstract class KillTests(StorageKind kind)
{
    private const int Kills = 5;
    private const int Senders = 16;
    private const int SentBetweenKills = 400;

    [Fact]
    public async Task ProcessKilledInMidLoad_EveryAcknowledgedAnswerIsThereOnceAndEverySumIsTheFold()
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var services = new ServiceCollection().AddLogging().AddKazvaStorage(database.Options).BuildServiceProvider();
        await services.GetRequiredService<IGridStore>().SaveAsync(SmallGrid.Id, 1, GridJson.Serialize(SmallGrid.Grid));

        using var load = new Load();
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var process = await KazvaProcess.ServeAsync(database.Options, "--Kazva:Limits:AddressSubmissions=1000000");
            var sending = load.Run(process.Citizens, SentBetweenKills, Senders, kill);
            await load.Acknowledge(SentBetweenKills / 3);
            await process.KillAsync();
            await sending;
        }

        // What had no answer is sent again, as phones do, and every tenth that had one too.
        await using var last = await KazvaProcess.ServeAsync(database.Options, "--Kazva:Limits:AddressSubmissions=1000000");
        await load.SendAgain(last.Citizens);
        load.Unanswered.ShouldBeEmpty();

        var log = services.GetRequiredService<ISubmissionLog>();
        var logged = new List<LoggedSubmission>();
        await foreach (var submission in log.ReadAllAsync(SmallGrid.Id)) logged.Add(submission);
        logged.Select(s => s.SubmissionId).Order().ShouldBe(load.Acknowledged.Order());
        logged.GroupBy(s => s.Location, StringComparer.Ordinal).ShouldAllBe(location => location.Select(s => s.Number).Distinct().Count() == location.Count());

        var view = await StaffView.WithCount(new HttpClient { BaseAddress = last.Staff }, logged.Count);
        var fold = await LogFold.Of(log, SmallGrid.Id, Window.Quarter.Start(view.States[0].AsOf), null, CancellationToken.None);
        var verifier = new Verifier(new GridIndex(SmallGrid.Grid), fold);
        foreach (var state in view.States) verifier.CheckState(state);
        verifier.CheckHeads(await log.ReadHeadsAsync(SmallGrid.Id));
        await verifier.CheckRollUps(services.GetRequiredService<IHourlyRollUps>(), CancellationToken.None);
        verifier.Differences.ShouldBeEmpty();

        (await last.StopAsync()).ShouldBe(0);
        var (exit, output) = await KazvaProcess.RunAsync(database.Options, "verify");
        output.ShouldContain("0 difference(s)");
        exit.ShouldBe(0);
    }

    /// <summary>Answers, which of them were acknowledged, and which had no answer.</summary>
    private sealed class Load : IDisposable
    {
        private readonly ConcurrentDictionary<Guid, (string Code, int Score)> _sent = new();
        private readonly ConcurrentDictionary<Guid, byte> _acknowledged = new();
        private readonly SemaphoreSlim _heard = new(0);

        public void Dispose() => _heard.Dispose();

        public IEnumerable<Guid> Acknowledged => _acknowledged.Keys;

        public IEnumerable<Guid> Unanswered => _sent.Keys.Where(id => !_acknowledged.ContainsKey(id));

        public async Task Run(Uri citizens, int count, int senders, int seed)
        {
            using var http = new HttpClient { BaseAddress = citizens };
            await Task.WhenAll(Enumerable.Range(0, senders).Select(async sender =>
            {
                var random = new Random((seed * 1000) + sender);
                for (var i = 0; i < count / senders; i++)
                    if (!await Send(http, Guid.NewGuid(), SmallGrid.Codes[random.Next(5)], random.Next(1, 11)))
                        return;
            }));
        }

        /// <summary>Waits until so many more were acknowledged.</summary>
        public async Task Acknowledge(int count)
        {
            for (var i = 0; i < count; i++) (await _heard.WaitAsync(TimeSpan.FromSeconds(60))).ShouldBeTrue("the load did not get on");
        }

        public async Task SendAgain(Uri citizens)
        {
            using var http = new HttpClient { BaseAddress = citizens };
            foreach (var (id, (code, score)) in _sent.Where((sent, i) => i % 10 == 0 || !_acknowledged.ContainsKey(sent.Key)))
                (await Send(http, id, code, score)).ShouldBeTrue();
        }

        private async Task<bool> Send(HttpClient http, Guid id, string code, int score)
        {
            _sent[id] = (code, score);
            try
            {
                using var response = await http.Send(code, score, id);
                if (response.StatusCode != HttpStatusCode.Accepted) return false;
            }
            catch (HttpRequestException)
            {
                return false; // The process was killed under it.
            }
            _acknowledged[id] = 0;
            _heard.Release();
            return true;
        }
    }
}

public sealed class SqliteKillTests() : KillTests(StorageKind.Sqlite);

public sealed class PostgresKillTests() : KillTests(StorageKind.Postgres);

using Kazva.Areas;
using Kazva.RollUp;
using Kazva.Silo.Storage;
using Kazva.Silo.Verification;
using Kazva.Submissions;
using Kazva.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Kazva.Silo.Tests.Promises;

/// <summary>The promises of the design, through the whole program, on both databases and on both hosts of grains.</summary>
public abstract partial class PromiseTests(StorageKind kind) : IAsyncLifetime
{
    private TestDatabase _database = null!;

    private static readonly DateTimeOffset Morning = DateTimeOffset.Parse("2026-05-04T09:12:31Z");

    private protected ManualTimeProvider Clock { get; } = new(Morning);

    public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateAsync(kind);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_database is not null) await _database.DisposeAsync();
    }

    private Definition.Grid Grid { get; set; } = SmallGrid.Grid;

    private Task<KazvaServer> Start(FailingLog? failing = null) => KazvaServer.StartAsync(_database, Grid, configure: builder =>
    {
        builder.Services.AddSingleton<TimeProvider>(Clock);
        if (failing is not null) failing.Wrap(builder.Services);
    });

    private static async Task SendMany(KazvaServer server, int count)
    {
        var random = new Random(count);
        foreach (var some in Enumerable.Range(0, count).Chunk(50))
            await Task.WhenAll(some.Select(_ => server.Citizens.Accepted(SmallGrid.Codes[random.Next(5)], random.Next(1, 11))));
    }

    private static async Task<List<LoggedSubmission>> Log(KazvaServer server)
    {
        var log = new List<LoggedSubmission>();
        await foreach (var submission in server.Services.GetRequiredService<ISubmissionLog>().ReadAllAsync(SmallGrid.Id)) log.Add(submission);
        return log;
    }

    private static (int Hour, int Day, int Week, int Month, int Quarter) Counts(Feed.GridState state) =>
        (state.Windows.Hour.Count, state.Windows.Day.Count, state.Windows.Week.Count, state.Windows.Month.Count, state.Windows.Quarter.Count);

    /// <summary>Waits, while the clock of timers turns, until the screen shows what is expected.</summary>
    private async Task<StaffView> Shown(KazvaServer server, Func<StaffView, bool> expected) => (await Eventually.Is(
        async () =>
        {
            Clock.Advance(TimeSpan.FromMilliseconds(250));
            return await StaffView.Try(server.Staff);
        },
        view => view is not null && expected(view)))!;

    /// <summary>After quiet, every state that staff are shown, and every grain, is the fold of the log.</summary>
    private async Task<StaffView> EverythingEqualsTheFold(KazvaServer server, int? count = null)
    {
        var grid = new Definition.GridIndex(Grid);
        var log = server.Services.GetRequiredService<ISubmissionLog>();
        var (view, _) = await Eventually.Is(
            async () =>
            {
                // Reports travel by timers, and timers by this clock; a quarter of a second at a time moves them on.
                Clock.Advance(TimeSpan.FromMilliseconds(250));
                // A screen that was lost comes back by this clock too, so nothing here waits for one.
                if (await StaffView.Try(server.Staff) is not { } shown) return (Shown: null!, Wrong: "The screen is lost.");
                var fold = await LogFold.Of(log, SmallGrid.Id, Windows.WindowSpan.Start(Windows.Window.Quarter, Clock.GetUtcNow()), null, CancellationToken.None);
                var verifier = new Verifier(grid, fold);
                foreach (var state in shown.States) verifier.CheckState(state);
                // Those that no screen shows.
                foreach (var area in SumTree.Areas(grid).Where(area => area.Level == GridLevel.SettlementCategory))
                    verifier.CheckState(await area.AreaGrain(server.Services.GetRequiredService<IGrainFactory>(), grid.Id).GetState());
                verifier.CheckHeads(await log.ReadHeadsAsync(SmallGrid.Id));
                await verifier.CheckRollUps(server.Services.GetRequiredService<IHourlyRollUps>(), CancellationToken.None);
                var counted = shown[GridLevel.Organisation, SmallGrid.Id].Windows.Quarter.Count;
                return (Shown: shown, Wrong: string.Join('\n', verifier.Differences.Select(d => d.ToString())) + (count is null || counted == count ? "" : $"\n{counted} are counted, {fold.Counted} of {fold.Count} in the log"));
            },
            found => found.Wrong.Length == 0);
        view.States.Count.ShouldBe(SmallGrid.Codes.Length + grid.Settlements.Count + 2 + 1);
        return view;
    }
}

public sealed class PostgresPromiseTests() : PromiseTests(StorageKind.Postgres);

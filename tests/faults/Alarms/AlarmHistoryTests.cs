using System.Collections.Immutable;
using System.Text.Json;
using Kazva.Alarms.Delivery;
using Kazva.Alarms.Life;
using Kazva.Alarms.Rules;
using Kazva.Alarms.Storage;
using Kazva.Alarms.Teams;
using Kazva.Definition;
using Kazva.Silo.Import;
using Kazva.Silo.Storage;
using Kazva.Silo.Storage.Grids;
using Kazva.Submissions;
using Kazva.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Kazva.Faults.Tests.Alarms;

/// <summary>A real process, killed again and again while dangers fire, staff acknowledge and a webhook is called: of every alarm the whole life
/// is there, it is the one that the log says, and all of it was told.</summary>
public abstract class AlarmHistoryTests(StorageKind kind)
{
    private const int Kills = 6;
    private const int SentBetweenKills = 300;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task ProcessKilledAgainAndAgain_EveryAlarmIsTheLogsAndEverythingWasTold()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var services = new ServiceCollection().AddLogging().AddKazvaStorage(database.Options).BuildServiceProvider();
        await services.GetRequiredService<IGridStore>().SaveAsync(SmallGrid.Id, 1, GridJson.Serialize(GridTold(receiver.Url)));
        var staff = new Operators();
        var citizens = new Alarming();

        for (var kill = 0; kill < Kills; kill++)
        {
            await using var process = await KazvaProcess.ServeAsync(database.Options, "--Kazva:Limits:AddressSubmissions=1000000");
            using var shift = new CancellationTokenSource();
            var acting = staff.Work(process.Staff, kill, shift.Token);
            var sending = citizens.Send(process.Citizens, SentBetweenKills, kill);
            await Eventually.Within(Patience, () => Task.FromResult(citizens.Accepted), accepted => accepted >= (kill * SentBetweenKills / 2) + (SentBetweenKills / 3));
            await process.KillAsync();
            await sending;
            await shift.CancelAsync();
            await acting;
        }

        await using var last = await KazvaProcess.ServeAsync(database.Options, "--Kazva:Limits:AddressSubmissions=1000000");
        await citizens.SendAgain(last.Citizens);
        var (store, outbox) = (services.GetRequiredService<IAlarmStore>(), services.GetRequiredService<IOutbox>());
        var dangers = await Dangers(services);
        var reports = await Eventually.Within(
            Patience, () => store.ReadReportsAsync(SmallGrid.Id, default), reports => reports.Length >= dangers.Count);
        reports.Select(report => report.SubmissionId).Order().ShouldBe(dangers.Order());

        // Until everything that came was judged, and told of.
        var ended = TimeProvider.System.GetUtcNow();
        await Eventually.Within(Patience, () => store.ReadBookAsync(SmallGrid.Id, default), book => book.Judged > ended);
        var grouped = TimeProvider.System.GetUtcNow() + NotificationPlan.GroupWindow;
        var told = await Eventually.Within(
            Patience, () => outbox.ReadLogAsync(SmallGrid.Id, null, [], null, int.MaxValue), all => all.All(one => one.State != NotificationState.Waiting || one.DueAt > grouped));

        var transitions = await store.ReadAllTransitionsAsync(SmallGrid.Id).ToListAsync();
        LivesAreLegal(transitions, await store.ReadAlarmsAsync(SmallGrid.Id, [], null, int.MaxValue));
        staff.Done.ShouldNotBeEmpty();
        staff.Done.ShouldBeSubsetOf(transitions.Where(made => made.Who is not null).Select(made => (made.Alarm, made.Number)));
        // Of a danger that was reported again and again is told every ten minutes: too late for a test.
        EverythingWasTold(transitions, [.. told.Where(one => one.DueAt <= grouped || one.State != NotificationState.Waiting)], receiver);

        (await last.StopAsync()).ShouldBe(0);
        var (exit, output) = await KazvaProcess.RunAsync(database.Options, "verify");
        output.ShouldMatch(@"transitions of alarms judged again, 0 difference\(s\); 0 not compared");
        exit.ShouldBe(0, output);
    }

    private static void LivesAreLegal(IEnumerable<AlarmTransition> transitions, IReadOnlyCollection<Alarm> alarms)
    {
        var lives = transitions.GroupBy(made => made.Alarm, StringComparer.Ordinal).ToDictionary(life => life.Key, life => life.ToList(), StringComparer.Ordinal);
        lives.Keys.ShouldBe(alarms.Select(alarm => alarm.Id), ignoreOrder: true);
        alarms.ShouldContain(alarm => alarm.Lane == AlarmLane.Drop);
        alarms.ShouldContain(alarm => alarm.Lane == AlarmLane.Safety);
        foreach (var alarm in alarms)
        {
            var life = lives[alarm.Id];
            life.Select(made => made.Number).ShouldBe(Enumerable.Range(1, life.Count));
            AlarmState? state = null;
            foreach (var made in life)
            {
                AlarmLife.Next(state, made.Change).ShouldBe(made.State, $"{made.Change} in {state}");
                state = made.State;
            }
            (alarm.State, alarm.Number).ShouldBe((life[^1].State, life.Count));
        }
    }

    /// <summary>Every transition that is to be told has its rows, every row was delivered, and nothing was told that is not stored. What came twice is
    /// known by the alarm's id and the transition's number.</summary>
    private static void EverythingWasTold(IReadOnlyCollection<AlarmTransition> transitions, IReadOnlyCollection<Notification> rows, WebhookReceiver receiver)
    {
        var heard = receiver.Posts.SelectMany(post => JsonDocument.Parse(post.Body).RootElement.GetProperty("alarms").EnumerateArray())
            .Select(alarm => (Alarm: alarm.GetProperty("id").GetString()!, Number: alarm.GetProperty("number").GetInt32()))
            .ToHashSet();
        heard.ShouldBeSubsetOf(transitions.Select(made => (made.Alarm, made.Number)));
        transitions.Where(made => made.Change is AlarmChange.Fired or AlarmChange.Reopened).Select(made => (made.Alarm, made.Number))
            .ShouldBeSubsetOf(rows.Select(row => (row.Alarm!, row.Number)));
        rows.ShouldAllBe(row => row.State == NotificationState.Delivered || row.State == NotificationState.Dropped || row.State == NotificationState.Quietened);
        rows.Where(row => row.State == NotificationState.Delivered).Select(row => (row.Alarm!, row.Number)).ShouldBeSubsetOf(heard);
        rows.Count(row => row.State == NotificationState.Delivered).ShouldBeGreaterThan(0);
    }

    private static async Task<List<Guid>> Dangers(IServiceProvider services) =>
        await services.GetRequiredService<ISubmissionLog>().ReadAllAsync(SmallGrid.Id)
            .Where(logged => logged.Answers.Any(answer => answer.Choices.Contains("broken", StringComparer.Ordinal))).Select(logged => logged.SubmissionId).ToListAsync();

    private static Grid GridTold(string url)
    {
        var every = new AlarmScope(ScopeKind.EveryLocation, []);
        var name = new LocalText(ImmutableSortedDictionary<string, string>.Empty.Add("bg", "Правило").Add("en", "Rule"));
        return SmallGrid.Grid with
        {
            Rules =
            [
                new("drop", name, every, AlarmSeverity.Warning, "parks", TimeSpan.FromDays(1), Drop: new DropRule(
                    DropMeasure.Dissatisfied, null, null, [TimeSpan.FromHours(1)], new DropLevel(0.3, 0), 0.9, 0.5, 5, TimeSpan.Zero, TimeSpan.FromMinutes(5), Pool: false)),
                new("safety", name, every, AlarmSeverity.Critical, "parks", TimeSpan.FromSeconds(2), Safety: new SafetyRule()),
            ],
            Teams = [new Team("parks", name, "en", [], [new Channel("parks/1", ChannelKind.Webhook, $"{url}/hook")], [])],
        };
    }
}

public sealed class SqliteAlarmHistoryTests() : AlarmHistoryTests(StorageKind.Sqlite);

public sealed class PostgresAlarmHistoryTests() : AlarmHistoryTests(StorageKind.Postgres);

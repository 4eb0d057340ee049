using System.Collections.Immutable;
using Kazva.Alarms;
using Kazva.Alarms.Judging;
using Kazva.Alarms.Life;
using Kazva.Alarms.Rules;
using Kazva.Alarms.Storage;
using Kazva.Definition;
using Kazva.Silo.Hosting;
using Kazva.Silo.Storage;
using Kazva.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Kazva.Silo.Tests.Alarms;

/// <summary>Alarms through the whole program, on both databases and on both hosts of grains. No time passes but what a test lets pass.</summary>
public abstract class AlarmTests(StorageKind kind) : IAsyncLifetime
{
    private static readonly AlarmRule Drop = new(
        "drop", new LocalText(ImmutableSortedDictionary<string, string>.Empty.Add("en", "Drop")), new AlarmScope(ScopeKind.EveryLocation, []), AlarmSeverity.Warning,
        Team: null, TimeSpan.FromDays(1), Drop: new DropRule(
            DropMeasure.Dissatisfied, null, null, [TimeSpan.FromDays(1)], new DropLevel(0.3, 0), 0.9, 0.5, 5, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5), Pool: false));

    private static readonly AlarmRule Safety = DefaultRules.For(null).Single(rule => rule.Lane == AlarmLane.Safety);

    private readonly ManualTimeProvider _clock = new(DateTimeOffset.Parse("2026-05-04T09:12:31Z"));
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateAsync(kind);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_database is not null) await _database.DisposeAsync();
    }

    [Fact]
    public async Task Danger_Accepted_IsADurableAlarmAtOnce()
    {
        await using var server = await Start();
        var heard = new Heard();
        var snapshot = await Grain(server).Subscribe(server.Services.GetRequiredService<IGrainFactory>().CreateObjectReference<IAlarmObserver>(heard));

        await server.Citizens.Accepted(SmallGrid.Playground, 1, more: new { answers = new { problem = new[] { "broken" } } });

        var alarm = (await Alarms(server, alarms => alarms.Length == 1)).Single();
        alarm.ShouldSatisfyAllConditions(
            () => alarm.State.ShouldBe(AlarmState.Firing), () => alarm.Subject.Id.ShouldBe(SmallGrid.Playground), () => alarm.Choice.ShouldBe("broken"),
            () => alarm.FiredAt.ShouldBe(_clock.UtcNow));
        var news = (await Eventually.Is(() => Task.FromResult(heard.News), news => news is not null))!;
        (news.Epoch, news.Seq).ShouldBe((snapshot.Epoch, snapshot.Seq + 1));
        news.Alarms.ShouldBe([alarm]);
        GC.KeepAlive(heard);
    }

    [Fact]
    public async Task Alarm_OfBeforeARestart_GoesOn()
    {
        var danger = new { answers = new { problem = new[] { "broken" } } };
        string id;
        await using (var server = await Start())
        {
            await server.Citizens.Accepted(SmallGrid.Playground, 1, more: danger);
            id = (await Alarms(server, alarms => alarms.Length == 1)).Single().Id;
        }

        await using (var server = await Start())
        {
            (await Act(server, new AlarmAction(id, AlarmChange.Acknowledged, "ana", "on my way"))).Outcome.ShouldBe(AlarmReplyOutcome.Done);
            await server.Citizens.Accepted(SmallGrid.Playground, 2, more: danger);
            (await Act(server, new AlarmAction(id, AlarmChange.Acknowledged, "ben", null))).Transition!.Who.ShouldBe("ana");

            var alarm = (await Alarms(server, alarms => alarms[0].Number == 3)).ShouldHaveSingleItem();
            (alarm.Id, alarm.State, alarm.AcknowledgedBy, alarm.Reports).ShouldBe((id, AlarmState.Acknowledged, "ana", 2));
            (await Store(server).ReadTransitionsAsync(SmallGrid.Id, id)).Select(transition => (transition.Number, transition.Change)).ShouldBe(
                [(1, AlarmChange.Fired), (2, AlarmChange.Acknowledged), (3, AlarmChange.Joined)]);
        }
    }

    [Fact]
    public async Task Drop_ThatHolds_FiresAndIsResolvedWhenItIsOver()
    {
        await using var server = await Start();
        for (var i = 0; i < 8; i++) await server.Citizens.Accepted(SmallGrid.Stop, 1);

        await Alarms(server, alarms => alarms is [{ State: AlarmState.Firing }], turns: true);
        _clock.Hop(TimeSpan.FromDays(1));
        await Alarms(server, alarms => alarms is [{ State: AlarmState.Resolved }], turns: true);

        var alarm = (await Store(server).ReadAlarmsAsync(SmallGrid.Id, [], null, 10)).Single();
        var transitions = await Store(server).ReadTransitionsAsync(SmallGrid.Id, alarm.Id);
        transitions.Select(transition => transition.Change).ShouldBe([AlarmChange.Pended, AlarmChange.Fired, AlarmChange.Resolved]);
        (transitions[1].At - transitions[0].At).ShouldBe(TimeSpan.FromMinutes(2));
        transitions[1].Figures.Count.ShouldBe(8);
        transitions[2].Why.ShouldBe(AlarmLife.NoAnswersLeft);
    }

    [Fact]
    public async Task Danger_WhileAlarmsCannotBeWritten_IsAcceptedAndFiresLater()
    {
        var broken = new BrokenAlarmStore();
        await using var server = await Start(broken);
        await Eventually.Is(() => Task.FromResult(broken.Commits), commits => commits > 0);
        broken.IsBroken = true;

        await server.Citizens.Accepted(SmallGrid.Playground, 1, more: new { answers = new { problem = new[] { "broken" } } });
        await Eventually.Is(() => Task.FromResult(broken.Failures), failures => failures > 0);
        (await Store(server).ReadAlarmsAsync(SmallGrid.Id, [], null, 10)).ShouldBeEmpty();
        broken.IsBroken = false;

        (await Alarms(server, alarms => alarms.Length == 1, turns: true)).Single().Number.ShouldBe(1);
    }

    [Fact]
    public async Task Danger_AfterAnotherCommitCameBetween_FiresAllTheSame()
    {
        await using var server = await Start();
        var danger = new { answers = new { problem = new[] { "broken" } } };
        await server.Citizens.Accepted(SmallGrid.Playground, 1, more: danger);
        await Alarms(server, alarms => alarms.Length == 1);
        // As a process does whose last commit was still under way when it was killed.
        (await RawDatabase.ExecuteAsync(_database.Options, "UPDATE alarm_books SET version = version + 1")).ShouldBe(1);

        await server.Citizens.Accepted(SmallGrid.Stop, 1, more: danger);

        await Alarms(server, alarms => alarms.Length == 2, turns: true);
        var judged = (await Store(server).ReadBookAsync(SmallGrid.Id, default)).Judged!.Value;
        _clock.Hop(TimeSpan.FromMinutes(3));
        await Eventually.Is(
            async () =>
            {
                _clock.Advance(TimeSpan.FromSeconds(1));
                return (await Store(server).ReadBookAsync(SmallGrid.Id, default)).Judged!.Value;
            },
            now => now >= judged.AddMinutes(3));
    }

    [Fact]
    public async Task Answer_Accepted_IsTakenBeforeTheMinuteIsOver()
    {
        var log = new HeardJudgedLog();
        await using var server = await Start(services => services.Decorate<IJudgedLog>(log.Around));
        await Turned(() => log.Asked, asked => asked > 0);

        await server.Citizens.Accepted(SmallGrid.Stop, 9);

        (await Turned(() => log.Taken, taken => taken.Count > 0)).ShouldHaveSingleItem().Location.ShouldBe(SmallGrid.Stop);
    }

    private Task<KazvaServer> Start(BrokenAlarmStore broken) => Start(services => services.Decorate<IAlarmStore>(broken.Around));

    private Task<KazvaServer> Start(Action<IServiceCollection>? configure = null) => KazvaServer.StartAsync(_database, SmallGrid.Grid with { Rules = [Drop, Safety] }, builder =>
    {
        builder.Services.AddSingleton<TimeProvider>(_clock);
        configure?.Invoke(builder.Services);
    });

    /// <summary>Turns the clock of timers until something is so.</summary>
    private Task<T> Turned<T>(Func<T> read, Func<T, bool> expected) => Eventually.Is(
        () =>
        {
            var value = read();
            if (!expected(value)) _clock.Advance(TimeSpan.FromSeconds(1));
            return Task.FromResult(value);
        },
        expected);

    private static IAlarmGrain Grain(KazvaServer server) => server.Services.GetRequiredService<IGrainFactory>().GetGrain<IAlarmGrain>(SmallGrid.Id);

    private static IAlarmStore Store(KazvaServer server) => server.Services.GetRequiredService<IAlarmStore>();

    /// <summary>Acts as a client does, which tries again while the outcome is unknown.</summary>
    private static Task<AlarmReply> Act(KazvaServer server, AlarmAction action) =>
        Eventually.Is(() => Grain(server).Act(action), reply => reply.Outcome != AlarmReplyOutcome.Unavailable);

    /// <summary>Waits until the alarms are stored as expected.</summary>
    /// <param name="turns">Whether the clock of timers turns meanwhile.</param>
    private Task<ImmutableArray<Alarm>> Alarms(KazvaServer server, Func<ImmutableArray<Alarm>, bool> expected, bool turns = false) => Eventually.Is(
        async () =>
        {
            var alarms = await Store(server).ReadAlarmsAsync(SmallGrid.Id, [], null, 10);
            if (turns && !expected(alarms)) _clock.Advance(TimeSpan.FromSeconds(1));
            return alarms;
        },
        expected);

    private sealed class Heard : IAlarmObserver
    {
        public AlarmNews? News { get; private set; }

        public Task Changed(AlarmNews news)
        {
            News ??= news;
            return Task.CompletedTask;
        }
    }
}

public sealed class PostgresAlarmTests() : AlarmTests(StorageKind.Postgres);

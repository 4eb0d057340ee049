using Kazva.Alarms.Life;
using Kazva.Alarms.Rules;
using Kazva.Alarms.Storage;
using Kazva.Silo.Storage;
using static Kazva.Silo.Tests.Storage.Alarms.AlarmSample;

namespace Kazva.Silo.Tests.Storage.Alarms;

public abstract class AlarmStoreContract(StorageKind kind) : StorageContract(kind)
{
    private const string Here = Sample.Organisation;

    private IAlarmStore Store => Process.Alarms;

    [Fact]
    public async Task Book_OfNobody_IsEmpty()
    {
        var book = await Store.ReadBookAsync(Here, default);

        book.ShouldSatisfyAllConditions(
            () => book.Version.ShouldBe(0), () => book.Judged.ShouldBeNull(), () => book.Defined.ShouldBeNull(), () => book.Rules.ShouldBeEmpty());
    }

    [Fact]
    public async Task Commit_OfEverything_IsReadByAnotherProcess()
    {
        RuleInForce[] rules = [.. Rules.Select((rule, i) => new RuleInForce(rule, Sample.Noon, i == 0 ? "ана" : null))];
        var commit = Commit(0) with
        {
            Alarms = [Alarm()],
            Transitions = [Transition(), Transition(number: 2, change: AlarmChange.Acknowledged, state: AlarmState.Acknowledged)],
            Reports = [Report()],
            Notifications = [Notification("n1")],
            Silences = [Silence()],
            Rules = [.. rules],
            Definition = 4,
            Defined = Rules,
        };

        (await Store.CommitAsync(commit)).ShouldBeTrue();

        var other = Another();
        var book = await other.Alarms.ReadBookAsync(Here, default);
        book.Text().ShouldBe(new AlarmBook(
            1, Sample.Noon, 4, [.. rules.OrderBy(rule => rule.Rule.Id, StringComparer.Ordinal)], [Alarm()], [Silence()], Rules).Text());
        (await other.Alarms.ReadTransitionsAsync(Here, "a")).ShouldBe(commit.Transitions);
        (await other.Alarms.ReadReportsAsync(Here, Sample.Noon)).ShouldBe([Report()]);
        (await other.Alarms.ReadReportsAsync(Here, Sample.Noon.AddMilliseconds(1))).ShouldBeEmpty();
        (await other.Outbox.ReadAsync(Here, "n1")).ShouldBe(Notification("n1"));
    }

    [Fact]
    public async Task Commit_ThatFollowsAnOlderVersion_WritesNothing()
    {
        await Store.CommitAsync(Commit(0) with { Alarms = [Alarm()] });
        await Store.CommitAsync(Commit(1));
        var stale = Another().Alarms;

        foreach (var follows in new long[] { 0, 1, 3 })
            (await stale.CommitAsync(Commit(follows) with { Alarms = [Alarm("b")], Transitions = [Transition("b")], Notifications = [Notification("n1")] })).ShouldBeFalse();

        var book = await Store.ReadBookAsync(Here, default);
        book.ShouldSatisfyAllConditions(
            () => book.Version.ShouldBe(2), () => book.Judged.ShouldBe(Sample.Noon.AddMinutes(1)), () => book.Alarms.ShouldBe([Alarm()]));
        (await Store.ReadTransitionsAsync(Here, "b")).ShouldBeEmpty();
        (await Process.Outbox.ReadAsync(Here, "n1")).ShouldBeNull();
    }

    [Fact]
    public async Task Commit_ByManyAtOnce_IsOnes()
    {
        var other = Another();
        for (var version = 0; version < 3; version++)
        {
            var follows = version;
            var done = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() =>
                (i % 2 == 0 ? Process : other).Alarms.CommitAsync(Commit(follows) with { Alarms = [Alarm($"{i}")] }))));

            done.Count(yes => yes).ShouldBe(1);
            (await Store.ReadBookAsync(Here, default)).ShouldSatisfyAllConditions(
                book => book.Version.ShouldBe(follows + 1), book => book.Alarms.ShouldContain(Alarm($"{Array.IndexOf(done, true)}")));
        }
    }

    [Fact]
    public async Task Commit_OfATransitionThatThereIs_ChangesNothing()
    {
        await Store.CommitAsync(Commit(0) with { Alarms = [Alarm()], Transitions = [Transition()] });

        await Should.ThrowAsync<Exception>(() => Store.CommitAsync(Commit(1) with { Alarms = [Alarm(number: 2)], Transitions = [Transition()] }));

        var book = await Store.ReadBookAsync(Here, default);
        book.Version.ShouldBe(1);
        book.Alarms.ShouldBe([Alarm()]);
    }

    [Fact]
    public async Task Report_TakenASecondTimeIntoAnAlarm_IsRefused()
    {
        await Store.CommitAsync(Commit(0) with { Reports = [Report("a"), Report("b")] });

        await Should.ThrowAsync<Exception>(() => Store.CommitAsync(Commit(1) with { Reports = [Report("a", 7)] }));

        (await Store.ReadReportsAsync(Here, default)).Select(report => report.Alarm).ShouldBe(["a", "b"]);
    }

    [Fact]
    public async Task Rules_SavedAnew_StandAsSavedLast()
    {
        var first = new RuleInForce(Rules[0], Sample.Noon, null);
        var second = new RuleInForce(Rules[1], Sample.Noon, null);
        var changed = new RuleInForce(Rules[0] with { Severity = AlarmSeverity.Notice }, Sample.Noon.AddDays(1), "ана");
        await Store.CommitAsync(Commit(0) with { Rules = [first, second], Definition = 1, Defined = Rules });
        await Store.CommitAsync(Commit(1) with { Rules = [changed] });
        await Store.CommitAsync(Commit(2));

        var book = await Store.ReadBookAsync(Here, default);

        book.Rules.Text().ShouldBe(new[] { changed }.Text());
        book.ShouldSatisfyAllConditions(() => book.Definition.ShouldBe(1), () => book.Defined.Text().ShouldBe(Rules.Text()));
        await Store.CommitAsync(Commit(3) with { Rules = [first, second] });
        (await Store.ReadBookAsync(Here, default)).Rules.Text().ShouldBe(new[] { second, first }.Text());
    }

    [Fact]
    public async Task Book_Read_HasTheOpenAndTheLately()
    {
        await Store.CommitAsync(Commit(0) with
        {
            Alarms =
            [
                Alarm("old", AlarmState.Resolved, since: Sample.Noon.AddDays(-9)), Alarm("late", AlarmState.Resolved, since: Sample.Noon.AddDays(-1)),
                Alarm("pending", AlarmState.Pending, since: Sample.Noon.AddDays(-30)), Alarm("taken", AlarmState.Acknowledged),
            ],
            Silences = [Silence(1), Silence(2, until: Clock.UtcNow)],
        });

        var book = await Store.ReadBookAsync(Here, Sample.Noon.AddDays(-7));

        book.Alarms.Select(alarm => alarm.Id).ShouldBe(["pending", "late", "taken"]);
        book.Silences.ShouldBe([Silence(1)]);
    }

    [Fact]
    public async Task Alarms_Read_AreNewestFirstAndOfTheStates()
    {
        await Store.CommitAsync(Commit(0) with
        {
            Alarms =
            [
                Alarm("a", AlarmState.Resolved, since: Sample.Noon.AddHours(1)), Alarm("b", since: Sample.Noon.AddHours(2)),
                Alarm("c", AlarmState.Pending, since: Sample.Noon.AddHours(3)), Alarm("d", since: Sample.Noon.AddHours(4)),
            ],
        });
        await Store.CommitAsync(Commit(0, "elsewhere") with { Alarms = [Alarm("x")] });

        (await Ids([], null, 10)).ShouldBe(["d", "c", "b", "a"]);
        (await Ids([AlarmState.Firing, AlarmState.Resolved], null, 10)).ShouldBe(["d", "b", "a"]);
        (await Ids([], Sample.Noon.AddHours(3), 10)).ShouldBe(["b", "a"]);
        (await Ids([], null, 2)).ShouldBe(["d", "c"]);
        (await Store.ReadAlarmAsync(Here, "b")).ShouldBe(Alarm("b", since: Sample.Noon.AddHours(2)));
        (await Store.ReadAlarmAsync(Here, "x")).ShouldBeNull();

        async Task<IEnumerable<string>> Ids(AlarmState[] states, DateTimeOffset? before, int most) =>
            (await Store.ReadAlarmsAsync(Here, [.. states], before, most)).Select(alarm => alarm.Id);
    }

    [Fact]
    public async Task Transitions_OfAll_ComeByAlarmAndNumber()
    {
        await Store.CommitAsync(Commit(0) with { Transitions = [Transition("b"), Transition("a")] });
        await Store.CommitAsync(Commit(1) with { Transitions = [Transition("b", 2), Transition("a", 2)] });

        (await Store.ReadAllTransitionsAsync(Here).ToListAsync()).ShouldBe([Transition("a"), Transition("a", 2), Transition("b"), Transition("b", 2)]);
    }

    [Fact]
    public async Task Silence_EndedEarly_IsOver()
    {
        await Store.CommitAsync(Commit(0) with { Silences = [Silence()] });
        var ended = Silence() with { Until = Clock.UtcNow, EndedBy = "мария" };

        await Store.CommitAsync(Commit(1) with { Silences = [ended] });

        (await Store.ReadBookAsync(Here, default)).Silences.ShouldBeEmpty();
        Clock.SetClock(Clock.UtcNow.AddMinutes(-1));
        (await Store.ReadBookAsync(Here, default)).Silences.ShouldBe([ended]);
    }
}

public sealed class SqliteAlarmStoreTests() : AlarmStoreContract(StorageKind.Sqlite);

public sealed class PostgresAlarmStoreTests() : AlarmStoreContract(StorageKind.Postgres);

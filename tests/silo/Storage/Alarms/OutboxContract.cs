using Kazva.Alarms.Delivery;
using Kazva.Silo.Storage;
using static Kazva.Silo.Tests.Storage.Alarms.AlarmSample;

namespace Kazva.Silo.Tests.Storage.Alarms;

public abstract class OutboxContract(StorageKind kind) : StorageContract(kind)
{
    private const string Here = Sample.Organisation;

    private IOutbox Outbox => Process.Outbox;

    [Fact]
    public async Task Due_Read_AreThoseThatWaitOnTheChannel()
    {
        await Outbox.SaveAsync(Here,
        [
            Notification("n1", due: Sample.Noon.AddMinutes(1)), Notification("n2"), Notification("n3", due: Sample.Noon.AddHours(1)),
            Notification("n4", "other"), Notification("n5", state: NotificationState.Delivered),
        ]);
        await Outbox.SaveAsync("elsewhere", [Notification("n6")]);

        (await Outbox.ReadDueAsync(Here, "parks/1", Sample.Noon.AddMinutes(1), 10)).ShouldBe([Notification("n1", due: Sample.Noon.AddMinutes(1)), Notification("n2")], "the urgent first");
        (await Outbox.ReadDueAsync(Here, "parks/1", Sample.Noon, 10)).ShouldBe([Notification("n2")]);
        (await Outbox.ReadDueAsync(Here, "parks/1", Sample.Noon.AddMinutes(1), 1)).ShouldBe([Notification("n1", due: Sample.Noon.AddMinutes(1))]);
        (await Outbox.ReadNextDueAsync(Here, "parks/1")).ShouldBe(Sample.Noon);
        (await Outbox.ReadNextDueAsync(Here, "nobody's")).ShouldBeNull();
        (await Outbox.ReadChannelsDueAsync(Here, Sample.Noon)).ShouldBe(["other", "parks/1"]);
        (await Outbox.ReadChannelsDueAsync(Here, Sample.Noon.AddSeconds(-1))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Notification_SavedAgain_StandsAsItCameToStand()
    {
        await Outbox.SaveAsync(Here, [Notification("n1")]);
        var delivered = Notification("n1", state: NotificationState.Delivered) with { Attempts = 3, Result = "взето" };

        await Outbox.SaveAsync(Here, [delivered]);

        (await Another().Outbox.ReadAsync(Here, "n1")).ShouldBe(delivered);
        (await Outbox.ReadDueAsync(Here, "parks/1", Sample.Noon.AddDays(1), 10)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Notification_PlannedTwice_KeepsWhatBecameOfIt()
    {
        await Process.Alarms.CommitAsync(Commit(0) with { Notifications = [Notification("n1")] });
        await Outbox.SaveAsync(Here, [Notification("n1", state: NotificationState.Delivered)]);

        (await Process.Alarms.CommitAsync(Commit(1) with { Notifications = [Notification("n1"), Notification("n2")] })).ShouldBeTrue();

        (await Outbox.ReadAsync(Here, "n1"))!.State.ShouldBe(NotificationState.Delivered);
        (await Outbox.ReadAsync(Here, "n2"))!.State.ShouldBe(NotificationState.Waiting);
    }

    [Fact]
    public async Task Log_Read_IsNewestFirstAndAsAskedFor()
    {
        await Outbox.SaveAsync(Here,
        [
            Notification("n1", created: Sample.Noon.AddMinutes(1)), Notification("n2", alarm: null, created: Sample.Noon.AddMinutes(2)),
            Notification("n3", state: NotificationState.Dead, created: Sample.Noon.AddMinutes(3)),
            Notification("n4", alarm: "b", state: NotificationState.Delivered, created: Sample.Noon.AddMinutes(4)),
        ]);

        (await Ids(null, [], null, 10)).ShouldBe(["n4", "n3", "n2", "n1"]);
        (await Ids("a", [], null, 10)).ShouldBe(["n3", "n1"]);
        (await Ids(null, [NotificationState.Dead, NotificationState.Waiting], null, 10)).ShouldBe(["n3", "n2", "n1"]);
        (await Ids(null, [], Sample.Noon.AddMinutes(3), 1)).ShouldBe(["n2"]);

        async Task<IEnumerable<string>> Ids(string? alarm, NotificationState[] states, DateTimeOffset? before, int most) =>
            (await Outbox.ReadLogAsync(Here, alarm, [.. states], before, most)).Select(notification => notification.Id);
    }
}

public sealed class SqliteOutboxTests() : OutboxContract(StorageKind.Sqlite);

public sealed class PostgresOutboxTests() : OutboxContract(StorageKind.Postgres);

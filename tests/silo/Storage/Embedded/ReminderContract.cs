using Kazva.Embedded;
using Kazva.Silo.Storage;

namespace Kazva.Silo.Tests.Storage.Embedded;

public abstract class ReminderContract(StorageKind kind) : StorageContract(kind)
{
    private static readonly StoredReminder Expiry =
        new(GrainId.Create("location", "a/1"), "expiry", Sample.Noon.AddMilliseconds(1), TimeSpan.FromMinutes(1.5));

    [Fact]
    public async Task Reminder_StoredTwice_IsReplaced()
    {
        await Process.Reminders.UpsertAsync(Expiry, CancellationToken.None);
        var later = Expiry with { FirstDue = Sample.Noon.AddDays(400), Period = TimeSpan.FromDays(30) };
        await Process.Reminders.UpsertAsync(later, CancellationToken.None);

        (await Another().Reminders.ReadAllAsync(CancellationToken.None)).ShouldBe([later]);
    }

    [Fact]
    public async Task Reminders_OfOneGrain_AreItsOwn()
    {
        var others = new[]
        {
            Expiry with { Name = "check" }, Expiry with { Grain = GrainId.Create("location", "a/2") }, Expiry with { Grain = GrainId.Create("settlement", "a/1") },
        };
        foreach (var reminder in (StoredReminder[])[Expiry, .. others]) await Process.Reminders.UpsertAsync(reminder, CancellationToken.None);

        (await Process.Reminders.ReadAsync(Expiry.Grain, CancellationToken.None)).ShouldBe([Expiry, others[0]], ignoreOrder: true);

        await Process.Reminders.RemoveAsync(Expiry.Grain, "expiry", CancellationToken.None);
        await Process.Reminders.RemoveAsync(Expiry.Grain, "expiry", CancellationToken.None);
        (await Process.Reminders.ReadAllAsync(CancellationToken.None)).ShouldBe(others, ignoreOrder: true);
    }
}

public sealed class SqliteReminderTests() : ReminderContract(StorageKind.Sqlite);

public sealed class PostgresReminderTests() : ReminderContract(StorageKind.Postgres);

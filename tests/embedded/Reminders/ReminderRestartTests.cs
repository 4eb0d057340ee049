using Kazva.Behaviour.Tests.Reminders;

namespace Kazva.Embedded.Tests.Reminders;

public sealed class ReminderRestartTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Reminder_AfterARestartOnTheSameStore_IsCalledWhenDue()
    {
        var (key, journal) = Journal.New();
        var store = new InMemoryReminderStore();
        var clock = new ManualTimeProvider();
        await using (var first = new GrainsFixture { Clock = clock, Reminders = store })
        {
            await first.InitializeAsync();
            await first.Grains.GetGrain<IRemindedGrain>(key).Register("wake", 2 * Minute, 5 * Minute);
        }
        journal.Entries.ShouldBeEmpty();

        var due = new DateTimeOffset(2026, 5, 4, 9, 2, 0, TimeSpan.Zero);
        await using var second = new GrainsFixture { Clock = clock, Reminders = store };
        await second.InitializeAsync();
        clock.Advance(due - clock.GetUtcNow() - Second);
        journal.Entries.ShouldBeEmpty();
        clock.Advance(2 * Second);
        await journal.Until("wake 09:02:00");
        await clock.PassUntilAsync(journal.Until("wake", times: 2), Second);
    }

    [Fact]
    public async Task Reminder_ThatFails_IsLoggedAndCalledAgain()
    {
        var (key, journal) = Journal.New();
        await using var host = await EmbeddedHost.StartAsync();
        await host.Grains.GetGrain<IRemindedGrain>(key).Register("bad", Minute, Minute);
        await host.Clock.PassUntilAsync(journal.Until("bad"), Second);
        await host.Clock.PassUntilAsync(journal.Until("bad", times: 3), Second);
        host.Log.Entries.ShouldContain(e => e.Text.Contains("Reminder bad", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reminder_OfATimeWhenTheHostWasDown_IsLeftOut()
    {
        var (key, journal) = Journal.New();
        var store = new InMemoryReminderStore();
        var clock = new ManualTimeProvider();
        await store.UpsertAsync(
            new StoredReminder(GrainId.Create("reminded", key), "late", clock.GetUtcNow() - Minute, 10 * Minute), CancellationToken.None);
        await using var host = new GrainsFixture { Clock = clock, Reminders = store };
        await host.InitializeAsync();
        await clock.PassUntilAsync(journal.Until("late"), Second);
        journal.Entries[0].ShouldBe("late 09:09:00");
    }
}

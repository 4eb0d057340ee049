namespace Kazva.Behaviour.Tests.Reminders;

public sealed class ReminderBehaviour(GrainsFixture fixture) : IClassFixture<GrainsFixture>
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private IRemindedGrain Grain(string key) => fixture.Grains.GetGrain<IRemindedGrain>(key);

    [Fact]
    public async Task Reminder_Removed_IsNotListed()
    {
        var grain = Grain(Journal.New().Key);
        await grain.Register("a", Minute, Minute);
        await grain.Register("b", Minute, Minute);
        await grain.Register("b", 2 * Minute, Minute);
        (await grain.Names()).ShouldBe(["a", "b"], ignoreOrder: true);
        (await grain.Remove("a")).ShouldBeTrue();
        (await grain.Remove("a")).ShouldBeFalse();
        (await grain.Names()).ShouldBe(["b"]);
    }

    [Fact]
    public async Task Reminder_WhenDue_IsCalledAndAfterAFailureCalledAgain()
    {
        var (key, journal) = Journal.New();
        await Grain(key).Register("bad", Minute, Minute);
        await fixture.Clock.PassUntilAsync(journal.Until("bad", times: 3), Minute / 4);
    }

    [Fact]
    public async Task Reminder_WithAShorterPeriodThanAllowed_IsRefused() =>
        await Should.ThrowAsync<ArgumentException>(
            Grain(Journal.New().Key).Register("a", Minute, TimeSpan.FromSeconds(1)));
}

namespace Kazva.Actions.Tests;

public sealed class EffectSpanTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Hour_InWhichItWasDone_CountsForNeitherSide()
    {
        var span = EffectSpan.Of(Noon.AddMinutes(10), Noon.AddDays(2));
        span.ShouldBe(new EffectSpan(Noon.AddDays(-90), Noon, Noon.AddHours(1), Noon.AddDays(2).AddHours(1)));
    }

    [Fact]
    public void Done_OnTheHour_BothSidesMeet() =>
        EffectSpan.Of(new(2026, 5, 4, 15, 0, 0, TimeSpan.FromHours(3)), Noon.AddYears(1))
            .ShouldBe(new EffectSpan(Noon.AddDays(-90), Noon, Noon, Noon.AddDays(90)));

    [Fact]
    public void Done_JustNow_HasNothingAfterItYet()
    {
        var span = EffectSpan.Of(Noon.AddMinutes(10), Noon.AddMinutes(20));
        (span.AfterTo - span.AfterFrom).ShouldBe(TimeSpan.Zero);
    }
}

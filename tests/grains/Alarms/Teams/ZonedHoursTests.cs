using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace Kazva.Alarms.Teams.Tests;

public class ZonedHoursTests
{
    private static readonly TimeZoneInfo Sofia = TimeZoneInfo.FindSystemTimeZoneById("Europe/Sofia");
    private static readonly ImmutableArray<DayOfWeek> EveryDay = [.. Enum.GetValues<DayOfWeek>()];

    private static readonly Gen<DailyHours> AnyHours =
        from days in Gen.Choose(1, 127)
        from begin in Gen.Choose(0, 95)
        from end in Gen.Choose(0, 95)
        select new DailyHours([.. EveryDay.Where(day => (days & (1 << (int)day)) != 0)], Quarter(begin), Quarter(end));

    /// <summary>Days of 2026 that the clock is changed on are among those tried often: 29 March and 25 October.</summary>
    private static readonly Gen<DateTimeOffset> AnyMoment =
        from day in Gen.Frequency((2, Gen.Choose(0, 364)), (1, Gen.Choose(86, 89)), (1, Gen.Choose(296, 299)))
        from minute in Gen.Choose(0, 1439)
        select Utc(2026, 1, 1).AddDays(day).AddMinutes(minute);

    [Fact]
    public void Hours_WhenTheClockOnTheWallShowsATimeOfThem_AreInside() => Always((hours, moment) =>
    {
        if (ShownInside(hours, moment)) new ZonedHours(hours, Sofia).Contains(moment).ShouldBeTrue();
    });

    [Fact]
    public void Hours_OnDaysOfTwentyFourHours_HoldNothingElse() => Always((hours, moment) =>
    {
        var zoned = new ZonedHours(hours, Sofia);
        if (IsNearAChange(moment)) return;
        zoned.Contains(moment).ShouldBe(ShownInside(hours, moment));
    });

    [Fact]
    public void FirstInsideAndOutside_OfAnyMoment_AreWhatTheySayAndThereIsNothingBefore() => Always((hours, moment) =>
    {
        var zoned = new ZonedHours(hours, Sofia);
        if (zoned.FirstInside(moment) is { } inside)
        {
            zoned.Contains(inside).ShouldBeTrue();
            for (var before = moment; before < inside; before += TimeSpan.FromMinutes(15)) zoned.Contains(before).ShouldBeFalse();
        }
        if (zoned.FirstOutside(moment) is { } outside)
        {
            zoned.Contains(outside).ShouldBeFalse();
            for (var before = moment; before < outside; before += TimeSpan.FromMinutes(15)) zoned.Contains(before).ShouldBeTrue();
        }
    });

    [Theory]
    [InlineData("22:00", "07:00", "2026-05-04T18:59:59Z", "2026-05-04T18:59:59Z")] // A second before ten in the evening, in summer.
    [InlineData("22:00", "07:00", "2026-05-04T19:00:00Z", "2026-05-05T04:00:00Z")]
    [InlineData("22:00", "07:00", "2026-05-05T03:59:59Z", "2026-05-05T04:00:00Z")] // After midnight it is still the night before.
    [InlineData("22:00", "07:00", "2026-03-28T21:00:00Z", "2026-03-29T04:00:00Z")] // The night is an hour short,
    [InlineData("22:00", "07:00", "2026-10-24T20:00:00Z", "2026-10-25T05:00:00Z")] // or long.
    [InlineData("22:00", "03:30", "2026-03-28T21:00:00Z", "2026-03-29T01:00:00Z")] // It is never half past three: the clock leaps from three to four.
    [InlineData("22:00", "03:30", "2026-10-24T20:00:00Z", "2026-10-25T01:30:00Z")] // It is half past three twice.
    public void FirstOutside_OfAMomentInTheNight_IsItsEnd(string from, string to, string moment, string end) =>
        new ZonedHours(new DailyHours(EveryDay, TimeOnly.Parse(from), TimeOnly.Parse(to)), Sofia)
            .FirstOutside(DateTimeOffset.Parse(moment)).ShouldBe(DateTimeOffset.Parse(end));

    [Fact]
    public void FirstInside_OfHoursThatBeginWhereTheClockLeaps_IsAfterTheLeap() =>
        new ZonedHours(new DailyHours(EveryDay, new TimeOnly(3, 15), new TimeOnly(9, 0)), Sofia)
            .FirstInside(Utc(2026, 3, 29)).ShouldBe(Utc(2026, 3, 29).AddHours(1));

    [Fact]
    public void FirstOutside_OfHoursWithoutEnd_IsNever() =>
        new ZonedHours(new DailyHours(EveryDay, TimeOnly.MinValue, TimeOnly.MinValue), Sofia).FirstOutside(Utc(2026, 5, 4)).ShouldBeNull();

    private static void Always(Action<DailyHours, DateTimeOffset> property) => Check.One(
        Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(2_000),
        Prop.ForAll(Arb.From(AnyHours), Arb.From(AnyMoment), property));

    private static bool ShownInside(DailyHours hours, DateTimeOffset moment)
    {
        var shown = TimeZoneInfo.ConvertTime(moment, Sofia).DateTime;
        var (day, time) = (shown.DayOfWeek, TimeOnly.FromDateTime(shown));
        if (hours.To > hours.From) return hours.Days.Contains(day) && hours.From <= time && time < hours.To;
        return (hours.Days.Contains(day) && time >= hours.From) || (hours.Days.Contains(shown.AddDays(-1).DayOfWeek) && time < hours.To);
    }

    private static bool IsNearAChange(DateTimeOffset moment) =>
        Sofia.GetUtcOffset(moment.AddDays(-2)) != Sofia.GetUtcOffset(moment.AddDays(2));

    private static TimeOnly Quarter(int quarter) => new(quarter / 4, quarter % 4 * 15);

    private static DateTimeOffset Utc(int year, int month, int day) => new(year, month, day, 0, 0, 0, TimeSpan.Zero);
}

using Kazva.Alarms;
using Kazva.Alarms.Life;
using Kazva.RollUp;
using Kazva.TestKit;

namespace Kazva.Dashboard.Tests.Alarms;

public sealed class SilenceEndpointsTests : AlarmTests
{
    private static readonly DateTimeOffset Tomorrow = DateTimeOffset.UtcNow.AddDays(1);

    [Theory]
    [InlineData(null, GridLevel.Location, null)]
    [InlineData("location", GridLevel.Location, null)]
    [InlineData("settlement", GridLevel.Settlement, "one")]
    [InlineData("category", GridLevel.Category, "playgrounds")]
    [InlineData("cell", GridLevel.SettlementCategory, "one/playgrounds")]
    [InlineData("organisation", GridLevel.Organisation, SmallGrid.Id)]
    public async Task Silence_OfAnAlarm_IsOfThePlaceThatWasChosen(string? place, GridLevel level, string? id)
    {
        Host.Alarms.Add(FakeAlarms.Alarm("a"));
        using var response = await Host.Post("/api/v1/alarms/a/silence", new { until = Tomorrow, reason = "New swings.", place });

        (await response.JsonAsync(201)).GetProperty("reason").GetString().ShouldBe("New swings.");
        var silence = Host.Alarms.Asked.ShouldHaveSingleItem().ShouldBeOfType<AlarmSilence>();
        silence.Place.ShouldBe(new AlarmSubject(level, id ?? SmallGrid.Playground));
        (silence.Until, silence.Who, silence.EndedBy).ShouldBe((Tomorrow, "staff", null));
    }

    [Fact]
    public async Task Silence_OfAPlaceThatTheAlarmIsNotIn_IsRefused()
    {
        Host.Alarms.Add(FakeAlarms.Alarm("a", subject: new(GridLevel.Category, "stops")));
        using var response = await Host.Post("/api/v1/alarms/a/silence", new { until = Tomorrow, reason = "Works.", place = "settlement" });
        (await response.ProblemAsync(400)).ShouldBe(["place"]);
        using var unknown = await Host.Post("/api/v1/alarms/none/silence", new { until = Tomorrow, reason = "Works." });
        await unknown.ProblemAsync(404);
    }

    [Fact]
    public async Task Silence_AskedWrongly_NamesEveryField()
    {
        using var response = await Host.Post("/api/v1/alarms/silences", new
        {
            place = new { level = "location", id = "NOWHERE" },
            from = DateTimeOffset.UtcNow.AddDays(-1),
            until = DateTimeOffset.UtcNow.AddYears(2),
            reason = "",
        });
        (await response.ProblemAsync(400)).ShouldBe(["place", "from", "until", "reason"]);
        using var endless = await Host.Post("/api/v1/alarms/silences", new { place = new { level = "settlementCategory", id = "one/stops" }, reason = "Works." });
        (await endless.ProblemAsync(400)).ShouldBe(["until"]);
        Host.Alarms.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Silence_UntilATimeWithoutItsOffset_IsRefused()
    {
        var until = DateTime.UtcNow.AddHours(1).ToString("yyyy-MM-ddTHH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
        using var response = await Host.Post("/api/v1/alarms/silences", new { place = new { level = "settlementCategory", id = "one/stops" }, until, reason = "Works." });

        (await response.ProblemAsync(400)).ShouldBe(["until"]);
        Host.Alarms.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Silence_OfAPlace_IsBegunAndListedAndEnded()
    {
        using var begun = await Host.Post("/api/v1/alarms/silences", new { place = new { level = "settlement", id = "one" }, until = Tomorrow, reason = "Works." });
        await begun.JsonAsync(201);
        var silence = Host.Alarms.Asked.ShouldHaveSingleItem().ShouldBeOfType<AlarmSilence>();
        Host.Alarms.Silences = [silence];

        using var list = await Host.Get("/api/v1/alarms/silences");
        (await list.JsonAsync(200)).GetProperty("silences")[0].GetProperty("id").GetGuid().ShouldBe(silence.Id);

        using var ended = await Host.Client.DeleteAsync(new Uri($"/api/v1/alarms/silences/{silence.Id}", UriKind.Relative));
        (await ended.JsonAsync(200)).GetProperty("endedBy").GetString().ShouldBe("staff");
        var last = Host.Alarms.Asked.Last().ShouldBeOfType<AlarmSilence>();
        (last.Id, last.EndedBy).ShouldBe((silence.Id, "staff"));
        last.Until.ShouldBeLessThan(Tomorrow);
    }

    [Fact]
    public async Task End_OfAnUnknownOrEndedSilence_IsNotFoundOrAConflict()
    {
        var silence = new AlarmSilence(Guid.NewGuid(), new(GridLevel.Settlement, "one"), FakeAlarms.Start, Tomorrow, "Works.", "ana");
        using var unknown = await Host.Client.DeleteAsync(new Uri($"/api/v1/alarms/silences/{silence.Id}", UriKind.Relative));
        await unknown.ProblemAsync(404);
        Host.Alarms.Silences = [silence];
        Host.Alarms.Reply = new(AlarmReplyOutcome.Already);
        using var ended = await Host.Client.DeleteAsync(new Uri($"/api/v1/alarms/silences/{silence.Id}", UriKind.Relative));
        await ended.ProblemAsync(409);
    }
}

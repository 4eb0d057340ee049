using System.Net;
using System.Text;
using System.Text.Json;
using Kazva.Alarms;
using Kazva.Alarms.Life;
using Kazva.RollUp;
using Kazva.TestKit;

namespace Kazva.Dashboard.Tests.Alarms;

public sealed class AlarmEndpointsTests : AlarmTests
{
    [Fact]
    public async Task List_ByState_HasTheNewestStateFirst()
    {
        Host.Alarms.Add(FakeAlarms.Alarm("old", since: FakeAlarms.Start));
        Host.Alarms.Add(FakeAlarms.Alarm("new", AlarmState.Acknowledged, since: FakeAlarms.Start.AddMinutes(1)));
        Host.Alarms.Add(FakeAlarms.Alarm("over", AlarmState.Resolved, since: FakeAlarms.Start.AddMinutes(2)));

        using var response = await Host.Get("/api/v1/alarms?state=firing,acknowledged");

        var alarms = (await response.JsonAsync(200)).GetProperty("alarms");
        Ids(alarms).ShouldBe(["new", "old"]);
        alarms[1].GetProperty("state").GetString().ShouldBe("firing");
        alarms[1].GetProperty("subject").GetProperty("id").GetString().ShouldBe(SmallGrid.Playground);
        alarms[1].GetProperty("choiceText").GetProperty("en").GetString().ShouldBe("Broken");
        alarms[1].GetProperty("figures").GetProperty("window").GetString().ShouldBe("24h");
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task List_PageByPage_LosesNoneOfOneMoment()
    {
        foreach (var i in Enumerable.Range(0, 7)) Host.Alarms.Add(FakeAlarms.Alarm($"a{i}", since: FakeAlarms.Start.AddMinutes(i / 3)));
        var seen = new List<string>();
        string? next = "";
        while (next is not null)
        {
            using var response = await Host.Get($"/api/v1/alarms?limit=2{(next.Length > 0 ? $"&before={Uri.EscapeDataString(next)}" : "")}");
            var page = await response.JsonAsync(200);
            seen.AddRange(Ids(page.GetProperty("alarms")));
            next = page.GetProperty("next").GetString();
        }

        seen.Count.ShouldBe(7);
        seen.ShouldBeUnique(StringComparer.Ordinal);
    }

    [Fact]
    public async Task List_AskedWrongly_NamesEveryField()
    {
        using var response = await Host.Get("/api/v1/alarms?state=loud&before=yesterday&limit=0");
        (await response.ProblemAsync(400)).ShouldBe(["state", "before", "limit"]);
    }

    [Fact]
    public async Task One_HasItsTransitionsAndDeliveriesWithMaskedAddresses()
    {
        Host.Alarms.Add(FakeAlarms.Alarm("alarm"));
        Host.Alarms.Transitions = [FakeAlarms.Transition("alarm", AlarmChange.Fired, AlarmState.Firing)];
        Host.Outbox.Add(FakeOutbox.Row("one", Kazva.Alarms.Delivery.NotificationState.Delivered));

        using var response = await Host.Get("/api/v1/alarms/alarm");

        var story = await response.JsonAsync(200);
        story.GetProperty("transitions")[0].GetProperty("change").GetString().ShouldBe("fired");
        var delivery = story.GetProperty("deliveries")[0];
        delivery.GetProperty("state").GetString().ShouldBe("delivered");
        delivery.GetProperty("address").GetString().ShouldBe("i…@example.org");
    }

    [Fact]
    public async Task One_Unknown_IsNotFound()
    {
        using var response = await Host.Get("/api/v1/alarms/none");
        await response.ProblemAsync(404);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("On my way.")]
    public async Task Acknowledge_WithOrWithoutWhy_IsRecordedUnderWhoDidIt(string? why)
    {
        Host.Alarms.Reply = new(AlarmReplyOutcome.Done, FakeAlarms.Alarm("a/b", AlarmState.Acknowledged, 2));
        using var response = await Host.Post("/api/v1/alarms/a%2Fb/acknowledge", why is null ? null : new { why });

        (await response.JsonAsync(200)).GetProperty("alarm").GetProperty("acknowledgedBy").GetString().ShouldBe("ana");
        Host.Alarms.Asked.ShouldHaveSingleItem().ShouldBe(new AlarmAction("a/b", AlarmChange.Acknowledged, "staff", why));
    }

    [Theory]
    [InlineData(AlarmReplyOutcome.Already, "already")]
    [InlineData(AlarmReplyOutcome.NotNow, "notNow")]
    public async Task Acknowledge_WhenAnotherWasFirst_IsAConflictThatTellsWho(AlarmReplyOutcome outcome, string told)
    {
        Host.Alarms.Reply = new(
            outcome, FakeAlarms.Alarm("a", AlarmState.Acknowledged, 2), FakeAlarms.Transition("a", AlarmChange.Acknowledged, AlarmState.Acknowledged, 2, "ana"));
        using var response = await Host.Post("/api/v1/alarms/a/acknowledge");

        await response.ProblemAsync(409);
        var problem = await response.JsonAsync(409);
        problem.GetProperty("outcome").GetString().ShouldBe(told);
        problem.GetProperty("transition").GetProperty("who").GetString().ShouldBe("ana");
        problem.GetProperty("alarm").GetProperty("number").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task Acknowledge_OfAnUnknownAlarm_IsNotFound()
    {
        Host.Alarms.Reply = new(AlarmReplyOutcome.Unknown);
        using var response = await Host.Post("/api/v1/alarms/a/acknowledge");
        await response.ProblemAsync(404);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Acknowledge_WhenItCannotBeStored_IsWorthTryingAgain(bool throws)
    {
        Host.Alarms.IsDown = throws;
        Host.Alarms.Reply = new(AlarmReplyOutcome.Unavailable);
        using var response = await Host.Post("/api/v1/alarms/a/acknowledge");
        await response.ProblemAsync(503);
        response.Headers.RetryAfter.ShouldNotBeNull();
    }

    [Fact]
    public async Task Resolve_WithoutWhy_IsRefused()
    {
        using var empty = await Host.Post("/api/v1/alarms/a/resolve", new { });
        (await empty.ProblemAsync(400)).ShouldBe(["why"]);
        using var blank = await Host.Post("/api/v1/alarms/a/resolve", new { why = " " });
        (await blank.ProblemAsync(400)).ShouldBe(["why"]);
        using var noBody = await Host.Post("/api/v1/alarms/a/resolve");
        noBody.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        Host.Alarms.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Resolve_WithWhy_IsDone()
    {
        using var response = await Host.Post("/api/v1/alarms/a/resolve", new { why = " Repaired. " });
        await response.JsonAsync(200);
        Host.Alarms.Asked.ShouldHaveSingleItem().ShouldBe(new AlarmAction("a", AlarmChange.Resolved, "staff", "Repaired."));
    }

    [Theory]
    [InlineData("""{"why":"x","who":"mayor"}""", "who")]
    [InlineData("""{"why":"x","why":"y"}""", "why")]
    [InlineData("""{"why":7}""", "why")]
    [InlineData("""{"why":""", "why")]
    [InlineData("[]", "")]
    [InlineData("null", "")]
    [InlineData("", "")]
    public async Task Body_ThatIsNotAsItShouldBe_ChangesNothing(string json, string field)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await Host.Client.PostAsync(new Uri("/api/v1/alarms/a/resolve", UriKind.Relative), content);
        (await response.ProblemAsync(400)).ShouldBe([field]);
        Host.Alarms.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Body_ThatIsTooLarge_IsRefused()
    {
        using var response = await Host.Post("/api/v1/alarms/a/resolve", new { why = new string('x', 70_000) });
        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Standing_IsWhatTheHubTells_AndPartOfTheSnapshot()
    {
        var standing = await Eventually.Is(() => Host.Get("/api/v1/alarms/standing"), response => response.IsSuccessStatusCode);
        var view = await standing.JsonAsync(200);
        view.GetProperty("epoch").GetString().ShouldBe("life");
        view.GetProperty("teams")[0].GetRawText().ShouldNotContain("example.org");
        view.GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("id").GetString()).ShouldBe(["safety", "drop", "silence"]);

        using var grid = await Host.Get("/api/v1/grid");
        (await grid.JsonAsync(200)).GetProperty("alarms").GetRawText().ShouldBe(view.GetRawText());
    }

    [Fact]
    public async Task Judgements_CountEverySubject_AndNameThoseAskedFor()
    {
        Host.Alarms.Judgements =
        [
            Judged(SmallGrid.Codes[0], Judgement.Healthy), Judged(SmallGrid.Codes[1], Judgement.NotEnough),
            Judged(SmallGrid.Codes[2], Judgement.NoData), Judged(SmallGrid.Codes[3], Judgement.NoData), Judged(SmallGrid.Codes[4], Judgement.Worse),
        ];
        using var response = await Host.Get("/api/v1/alarms/judgements?judgement=noData,notEnough");

        var list = await response.JsonAsync(200);
        var counts = list.GetProperty("counts")[0];
        (Count("worse"), Count("healthy"), Count("notEnough"), Count("noData")).ShouldBe((1, 1, 1, 2));
        list.GetProperty("subjects").EnumerateArray().Select(subject => subject.GetProperty("judgement").GetString()).ShouldBe(["noData", "noData", "notEnough"]);

        int Count(string name) => counts.GetProperty(name).GetInt32();
    }

    [Fact]
    public async Task Judgements_OfAnUnknownKind_AreRefusedWithTheNamesAsTheyAreWritten()
    {
        using var response = await Host.Get("/api/v1/alarms/judgements?judgement=fine");

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Any of noData, notEnough, healthy, worse.");
    }

    [Fact]
    public async Task Judgements_OfARuleThatIsNot_AreRefused()
    {
        using var response = await Host.Get("/api/v1/alarms/judgements?rule=zzz");

        (await response.ProblemAsync(400)).ShouldBe(["rule"]);
    }

    private static JudgedSubject Judged(string code, Judgement judgement) => new("drop", new(GridLevel.Location, code), judgement, FakeAlarms.Figures);

    private static IEnumerable<string> Ids(JsonElement alarms) => alarms.EnumerateArray().Select(alarm => alarm.GetProperty("id").GetString()!);
}

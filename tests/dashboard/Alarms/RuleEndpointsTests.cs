using System.Net;
using System.Text.Json;
using Kazva.Alarms;
using Kazva.Alarms.Rules;
using Kazva.TestKit;

namespace Kazva.Dashboard.Tests.Alarms;

public sealed class RuleEndpointsTests : AlarmTests
{
    [Fact]
    public async Task List_HasTheRulesAsTheyAreSaved()
    {
        using var response = await Host.Get("/api/v1/alarms/rules");

        var rules = (await response.JsonAsync(200)).GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("rule")).ToList();
        rules.Select(rule => rule.GetProperty("id").GetString()).ShouldBe(["drop", "safety", "silence"]);
        rules[0].GetProperty("drop").GetProperty("windows").EnumerateArray().Select(window => window.GetString())
            .ShouldBe(["1h", "6h", "24h", "3d", "7d", "14d", "28d"]);

        // What was read can be sent back as it is.
        foreach (var rule in rules)
        {
            using var saved = await Host.Put($"/api/v1/alarms/rules/{rule.GetProperty("id").GetString()}", rule);
            saved.StatusCode.ShouldBe(HttpStatusCode.OK, await saved.Content.ReadAsStringAsync());
        }
        var sent = Host.Alarms.Asked.OfType<AlarmRule>().ToDictionary(rule => rule.Id, StringComparer.Ordinal);
        var shipped = DefaultRules.For(team: null).ToDictionary(rule => rule.Id, StringComparer.Ordinal);
        sent["drop"].Drop!.Windows.ShouldBe(shipped["drop"].Drop!.Windows);
        sent["silence"].Silence.ShouldBe(shipped["silence"].Silence);
        sent["safety"].Lane.ShouldBe(AlarmLane.Safety);
    }

    [Fact]
    public async Task Save_WithManyMistakes_NamesAllOfThem()
    {
        using var response = await Host.Put("/api/v1/alarms/rules/mine", new
        {
            id = "other",
            name = new { en = "Mine" },
            scope = new { kind = "categories", ids = new[] { "nowhere" } },
            team = "nobody",
            drop = new { measure = "dissatisfied", windows = new[] { "24h" }, level = new { margin = 0.1 }, confidence = 0.8, clear = 0.9, minCount = 0 },
        });
        (await response.ProblemAsync(400)).ShouldBe(["scope.ids[0]", "team", "drop.clear", "drop.minCount", "id"]);
        Host.Alarms.Asked.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"windows":["1 day"]}""", "drop.windows[0]")]
    [InlineData("""{"measure":"colour"}""", "drop.measure")]
    [InlineData("""{"confidence":"0.9"}""", "drop.confidence")]
    [InlineData("""{"colour":1}""", "drop.colour")]
    public async Task Save_WithAValueOfAnotherKind_NamesIt(string drop, string field)
    {
        using var response = await Host.Put("/api/v1/alarms/rules/mine", new { drop = JsonElement.Parse(drop) });
        (await response.ProblemAsync(400)).ShouldBe([field]);
    }

    [Fact]
    public async Task Save_WithoutWhatIsMeasuredAndAgainstWhat_NamesBoth()
    {
        var drop = new { windows = new[] { "24h" }, level = new { }, confidence = 0.9, clear = 0.5, minCount = 4 };
        using var response = await Host.Put("/api/v1/alarms/rules/mine", new { name = new { en = "Mine" }, scope = new { kind = "everyLocation" }, drop });
        (await response.ProblemAsync(400)).ShouldBe(["drop.measure", "drop.level"]);
        Host.Alarms.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Save_WhenAWebhookIsOutOfReach_IsDoneWithAWarning()
    {
        Host.Reach.CutOff.Add("crew/1");
        using var response = await Host.Put("/api/v1/alarms/rules/mine", new
        {
            name = new { en = "Mine" },
            scope = new { kind = "everyLocation" },
            team = "crew",
            safety = new { },
        });

        var warning = (await response.JsonAsync(200)).GetProperty("warnings").EnumerateArray().ShouldHaveSingleItem();
        warning.GetProperty("path").GetString().ShouldBe("team");
        var message = warning.GetProperty("message").GetString()!;
        message.ShouldContain("https://hooks.example.org/…");
        message.ShouldNotContain("secret");
        Host.Alarms.Asked.OfType<AlarmRule>().ShouldHaveSingleItem().Team.ShouldBe("crew");
    }

    [Fact]
    public async Task Remove_OfARule_IsDoneOnce()
    {
        using var removed = await Host.Client.DeleteAsync(new Uri("/api/v1/alarms/rules/drop", UriKind.Relative));
        removed.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        Host.Alarms.Reply = new(AlarmReplyOutcome.Unknown);
        using var again = await Host.Client.DeleteAsync(new Uri("/api/v1/alarms/rules/drop", UriKind.Relative));
        await again.ProblemAsync(404);
    }

    [Fact]
    public async Task Backtest_OfADangerRule_TellsWhereItWouldHaveFired()
    {
        Host.Log.Danger(SmallGrid.Playground, DateTimeOffset.UtcNow.AddDays(-2));
        using var response = await Host.Post("/api/v1/alarms/backtest", new
        {
            days = 7,
            rule = new { name = new { en = "Mine" }, scope = new { kind = "everyLocation" }, safety = new { } },
        });

        var answer = await response.JsonAsync(200);
        answer.GetProperty("fired").GetInt32().ShouldBe(1);
        answer.GetProperty("perWeek").GetDouble().ShouldBe(1, 0.001);
        var alarm = answer.GetProperty("alarms").EnumerateArray().ShouldHaveSingleItem();
        alarm.GetProperty("subject").GetProperty("id").GetString().ShouldBe(SmallGrid.Playground);
        alarm.GetProperty("resolvedAt").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Backtest_AskedWrongly_NamesTheFieldsOfTheRuleToo()
    {
        using var response = await Host.Post("/api/v1/alarms/backtest", new { days = 1000, rule = new { name = new { en = "Mine" }, scope = new { kind = "everyLocation" } } });
        (await response.ProblemAsync(400)).ShouldBe(["days", "rule"]);
    }

    [Fact]
    public async Task Backtest_WhileAnotherRuns_IsAskedToWait_AndItsEndFreesTheTurn()
    {
        var body = new { days = 7, rule = new { name = new { en = "Mine" }, scope = new { kind = "everyLocation" }, safety = new { } } };
        Host.Log.Hold();
        using var gone = new CancellationTokenSource();
        var first = Host.Client.PostAsync(new Uri("/api/v1/alarms/backtest", UriKind.Relative), System.Net.Http.Json.JsonContent.Create(body), gone.Token);
        await Host.Log.Reading;

        using (var second = await Host.Post("/api/v1/alarms/backtest", body)) await second.ProblemAsync(429);

        await gone.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(first);
        await Host.Log.Left;
        Host.Log.Release();
        using var third = await Eventually.Is(() => Host.Post("/api/v1/alarms/backtest", body), response => response.StatusCode != HttpStatusCode.TooManyRequests);
        await third.JsonAsync(200);
    }
}

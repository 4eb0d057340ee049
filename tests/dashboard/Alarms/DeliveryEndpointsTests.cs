using Kazva.Alarms.Delivery;

namespace Kazva.Dashboard.Tests.Alarms;

public sealed class DeliveryEndpointsTests : AlarmTests
{
    [Fact]
    public async Task Log_ByState_HasTheNewestFirst()
    {
        Host.Outbox.Add(FakeOutbox.Row("a", NotificationState.Dead, 1));
        Host.Outbox.Add(FakeOutbox.Row("b", NotificationState.Dead, 2));
        Host.Outbox.Add(FakeOutbox.Row("c", NotificationState.Delivered, 3));
        using var response = await Host.Get("/api/v1/alarms/deliveries?state=dead");

        var log = await response.JsonAsync(200);
        log.GetProperty("deliveries").EnumerateArray().Select(row => row.GetProperty("id").GetString()).ShouldBe(["b", "a"]);
        log.GetRawText().ShouldNotContain("ivan@example.org");
        using var wrong = await Host.Get("/api/v1/alarms/deliveries?state=lost");
        (await wrong.ProblemAsync(400)).ShouldBe(["state"]);
    }

    [Fact]
    public async Task Retry_OfADeadLetter_PutsItIntoTheOutboxAndWakesTheChannel()
    {
        Host.Outbox.Add(FakeOutbox.Row("alarm/1/crew/ivan/1", NotificationState.Dead));
        using var response = await Host.Post("/api/v1/alarms/deliveries/alarm%2F1%2Fcrew%2Fivan%2F1/retry");

        (await response.JsonAsync(202)).GetProperty("state").GetString().ShouldBe("waiting");
        var row = Host.Outbox.Rows["alarm/1/crew/ivan/1"];
        (row.State, row.Attempts, row.SettledAt).ShouldBe((NotificationState.Waiting, 0, null));
        Host.Grains.Woken.ShouldHaveSingleItem().ShouldBe("smallville/crew/ivan/1");
    }

    [Fact]
    public async Task Retry_OfWhatIsNotDead_ChangesNothing()
    {
        Host.Outbox.Add(FakeOutbox.Row("a", NotificationState.Delivered));
        using var delivered = await Host.Post("/api/v1/alarms/deliveries/a/retry");
        await delivered.ProblemAsync(409);
        using var unknown = await Host.Post("/api/v1/alarms/deliveries/none/retry");
        await unknown.ProblemAsync(404);
        Host.Outbox.Rows["a"].State.ShouldBe(NotificationState.Delivered);
        Host.Grains.Woken.ShouldBeEmpty();
    }

    [Fact]
    public async Task Teams_AreToldWithoutAddressesOrSecrets()
    {
        using var response = await Host.Get("/api/v1/teams");

        var teams = await response.JsonAsync(200);
        var team = teams.GetProperty("teams").EnumerateArray().ShouldHaveSingleItem();
        team.GetProperty("channels")[0].GetProperty("address").GetString().ShouldBe("https://hooks.example.org/…");
        team.GetProperty("members")[0].GetProperty("channels")[0].GetProperty("address").GetString().ShouldBe("i…@example.org");
        team.GetProperty("escalation")[0].GetProperty("after").GetString().ShouldBe("10m");
        foreach (var secret in new[] { "ivan@", "secret", "word", "key=1" }) teams.GetRawText().ShouldNotContain(secret);
    }

    [Fact]
    public async Task Test_OfAChannel_IsPutIntoTheOutboxAndSentAtOnce()
    {
        using var response = await Host.Post("/api/v1/teams/crew/channels/test", new { channel = "crew/ivan/1" });

        await response.JsonAsync(202);
        var row = Host.Outbox.Rows.Values.ShouldHaveSingleItem();
        (row.Alarm, row.Team, row.Member, row.Channel, row.State, row.Urgent).ShouldBe((null, "crew", "ivan", "crew/ivan/1", NotificationState.Waiting, true));
        Host.Grains.Woken.ShouldHaveSingleItem().ShouldBe("smallville/crew/ivan/1");
    }

    [Fact]
    public async Task Test_OfAnUnknownChannelOrTeam_IsRefused()
    {
        using var channel = await Host.Post("/api/v1/teams/crew/channels/test", new { channel = "crew/9" });
        (await channel.ProblemAsync(400)).ShouldBe(["channel"]);
        using var team = await Host.Post("/api/v1/teams/none/channels/test", new { channel = "crew/1" });
        await team.ProblemAsync(404);
        Host.Outbox.Rows.ShouldBeEmpty();
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Kazva.Alarms.Delivery;
using Kazva.Dashboard.Tests.Kit;
using Kazva.Dashboard.Tests.SignIn;
using Kazva.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Kazva.Dashboard.Tests.Alarms;

/// <summary>Alarms through the whole program, by those who have signed in and those who have a link.</summary>
public sealed class ServedAlarmTests : TwoOrganisations
{
    private protected override string[] Settings => ["--Kazva:PublicStaffUrl=http://alarms.example/"];

    [Fact]
    public async Task Danger_ReportedByACitizen_IsToldByTheHubAndIsInEveryView()
    {
        using var ana = await Server.SignInAsync(Ana);
        await StaffView.Of(ana.Http);
        await using var screen = await GridListener.ConnectAsync(Server.Staff, cookie: ana.Cookie);
        var alarm = await Fire(screen);

        alarm.GetProperty("state").GetString().ShouldBe("firing");
        var id = alarm.GetProperty("id").GetString();
        (await Alarms(ana, "/api/v1/alarms?state=firing")).ShouldHaveSingleItem().GetProperty("id").GetString().ShouldBe(id);
        var location = await ana.Http.GetFromJsonAsync<JsonElement>(At($"/api/v1/locations/{SmallGrid.Playground}"));
        location.GetProperty("alarms").EnumerateArray().ShouldHaveSingleItem().GetProperty("id").GetString().ShouldBe(id);
        (await ana.Http.GetFromJsonAsync<JsonElement>(At("/api/v1/organisation"))).GetProperty("alarms").GetArrayLength().ShouldBe(0);
        var grid = await ana.Http.GetFromJsonAsync<JsonElement>(At("/api/v1/grid"));
        grid.GetProperty("alarms").GetProperty("alarms")[0].GetProperty("id").GetString().ShouldBe(id);
    }

    [Fact]
    public async Task Alarm_OfTheOtherOrganisation_DoesNotExist()
    {
        using var ana = await Server.SignInAsync(Ana);
        using var ben = await Server.SignInAsync(Ben);
        await StaffView.Of(ana.Http);
        await StaffView.Of(ben.Http);
        await using var anas = await GridListener.ConnectAsync(Server.Staff, cookie: ana.Cookie);
        await using var bens = await GridListener.ConnectAsync(Server.Staff, cookie: ben.Cookie);
        var id = Uri.EscapeDataString((await Fire(anas)).GetProperty("id").GetString()!);

        foreach (var act in new[] { "acknowledge", "resolve", "silence" })
        {
            using var refused = await ben.Http.PostAsJsonAsync(
                At($"/api/v1/alarms/{id}/{act}"),
                act == "silence" ? new { until = DateTimeOffset.UtcNow.AddHours(1), reason = "Mine." } : (object)new { why = "Mine." });
            refused.StatusCode.ShouldBe(HttpStatusCode.NotFound, act);
        }
        (await ben.Http.GetAsync(At($"/api/v1/alarms/{id}"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Alarms(ben, "/api/v1/alarms")).ShouldBeEmpty();
        (await Alarms(ana, "/api/v1/alarms?state=firing")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task TwoPeople_AcknowledgingAtOnce_AreToldWhoWasFirst()
    {
        await Server.AddStaffAsync("carl");
        using var ana = await Server.SignInAsync(Ana);
        using var carl = await Server.SignInAsync("carl");
        await StaffView.Of(ana.Http);
        await using var screen = await GridListener.ConnectAsync(Server.Staff, cookie: ana.Cookie);
        var id = Uri.EscapeDataString((await Fire(screen)).GetProperty("id").GetString()!);

        var answers = await Task.WhenAll(new[] { ana, carl }.Select(who => who.Http.PostAsync(At($"/api/v1/alarms/{id}/acknowledge"), content: null)));

        answers.Select(answer => answer.StatusCode).ShouldBe([HttpStatusCode.OK, HttpStatusCode.Conflict], ignoreOrder: true);
        var first = answers[0].StatusCode == HttpStatusCode.OK ? Ana : "carl";
        foreach (var answer in answers)
            (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("transition").GetProperty("who").GetString().ShouldBe(first);
        (await screen.NextAlarm()).GetProperty("alarms")[0].GetProperty("acknowledgedBy").GetString().ShouldBe(first);
    }

    [Fact]
    public async Task Link_OfAMessage_AcknowledgesWithoutSignIn_AndOnlyByATap()
    {
        using var ana = await Server.SignInAsync(Ana);
        await StaffView.Of(ana.Http);
        await using var screen = await GridListener.ConnectAsync(Server.Staff, cookie: ana.Cookie);
        var id = (await Fire(screen)).GetProperty("id").GetString()!;
        var link = At(Server.Services.GetRequiredService<IAcknowledgeLinks>().Make(SmallGrid.Id, id, "Ivan")!.AbsolutePath);

        using (var shown = await Server.Staff.GetAsync(link)) shown.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Alarms(ana, "/api/v1/alarms?state=firing")).Count.ShouldBe(1);
        using (var citizens = await Server.Citizens.GetAsync(link)) citizens.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using (var tapped = await Server.Staff.PostAsync(link, content: null)) tapped.StatusCode.ShouldBe(HttpStatusCode.OK);

        (await Alarms(ana, "/api/v1/alarms?state=acknowledged")).ShouldHaveSingleItem().GetProperty("acknowledgedBy").GetString().ShouldBe("Ivan");
        using (var again = await Server.Staff.PostAsync(link, content: null)) again.StatusCode.ShouldBe(HttpStatusCode.OK);
        using (var forged = await Server.Staff.PostAsync(At($"{link}x"), content: null)) forged.StatusCode.ShouldBe(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task EveryRoute_WithoutSignIn_IsRefused()
    {
        foreach (var path in new[] { "alarms", "alarms/standing", "alarms/rules", "alarms/silences", "alarms/judgements", "alarms/deliveries", "teams" })
            (await Server.Staff.GetAsync(At($"/api/v1/{path}"))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, path);
        foreach (var path in new[] { "alarms/x/acknowledge", "alarms/backtest", "teams/x/channels/test" })
            (await Server.Staff.PostAsync(At($"/api/v1/{path}"), content: null)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, path);
    }

    /// <summary>A citizen reports a danger at the playground.</summary>
    /// <returns>The alarm as the hub tells it.</returns>
    private async Task<JsonElement> Fire(GridListener screen)
    {
        await Server.Citizens.Accepted(SmallGrid.Playground, 2, more: new { answers = new { problem = new[] { "broken" } } });
        return (await screen.NextAlarm()).GetProperty("alarms")[0];
    }

    private static async Task<List<JsonElement>> Alarms(StaffBrowser who, string path) =>
        [.. (await who.Http.GetFromJsonAsync<JsonElement>(At(path))).GetProperty("alarms").EnumerateArray()];
}

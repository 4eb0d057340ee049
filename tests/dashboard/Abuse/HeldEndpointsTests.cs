using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Kazva.Dashboard.Tests.Alarms;
using Kazva.Dashboard.Tests.SignIn;
using Kazva.TestKit;

namespace Kazva.Dashboard.Tests.Abuse;

/// <summary>What staff see of what is held, and what they decide, through the whole program.</summary>
public sealed class HeldEndpointsTests : TwoOrganisations
{
    private protected override string[] Settings => ["--Kazva:Abuse:RepeatWithin=00:10:00"];

    [Fact]
    public async Task Held_Repeats_AreListedNewestFirstWithWhyAndHowMany()
    {
        using var ana = await Server.SignInAsync(Ana);
        await Send(3);

        var page = await Held(ana, "");
        page.GetProperty("waiting").GetInt32().ShouldBe(2);
        var rows = page.GetProperty("submissions").EnumerateArray().ToList();
        rows.Select(row => row.GetProperty("n").GetInt32()).ShouldBe([3, 2]);
        rows.ShouldAllBe(row => row.GetProperty("held").GetString() == "repeat");
        rows[0].GetProperty("comment").GetString().ShouldBe("Тел. •••");
        (await Held(ana, "?state=counted")).GetProperty("submissions").EnumerateArray().ShouldHaveSingleItem().GetProperty("n").GetInt32().ShouldBe(1);

        var first = await Held(ana, "?limit=1");
        var next = first.GetProperty("next").GetString()!;
        (await Held(ana, $"?limit=1&before={Uri.EscapeDataString(next)}")).GetProperty("submissions").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Decision_IsRecordedWithWhoAndWhy_AndTheSecondIsToldWhoWasFirst()
    {
        await Server.AddStaffAsync("carl");
        using var ana = await Server.SignInAsync(Ana);
        using var carl = await Server.SignInAsync("carl");
        await Send(2);

        using var made = await ana.Http.PostAsJsonAsync(One(2, "release"), new { why = "Класът на 5б" });
        var decision = (await made.JsonAsync(200)).GetProperty("decision");
        (decision.GetProperty("who").GetString(), decision.GetProperty("why").GetString(), decision.GetProperty("change").GetInt32()).ShouldBe((Ana, "Класът на 5б", 1));
        using var again = await ana.Http.PostAsync(One(2, "release"), content: null);
        (await again.JsonAsync(200)).GetProperty("decision").GetProperty("number").GetInt64().ShouldBe(decision.GetProperty("number").GetInt64());
        using var second = await carl.Http.PostAsync(One(2, "reject"), content: null);
        var first = (await second.JsonAsync(409)).GetProperty("decision");
        first.GetProperty("who").GetString().ShouldBe(Ana);
        first.GetProperty("verdict").GetString().ShouldBeOneOf("released", "rejected");
        using var instead = await carl.Http.PostAsJsonAsync(One(2, "reject"), new { instead = decision.GetProperty("number").GetInt64() });
        (await instead.JsonAsync(200)).GetProperty("decision").GetProperty("change").GetInt32().ShouldBe(-1);

        var trail = (await Held(ana, "?state=decided")).GetProperty("submissions").EnumerateArray().ToList();
        trail.Select(row => (row.GetProperty("decision").GetProperty("who").GetString(), row.GetProperty("stands").GetBoolean())).ShouldBe([("carl", true), (Ana, false)]);
        var location = await ana.Http.GetFromJsonAsync<JsonElement>(At($"/api/v1/locations/{SmallGrid.Playground}"));
        location.GetProperty("windows").GetProperty("1h").GetProperty("count").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Decision_OfAllThatIsShown_IsOneRequest()
    {
        using var ana = await Server.SignInAsync(Ana);
        await Send(4);
        using var made = await ana.Http.PostAsJsonAsync(At("/api/v1/held/release"), new { location = SmallGrid.Playground, numbers = new[] { 2, 3, 4, 1, 99 } });
        (await made.JsonAsync(200)).GetProperty("decisions").EnumerateArray().Select(d => d.GetProperty("outcome").GetString())
            .ShouldBe(["decided", "decided", "decided", "counts", "unknown"]);
        (await Held(ana, "")).GetProperty("waiting").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task Decision_AboutTheOtherOrganisationsSubmission_DoesNotExist()
    {
        using var ben = await Server.SignInAsync(Ben);
        await Send(2);
        (await ben.Http.PostAsync(One(2, "reject"), content: null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Held(ben, "")).GetProperty("waiting").GetInt32().ShouldBe(0);
        (await ben.Http.PostAsJsonAsync(At("/api/v1/held/reject"), new { location = SmallGrid.Playground, numbers = new[] { 2 } })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task BadInput_IsNamed_AndChangesNothing()
    {
        using var ana = await Server.SignInAsync(Ana);
        await Send(2);
        (await (await ana.Http.GetAsync(At("/api/v1/held?state=all"))).ProblemAsync(400)).ShouldBe(["state"]);
        (await (await ana.Http.GetAsync(At("/api/v1/held?limit=0"))).ProblemAsync(400)).ShouldBe(["limit"]);
        (await (await ana.Http.PostAsJsonAsync(One(2, "reject"), new { why = new string('x', 501) })).ProblemAsync(400)).ShouldBe(["why"]);
        (await (await ana.Http.PostAsJsonAsync(One(2, "reject"), new { wy = "x" })).ProblemAsync(400)).ShouldBe(["wy"]);
        (await (await ana.Http.PostAsJsonAsync(At("/api/v1/held/reject"), new { location = SmallGrid.Playground, numbers = Array.Empty<int>() })).ProblemAsync(400)).ShouldBe(["numbers"]);
        (await ana.Http.PostAsync(One(9, "reject"), content: null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await ana.Http.PostAsync(At($"/api/v1/submissions/{SmallGrid.Playground}/two/reject"), content: null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await ana.Http.PostAsync(One(1, "release"), content: null)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await Held(ana, "")).GetProperty("waiting").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task EveryRoute_WithoutSignIn_IsRefused()
    {
        (await Server.Staff.GetAsync(At("/api/v1/held"))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await Server.Staff.PostAsync(One(1, "reject"), content: null)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await Server.Staff.PostAsync(At("/api/v1/held/reject"), content: null)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private async Task Send(int times)
    {
        for (var i = 0; i < times; i++) await Server.Citizens.Accepted(SmallGrid.Playground, 9, more: new { comment = "Тел. 0888123456" });
    }

    private static Uri One(long n, string act) => At($"/api/v1/submissions/{SmallGrid.Playground}/{n}/{act}");

    private static async Task<JsonElement> Held(StaffBrowser who, string query) => await who.Http.GetFromJsonAsync<JsonElement>(At($"/api/v1/held{query}"));
}

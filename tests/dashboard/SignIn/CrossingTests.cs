using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Kazva.Dashboard.Tests.Kit;
using Kazva.RollUp;
using Kazva.TestKit;

namespace Kazva.Dashboard.Tests.SignIn;

/// <summary>Who works for one organisation tries to cross over to the other, by every way that there is.</summary>
public sealed class CrossingTests : TwoOrganisations
{
    [Fact]
    public async Task Me_OfEach_IsTheirOwn()
    {
        using var ana = await Server.SignInAsync(Ana);
        using var ben = await Server.SignInAsync(Ben.ToUpperInvariant());
        var me = await ana.Http.GetFromJsonAsync<JsonElement>(At("/api/v1/me"));
        (me.GetProperty("name").GetString(), me.GetProperty("organisation").GetString()).ShouldBe((Ana, SmallGrid.Id));
        (await ben.Http.GetFromJsonAsync<JsonElement>(At("/api/v1/me"))).GetProperty("organisation").GetString().ShouldBe(Other);
    }

    [Fact]
    public async Task EveryRoute_ThatNamesTheOtherOrganisation_IsAnsweredAsForOneThatDoesNotExist()
    {
        using var ana = await Server.SignInAsync(Ana);
        await StaffView.Of(ana.Http);
        foreach (var path in new[] { "grid", "organisation", "settlements/one", "categories/stops", $"locations/{SmallGrid.Stop}", $"locations/{OtherCodes[0]}" })
        {
            var other = await Answer(ana, $"/api/v1/{path}?organisation={Other}");
            other.Status.ShouldBe(HttpStatusCode.NotFound, path);
            (await Answer(ana, $"/api/v1/{path}?organisation=nowhere")).ShouldBe(other);
            other.Body.ShouldNotContain(Other);
        }
    }

    [Fact]
    public async Task Plate_OfTheOtherOrganisation_IsAnsweredAsOneThatDoesNotExist()
    {
        using var ana = await Server.SignInAsync(Ana);
        foreach (var code in OtherCodes)
            (await Answer(ana, $"/api/v1/locations/{code}")).ShouldBe(await Answer(ana, "/api/v1/locations/NOSUCH"));
    }

    [Fact]
    public async Task Snapshot_OfEach_HoldsNothingOfTheOther()
    {
        using var ana = await Server.SignInAsync(Ana);
        using var ben = await Server.SignInAsync(Ben);
        await StaffView.Of(ana.Http);
        await StaffView.Of(ben.Http);
        HoldsOnly(await ana.Http.GetStringAsync(At("/api/v1/grid")), SmallGrid.Codes, OtherCodes, Other);
        HoldsOnly(await ben.Http.GetStringAsync(At("/api/v1/grid")), OtherCodes, SmallGrid.Codes, SmallGrid.Id);
    }

    [Fact]
    public async Task Figures_WhenTheOtherOrganisationIsAnswered_DoNotMove()
    {
        using var ana = await Server.SignInAsync(Ana);
        using var ben = await Server.SignInAsync(Ben);
        await StaffView.Of(ana.Http);
        await StaffView.Of(ben.Http);
        await using var anas = await GridListener.ConnectAsync(Server.Staff, cookie: ana.Cookie);
        await using var bens = await GridListener.ConnectAsync(Server.Staff, cookie: ben.Cookie);

        for (var i = 0; i < 5; i++) await Server.Citizens.Accepted(OtherCodes[i], 1, more: new { comment = "за съседите" });
        await bens.ChangesUntil(HasOrganisation(Other, 5));
        await StaffView.WithCount(ben.Http, 5);
        var unmoved = await StaffView.WithCount(ana.Http, 0);
        unmoved.Latest.ShouldBeEmpty();
        unmoved.States.ShouldAllBe(state => state.Windows.Quarter.Count == 0);

        await Server.Citizens.Accepted(SmallGrid.Playground, 10);
        var levels = new HashSet<GridLevel>();
        var heard = await anas.ChangesUntil(batch =>
        {
            levels.UnionWith(batch.States.Where(state => state.Windows.Quarter.Count > 0).Select(state => state.Kind));
            return levels.Count == 4;
        });
        var moved = heard.SelectMany(batch => batch.States).Where(state => state.Windows.Quarter.Count > 0).ToList();
        moved.ShouldAllBe(state => state.Windows.Quarter.Count == 1);
        moved.Where(state => state.Kind == GridLevel.Location).ShouldAllBe(state => state.Id == SmallGrid.Playground);
        (await anas.NextComment()).Location.ShouldBe(SmallGrid.Playground);
        anas.HasHeardNothing.ShouldBeTrue();
        (await Answer(ana, "/api/v1/settlements/one")).Body.ShouldContain("\"count\":1,\"mean\":10");
        (await StaffView.WithCount(ben.Http, 5))[GridLevel.Settlement, "one"].Windows.Hour.Histogram[9].ShouldBe(0);
    }

    [Fact]
    public async Task Screen_ThatAsksForTheOtherOrganisation_IsClosed()
    {
        using var ana = await Server.SignInAsync(Ana);
        await using var screen = await GridListener.ConnectAsync(Server.Staff, query: $"organisation={Other}", cookie: ana.Cookie);
        await screen.Closed;
        screen.HasHeardNothing.ShouldBeTrue();
    }

    private static Func<HubChanges, bool> HasOrganisation(string id, int count) =>
        batch => batch.States.Any(state => state.Kind == GridLevel.Organisation && state.Id == id && state.Windows.Quarter.Count == count);

    private static void HoldsOnly(string snapshot, IEnumerable<string> own, IEnumerable<string> others, string other)
    {
        foreach (var code in own) snapshot.ShouldContain(code);
        foreach (var code in others) snapshot.ShouldNotContain(code);
        snapshot.ShouldNotContain(other);
    }

    /// <summary>What somebody is answered, without what differs between any two answers.</summary>
    private static async Task<(HttpStatusCode Status, string Body)> Answer(StaffBrowser browser, string path)
    {
        using var response = await browser.Http.GetAsync(At(path));
        var body = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, body.Split(",\"traceId\"", 2)[0]);
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Kazva.Dashboard.Tests.SignIn;
using Kazva.TestKit;

namespace Kazva.Dashboard.Tests.Actions;

/// <summary>What one organisation has done is not for the staff of another, nor for those who have not signed in.</summary>
public sealed class OtherOrganisationTests : TwoOrganisations
{
    [Fact]
    public async Task Action_OfTheOtherOrganisation_DoesNotExist_AndWhoPublishedItIsKept()
    {
        using var ana = await Server.SignInAsync(Ana);
        using var ben = await Server.SignInAsync(Ben);
        using var published = await ana.Http.PostAsJsonAsync(At("/api/v1/actions"), Swings(SmallGrid.Playground));
        var action = await published.Content.ReadFromJsonAsync<JsonElement>();
        action.GetProperty("who").GetString().ShouldBe(Ana);
        var id = action.GetProperty("id").GetGuid();

        (await ben.Http.GetAsync(At($"/api/v1/actions/{id}"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await ben.Http.PostAsJsonAsync(At($"/api/v1/actions/{id}/withdraw"), new { number = 1 })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await ben.Http.GetFromJsonAsync<JsonElement>(At("/api/v1/actions"))).GetProperty("actions").GetArrayLength().ShouldBe(0);
        (await ben.Http.PostAsJsonAsync(At("/api/v1/actions"), Swings(SmallGrid.Playground))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Server.Staff.GetAsync(At("/api/v1/actions"))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static object Swings(string code) =>
        new { place = new { level = "location", id = code }, text = new { bg = "Нови люлки." }, doneAt = DateTimeOffset.UtcNow.AddDays(-1) };
}

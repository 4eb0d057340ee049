using System.Text.Json;
using Kazva.Dashboard.Tests.Alarms;
using Kazva.Dashboard.Tests.Kit;
using Kazva.TestKit;

namespace Kazva.Dashboard.Tests.Actions;

/// <summary>What staff may say was done, and what they are told when they say it wrongly.</summary>
public sealed class ActionEndpointsTests : ServedTests
{
    private static readonly DateTimeOffset Yesterday = DateTimeOffset.UtcNow.AddDays(-1);

    [Fact]
    public async Task Action_SaidWrongly_NamesEveryField()
    {
        using var nothing = await Post(new { });
        (await nothing.ProblemAsync(400)).ShouldBe(["place", "text.bg", "doneAt"], ignoreOrder: true);
        using var wrong = await Post(new
        {
            id = Guid.Empty,
            place = new { level = "location", id = "NOWHERE" },
            text = new { bg = " ", en = new string('a', 501), de = "Neue Schaukeln" },
            doneAt = DateTimeOffset.UtcNow.AddHours(1),
        });
        (await wrong.ProblemAsync(400)).ShouldBe(["id", "place", "text.bg", "text.en", "text.de", "doneAt"], ignoreOrder: true);
        (await Get("/api/v1/actions")).GetProperty("actions").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("""{"level":"category","id":"playgrounds"}""", "place")]
    [InlineData("""{"level":"organisation","id":"smallville"}""", "place")]
    [InlineData("""{"level":"settlementCategory","id":"one"}""", "place")]
    [InlineData("""{"level":"village","id":"one"}""", "place.level")]
    [InlineData("""{"id":"one"}""", "place")]
    [InlineData("7", "place")]
    public async Task Place_ThatNothingIsDoneFor_IsRefused(string place, string field)
    {
        using var response = await PostJson($$"""{"place":{{place}},"text":{"bg":"Нови люлки."},"doneAt":"2026-05-01T00:00:00Z"}""");
        (await response.ProblemAsync(400)).ShouldBe([field]);
    }

    [Theory]
    [InlineData("""{"bg":"Нови\nлюлки."}""", "text.bg")]
    [InlineData("""{"bg":"Нови \u202eлюлки."}""", "text.bg")]
    [InlineData("""{"bg":"Нови \u2066люлки."}""", "text.bg")]
    [InlineData("""{"bg":null}""", "text.bg")]
    [InlineData("""{"en":"New swings."}""", "text.bg")]
    [InlineData("""["Нови люлки."]""", "text")]
    [InlineData("""{"bg":7}""", "text.bg")]
    public async Task Text_ThatCannotBeShown_IsRefused(string text, string field)
    {
        using var response = await PostJson($$"""{"place":{"level":"settlement","id":"one"},"text":{{text}},"doneAt":"2026-05-01T00:00:00Z"}""");
        (await response.ProblemAsync(400)).ShouldBe([field]);
    }

    [Theory]
    [InlineData("\"0001-01-01T00:00:00Z\"")]
    [InlineData("\"9999-12-31T23:59:59Z\"")]
    [InlineData("\"2026-05-01T00:00:00\"")]
    [InlineData("\"yesterday\"")]
    [InlineData("null")]
    public async Task Time_ThatCannotBe_IsRefused(string doneAt)
    {
        using var response = await PostJson($$"""{"place":{"level":"settlement","id":"one"},"text":{"bg":"Нови люлки."},"doneAt":{{doneAt}}}""");
        (await response.ProblemAsync(400)).ShouldBe(["doneAt"]);
    }

    [Fact]
    public async Task Change_WithoutTheNumberThatWasSeen_IsRefused()
    {
        using var published = await Post(Swings());
        var id = (await published.JsonAsync(201)).GetProperty("id").GetGuid();
        using var edited = await Server.Staff.PutAsync(At($"/api/v1/actions/{id}"), Json("""{"text":{"bg":"Люлки."},"doneAt":"2026-05-01T00:00:00Z"}"""));
        (await edited.ProblemAsync(400)).ShouldBe(["number"]);
        using var withdrawn = await Server.Staff.PostAsync(At($"/api/v1/actions/{id}/withdraw"), Json("""{"number":2147483647}"""));
        (await withdrawn.ProblemAsync(400)).ShouldBe(["number"]);
        using var unseen = await Server.Staff.PostAsync(At($"/api/v1/actions/{id}/withdraw"), Json("""{"number":2}"""));
        await unseen.ProblemAsync(409);
    }

    [Fact]
    public async Task Withdrawn_Action_IsNotChangedAnyMore_AndWithdrawnTwiceIsTheSame()
    {
        using var published = await Post(Swings());
        var id = (await published.JsonAsync(201)).GetProperty("id").GetGuid();
        for (var i = 0; i < 2; i++)
        {
            using var withdrawn = await Server.Staff.PostAsync(At($"/api/v1/actions/{id}/withdraw"), Json("""{"number":1}"""));
            (await withdrawn.JsonAsync(200)).GetProperty("number").GetInt32().ShouldBe(2);
        }
        using var edited = await Server.Staff.PutAsync(At($"/api/v1/actions/{id}"), Json("""{"number":2,"text":{"bg":"Люлки."},"doneAt":"2026-05-01T00:00:00Z"}"""));
        await edited.ProblemAsync(409);
        using var unknown = await Server.Staff.PostAsync(At($"/api/v1/actions/{Guid.NewGuid()}/withdraw"), Json("""{"number":1}"""));
        await unknown.ProblemAsync(404);
    }

    private static object Swings() => new { place = new { level = "location", id = SmallGrid.Playground }, text = new { bg = "Нови люлки." }, doneAt = Yesterday };

    private Task<HttpResponseMessage> Post(object body) => PostJson(JsonSerializer.Serialize(body));

    private Task<HttpResponseMessage> PostJson(string json) => Server.Staff.PostAsync(At("/api/v1/actions"), Json(json));

    private static StringContent Json(string json) => new(json, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
}

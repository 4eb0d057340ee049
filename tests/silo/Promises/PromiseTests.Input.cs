using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Kazva.RollUp;
using Kazva.TestKit;
using Kazva.TestKit.Hosts;

namespace Kazva.Silo.Tests.Promises;

/// <summary>Promises 8 and 9, and the time under which an answer counts.</summary>
public abstract partial class PromiseTests
{
    [Fact]
    public async Task Promise8_AfterAnswering_NothingOfThePhoneIsStored()
    {
        await using var server = await Start();
        const string Agent = "KazvaTestPhone/17";
        server.Citizens.DefaultRequestHeaders.UserAgent.ParseAdd(Agent);
        server.Citizens.DefaultRequestHeaders.Add("Cookie", "track=KazvaTestCookie");
        using var form = await server.Citizens.GetAsync(new Uri($"/l/{SmallGrid.Playground}", UriKind.Relative));
        form.Headers.Contains("Set-Cookie").ShouldBeFalse();
        await server.Citizens.Accepted(SmallGrid.Playground, 6);

        var everything = await RawDatabase.EverythingAsync(_database.Options, GrainHost.AddressTables);
        everything.ShouldContain(SmallGrid.Playground);
        everything.ShouldNotContain(Agent);
        everything.ShouldNotContain("KazvaTestCookie");
        everything.ShouldNotContain("127.0.0.1");
    }

    [Theory]
    [InlineData("""{"score": 0}""", "score")]
    [InlineData("""{"score": 11}""", "score")]
    [InlineData("""{"score": 7.5}""", "score")]
    [InlineData("""{"score": "seven"}""", "score")]
    [InlineData("""{"score": 9, "answers": {"nonsense": ["clean"]}}""", "answers.nonsense")]
    [InlineData("""{"score": 9, "answers": {"praise": ["nonsense"]}}""", "answers.praise")]
    [InlineData("""{"score": 9, "answers": {"problem": ["dirty"]}}""", "answers.problem")]
    public async Task Promise9_BadInput_ChangesNothingAndNamesTheField(string body, string field)
    {
        await using var server = await Start();
        var withId = body.Insert(1, $"\"submissionId\": \"{Guid.NewGuid()}\", ");
        using var content = new StringContent(withId, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        using var response = await server.Citizens.PostAsync(new Uri($"/api/v1/locations/{SmallGrid.Playground}/submissions", UriKind.Relative), content);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("field").GetString()).ShouldContain(field, StringComparer.Ordinal);
        (await Log(server)).ShouldBeEmpty();
        await EverythingEqualsTheFold(server, 0);
    }

    [Fact]
    public async Task AnsweredAt_WithinAWeek_CountsUnderItsOwnTimeElseAtArrivalAndSaysSo()
    {
        await using var server = await Start();
        var now = Clock.GetUtcNow();
        var honest = await server.Citizens.Accepted(SmallGrid.Playground, 5, more: new { answeredAt = now.AddDays(-3) });
        var old = await server.Citizens.Accepted(SmallGrid.Playground, 5, more: new { answeredAt = now.AddDays(-8) });
        var future = await server.Citizens.Accepted(SmallGrid.Playground, 5, more: new { answeredAt = now.AddMinutes(5) });

        honest.GetProperty("countedAt").GetDateTimeOffset().ShouldBe(now.AddDays(-3));
        honest.TryGetProperty("notices", out _).ShouldBeFalse();
        foreach (var receipt in new[] { old, future })
        {
            receipt.GetProperty("countedAt").GetDateTimeOffset().ShouldBe(now);
            receipt.GetProperty("notices")[0].GetProperty("field").GetString().ShouldBe("answeredAt");
        }
        var view = await EverythingEqualsTheFold(server, 3);
        view[GridLevel.Location, SmallGrid.Playground].Windows.Day.Count.ShouldBe(2);
    }
}

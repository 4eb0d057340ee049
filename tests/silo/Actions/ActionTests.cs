using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Kazva.Actions;
using Kazva.Silo.Storage;
using Kazva.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Kazva.Silo.Tests.Actions;

/// <summary>Staff say what was done, citizens see it and whether it helped: through the whole program, on both databases.</summary>
public abstract class ActionTests(StorageKind kind) : IAsyncLifetime
{
    private static readonly DateTimeOffset Morning = DateTimeOffset.Parse("2026-05-04T09:00:00Z");

    private readonly ManualTimeProvider _clock = new(Morning);
    private TestDatabase _database = null!;
    private KazvaServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(kind);
        _server = await Start();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_server is not null) await _server.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
    }

    [Fact]
    public async Task Action_Published_IsSeenEditedAndWithdrawn_AndEveryChangeIsKept()
    {
        (await Page()).ShouldNotContain("New swings.");
        var published = await Sent(await Publish("Нови люлки.", "New swings."), HttpStatusCode.Created);
        var id = published.GetProperty("id").GetGuid();
        await PageHas("New swings.");
        (await _server.Citizens.GetStringAsync(At($"/l/{SmallGrid.Playground}/thanks?lang=en"))).ShouldContain("New swings.");
        // Of the neighbouring settlement nothing was said.
        (await Page(SmallGrid.Stop)).ShouldNotContain("New swings.");

        using var edit = await _server.Staff.PutAsJsonAsync(
            At($"/api/v1/actions/{id}"), new { number = 1, text = new { bg = "Две нови люлки.", en = "Two new swings." }, doneAt = Morning.AddDays(-1) });
        await Sent(edit, HttpStatusCode.OK);
        await PageHas("Two new swings.");

        using var withdraw = await _server.Staff.PostAsJsonAsync(At($"/api/v1/actions/{id}/withdraw"), new { number = 2 });
        (await Sent(withdraw, HttpStatusCode.OK)).GetProperty("state").GetString().ShouldBe("withdrawn");
        await PageHas("New swings", isThere: false);

        await _server.DisposeAsync();
        _server = await Start();
        var story = await _server.Staff.GetFromJsonAsync<JsonElement>(At($"/api/v1/actions/{id}"));
        story.GetProperty("history").EnumerateArray().Select(change => $"{change.GetProperty("number")} {change.GetProperty("kind")} {change.GetProperty("who")}")
            .ShouldBe(["1 published staff", "2 edited staff", "3 withdrawn staff"]);
        story.GetProperty("effect").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Action_SentAgain_IsPublishedOnce_AndAChangeThatWasNotSeenIsNotWrittenOver()
    {
        var id = Guid.NewGuid();
        await Sent(await Publish("Нови люлки.", "New swings.", id), HttpStatusCode.Created);
        await Sent(await Publish("Нови люлки.", "New swings.", id), HttpStatusCode.Created);
        (await Publish("Друго.", "Other.", id)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        await Sent(await Edit(id, 1, "Две люлки."), HttpStatusCode.OK);
        // The answer was lost; the same again is the same.
        await Sent(await Edit(id, 1, "Две люлки."), HttpStatusCode.OK);
        using var late = await Edit(id, 1, "Три люлки.");

        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await late.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("action").GetProperty("text").GetProperty("bg").GetString().ShouldBe("Две люлки.");
        var list = await _server.Staff.GetFromJsonAsync<JsonElement>(At("/api/v1/actions"));
        list.GetProperty("actions").EnumerateArray().ShouldHaveSingleItem().GetProperty("number").GetInt32().ShouldBe(2);
        (await Edit(Guid.NewGuid(), 1, "Нещо.")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("location", null)]
    [InlineData("settlementCategory", "one/playgrounds")]
    [InlineData("settlement", "one")]
    public async Task Effect_OfAnAction_IsWhatPeopleSaidBeforeAndAfter(string level, string? place)
    {
        foreach (var score in new[] { 2, 2, 3, 3, 4, 4, 5, 9 }) await _server.Citizens.Accepted(SmallGrid.Playground, score);
        await _server.Citizens.Accepted(SmallGrid.Stop, 1);
        _clock.Advance(TimeSpan.FromHours(3));
        var done = _clock.GetUtcNow().AddMinutes(10);
        // In the hour in which it was done: of neither side. Fewer could be told from what is left of all.
        _clock.Advance(TimeSpan.FromMinutes(20));
        foreach (var score in new[] { 1, 1, 2, 2, 3 }) await _server.Citizens.Accepted(SmallGrid.Playground, score);
        _clock.Advance(TimeSpan.FromHours(2));
        foreach (var score in new[] { 8, 9, 9, 10, 10, 10, 9 }) await _server.Citizens.Accepted(SmallGrid.Playground, score);

        using var response = await _server.Staff.PostAsJsonAsync(At("/api/v1/actions"), new
        {
            place = new { level, id = place ?? SmallGrid.Playground },
            text = new { bg = "Нови люлки.", en = "New swings." },
            doneAt = done,
        });
        var id = (await Sent(response, HttpStatusCode.Created)).GetProperty("id").GetGuid();

        var effect = (await _server.Staff.GetFromJsonAsync<JsonElement>(At($"/api/v1/actions/{id}"))).GetProperty("effect");
        effect.GetProperty("before").GetProperty("count").GetInt32().ShouldBe(8);
        effect.GetProperty("before").GetProperty("mean").GetDouble().ShouldBe(4);
        effect.GetProperty("after").GetProperty("count").GetInt32().ShouldBe(7);
        effect.GetProperty("after").GetProperty("satisfied").GetDouble().ShouldBe(1);
        var page = await PageHas("Better: the share of satisfied people rose.");
        page.ShouldContain("8 answers · 13% satisfied (2–47%) · mean 4.0 of 10");
        page.ShouldContain("7 answers · 100% satisfied (65–100%) · mean 9.3 of 10");
    }

    [Fact]
    public async Task Change_MadeByAnotherProcess_IsHeardOfWithinAMinute()
    {
        await Sent(await Publish("Нови люлки.", "New swings."), HttpStatusCode.Created);
        await PageHas("New swings.");
        var store = _server.Services.GetRequiredService<IActionStore>();
        var change = (await store.ReadNewestAsync(SmallGrid.Id)).Single();
        (await store.AppendAsync(SmallGrid.Id, change with { Number = 2, Kind = ActionChangeKind.Withdrawn })).ShouldBeTrue();
        (await Page()).ShouldContain("New swings.");

        _clock.Advance(TimeSpan.FromMinutes(1));
        await PageHas("New swings.", isThere: false);
    }

    private Task<KazvaServer> Start() => KazvaServer.StartAsync(_database, configure: builder => builder.Services.AddSingleton<TimeProvider>(_clock));

    private Task<HttpResponseMessage> Publish(string bg, string en, Guid? id = null) => _server.Staff.PostAsJsonAsync(At("/api/v1/actions"), new
    {
        id = id ?? Guid.NewGuid(),
        place = new { level = "settlement", id = "one" },
        text = new { bg, en },
        doneAt = Morning.AddDays(-1),
    });

    private Task<HttpResponseMessage> Edit(Guid id, int number, string bg) =>
        _server.Staff.PutAsJsonAsync(At($"/api/v1/actions/{id}"), new { number, text = new { bg }, doneAt = Morning.AddDays(-1) });

    private static async Task<JsonElement> Sent(HttpResponseMessage response, HttpStatusCode status)
    {
        response.StatusCode.ShouldBe(status, await response.Content.ReadAsStringAsync());
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private Task<string> Page(string? code = null) => _server.Citizens.GetStringAsync(At($"/p/{code ?? SmallGrid.Playground}?lang=en"));

    /// <summary>Waits until the public page says it: the gateway asks the grains every few seconds by this clock.</summary>
    private Task<string> PageHas(string text, bool isThere = true) => Eventually.Is(
        () =>
        {
            _clock.Advance(TimeSpan.FromSeconds(11));
            return Page();
        },
        page => page.Contains(text, StringComparison.Ordinal) == isThere);

    private static Uri At(string path) => new(path, UriKind.Relative);
}

public sealed class SqliteActionTests() : ActionTests(StorageKind.Sqlite);

public sealed class PostgresActionTests() : ActionTests(StorageKind.Postgres);

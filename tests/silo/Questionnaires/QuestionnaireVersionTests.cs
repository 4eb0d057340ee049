using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Kazva.Definition;
using Kazva.Silo.Import;
using Kazva.Silo.Storage;
using Kazva.Silo.Storage.Grids;
using Kazva.Submissions;
using Kazva.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Kazva.Silo.Tests.Questionnaires;

/// <summary>A questionnaire changes while forms are open, through the whole program, on both databases.</summary>
public abstract partial class QuestionnaireVersionTests(StorageKind kind) : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private KazvaServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(kind);
        _server = await KazvaServer.StartAsync(_database);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_server is not null) await _server.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
    }

    [Fact]
    public async Task Form_OpenedBeforeAChange_IsTakenAfterItWithItsOwnVersion()
    {
        var form = await _server.Citizens.GetStringAsync(At($"/l/{SmallGrid.Playground}"));
        var fields = Hidden().Matches(form).ToDictionary(field => field.Groups["name"].Value, field => field.Groups["value"].Value, StringComparer.Ordinal);
        fields["version"].ShouldBe("1");

        await Import(Changed());
        using var content = new FormUrlEncodedContent([.. fields, new("score", "2"), new("a.problem", "broken"), new("a.problem", "dirty")]);
        using var response = await _server.Citizens.PostAsync(At($"/l/{SmallGrid.Playground}"), content);

        response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var logged = (await Log()).ShouldHaveSingleItem();
        logged.QuestionnaireVersion.ShouldBe(1);
        logged.Answers.ShouldHaveSingleItem().Choices.ShouldBe(["broken", "dirty"]);
        // A danger that is no longer asked for is a danger still.
        var alarm = await Eventually.Is(
            async () => (await _server.Staff.GetFromJsonAsync<JsonElement>(At("/api/v1/alarms?state=firing"))).GetProperty("alarms").EnumerateArray().ToList(),
            alarms => alarms.Count == 1);
        alarm[0].GetProperty("choiceText").GetProperty("en").GetString().ShouldBe("Broken");
    }

    [Theory]
    [InlineData("dirty", 1, 202, 1)]
    [InlineData("dirty", null, 400, 0)]
    [InlineData("dirty", 2, 400, 0)]
    [InlineData("dirty", 9, 400, 0)]
    [InlineData("filthy", 2, 202, 2)]
    [InlineData("filthy", 1, 202, 2)]
    [InlineData("filthy", null, 202, 2)]
    public async Task Answer_SentAfterAChange_IsHeldAgainstTheVersionItNamesAndTheOneInForce(string choice, int? version, int status, int logged)
    {
        await Import(Changed());
        using var response = await _server.Citizens.Send(
            SmallGrid.Playground, 2, more: new { answers = new { problem = new[] { choice } }, version });

        ((int)response.StatusCode).ShouldBe(status);
        (await Log()).Select(submission => submission.QuestionnaireVersion).ShouldBe(logged == 0 ? [] : [logged]);
        if (status == 400)
            (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors")[0].GetProperty("field").GetString().ShouldBe("answers.problem");
    }

    [Theory]
    [InlineData("\"2\"")]
    [InlineData("0")]
    [InlineData("1.5")]
    public async Task Version_ThatIsNone_IsNamed(string version)
    {
        using var content = new StringContent(
            $$"""{"submissionId": "{{Guid.NewGuid()}}", "score": 7, "version": {{version}}}""", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        using var response = await _server.Citizens.PostAsync(At($"/api/v1/locations/{SmallGrid.Playground}/submissions"), content);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors")[0].GetProperty("field").GetString().ShouldBe("version");
    }

    [Fact]
    public async Task Questionnaires_OfManyChanges_AreKeptUpToTheMost()
    {
        var version = 1;
        for (; version <= Category.MostEarlier + 3; version++) await Import(Changed(version + 1), restart: false);

        var grid = GridJson.Deserialize((await _server.Services.GetRequiredService<IGridStore>().LoadAllAsync()).Single().Json);
        var category = grid.Categories.Single(c => c.Id == "playgrounds");
        category.Questionnaire.Version.ShouldBe(version);
        category.Earlier.ShouldNotBeNull().Select(q => q.Version).ShouldBe(Enumerable.Range(1, Category.MostEarlier).Select(i => version - i));
        // What did not change has nothing before it.
        grid.Categories.Single(c => c.Id == "stops").Earlier.ShouldBeNull();
    }

    private static Grid Changed(int version = 2)
    {
        var playgrounds = SmallGrid.Grid.Categories[0];
        var low = playgrounds.Questionnaire.Questions[0];
        var filthy = new Choice("filthy", new LocalText(ImmutableSortedDictionary<string, string>.Empty.Add("bg", "Мръсно").Add("en", "Filthy")));
        var questions = playgrounds.Questionnaire.Questions.SetItem(0, low with { Choices = [filthy] });
        return SmallGrid.Grid with { Categories = SmallGrid.Grid.Categories.SetItem(0, playgrounds with { Questionnaire = new(version, questions) }) };
    }

    /// <summary>As <c>kazva import</c> does it, followed by a restart.</summary>
    private async Task Import(Grid next, bool restart = true)
    {
        var store = _server.Services.GetRequiredService<IGridStore>();
        var merged = GridDiff.Merge(GridJson.Deserialize((await store.LoadAllAsync()).Single().Json), next);
        await store.SaveAsync(SmallGrid.Id, merged.Version, GridJson.Serialize(merged));
        if (!restart) return;
        await _server.DisposeAsync();
        _server = await KazvaServer.StartAsync(_database);
    }

    private async Task<List<LoggedSubmission>> Log() =>
        await _server.Services.GetRequiredService<ISubmissionLog>().ReadAllAsync(SmallGrid.Id).ToListAsync();

    private static Uri At(string path) => new(path, UriKind.Relative);

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]+)" value="(?<value>[^"]*)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hidden();
}

public sealed class SqliteQuestionnaireVersionTests() : QuestionnaireVersionTests(StorageKind.Sqlite);

public sealed class PostgresQuestionnaireVersionTests() : QuestionnaireVersionTests(StorageKind.Postgres);

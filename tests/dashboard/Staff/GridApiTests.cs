using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Kazva.Dashboard.Tests.Kit;
using Kazva.Feed;
using Kazva.RollUp;
using Kazva.TestKit;

namespace Kazva.Dashboard.Tests.Staff;

public sealed partial class GridApiTests : ServedTests
{
    [Fact]
    public async Task Grid_WithoutAnswers_HasEveryGrainWithNothingInItsFigures()
    {
        var view = await StaffView.Of(Server.Staff);

        view.States.Select(state => (state.Kind, state.Id)).ShouldBe(
        [
            (GridLevel.Organisation, SmallGrid.Id),
            (GridLevel.Settlement, "one"), (GridLevel.Settlement, "two"),
            (GridLevel.Category, "playgrounds"), (GridLevel.Category, "stops"),
            .. SmallGrid.Codes.Select(code => (GridLevel.Location, code)),
        ], ignoreOrder: true);
        view.Latest.ShouldBeEmpty();
        view.Feed.Epoch.ShouldNotBeNullOrEmpty();
        view.Feed.Seq.ShouldBeGreaterThanOrEqualTo(0);

        // The text itself: a missing figure must be null, which a reader of types would not tell from absent or 0.
        foreach (var state in (await Get("/api/v1/grid")).GetProperty("states").EnumerateArray())
        {
            state.GetProperty("windows").EnumerateObject().Select(window => window.Name).ShouldBe(["1h", "24h", "7d", "30d", "90d"]);
            foreach (var window in state.GetProperty("windows").EnumerateObject())
            {
                window.Value.GetProperty("count").GetInt32().ShouldBe(0);
                foreach (var figure in new[] { "mean", "satisfied", "dissatisfied", "nps" })
                    window.Value.GetProperty(figure).ValueKind.ShouldBe(JsonValueKind.Null);
                window.Value.GetProperty("histogram").EnumerateArray().Select(bar => bar.GetInt32()).ShouldBe(new int[10]);
            }
        }
    }

    [Fact]
    public async Task Grid_Always_HasTheDefinition()
    {
        await StaffView.Of(Server.Staff);
        var definition = (await Get("/api/v1/grid")).GetProperty("definition");

        definition.GetProperty("simulated").GetBoolean().ShouldBeFalse();
        var organisation = definition.GetProperty("organisation");
        organisation.GetProperty("id").GetString().ShouldBe(SmallGrid.Id);
        organisation.GetProperty("name").GetProperty("bg").GetString().ShouldBe("Малко село");
        organisation.GetProperty("languages").EnumerateArray().Select(language => language.GetString()).ShouldBe(["bg", "en"]);
        organisation.GetProperty("timeZone").GetString().ShouldBe("Europe/Sofia");
        definition.GetProperty("settlements").EnumerateArray().Select(settlement => settlement.GetProperty("id").GetString()).ShouldBe(["one", "two"]);
        definition.GetProperty("categories").EnumerateArray().Select(category => category.GetProperty("id").GetString()).ShouldBe(["playgrounds", "stops"]);
        var locations = definition.GetProperty("locations").EnumerateArray().ToList();
        locations.Select(location => location.GetProperty("code").GetString()).ShouldBe(SmallGrid.Codes);
        locations[0].GetProperty("kind").GetString().ShouldBe("place");
        (locations[0].GetProperty("settlement").GetString(), locations[0].GetProperty("category").GetString()).ShouldBe(("one", "playgrounds"));
        (locations[0].GetProperty("lon").GetDouble(), locations[0].GetProperty("lat").GetDouble()).ShouldBe((25.6, 42.4));
        locations.Where(location => location.GetProperty("retired").GetBoolean())
            .ShouldHaveSingleItem().GetProperty("code").GetString().ShouldBe(SmallGrid.Retired);
    }

    [Fact]
    public async Task OneGrain_AfterAnswers_AgreesWithTheGrid()
    {
        await Answer();
        var view = await StaffView.WithCount(Server.Staff, 3);

        await Agrees(view[GridLevel.Organisation, SmallGrid.Id], "/api/v1/organisation");
        foreach (var state in view.States.Where(state => state.Kind != GridLevel.Organisation))
            await Agrees(state, state.Kind switch
            {
                GridLevel.Settlement => $"/api/v1/settlements/{state.Id}",
                GridLevel.Category => $"/api/v1/categories/{state.Id}",
                _ => $"/api/v1/locations/{state.Id}",
            });

        var playground = view[GridLevel.Location, SmallGrid.Playground].Windows.Hour;
        (playground.Count, playground.Mean, playground.Satisfied, playground.Dissatisfied, playground.Nps).ShouldBe((2, 6.0, 0.5, 0.5, 0));
        view[GridLevel.Settlement, "two"].Windows.Day.Count.ShouldBe(1);
        view[GridLevel.Category, "playgrounds"].Windows.Quarter.Count.ShouldBe(2);
        view.Latest.Select(answer => (answer.Location, answer.Number, answer.Score, answer.Comment)).ShouldBe(
        [
            (SmallGrid.Stop, 1, 7, null),
            (SmallGrid.Playground, 2, 9, "Чисто е."),
            (SmallGrid.Playground, 1, 3, null),
        ], ignoreOrder: true);
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("{1}")]
    public async Task Location_CodeAsSomebodyTypesIt_IsFound(string format)
    {
        var typed = string.Format(format, SmallGrid.Playground.ToLowerInvariant(), $" {SmallGrid.Playground[..3]}-{SmallGrid.Playground[3..]} ");
        (await Get($"/api/v1/locations/{Uri.EscapeDataString(typed)}")).GetProperty("id").GetString().ShouldBe(SmallGrid.Playground);
    }

    [Theory]
    [InlineData("/api/v1/settlements/three")]
    [InlineData("/api/v1/settlements/ONE")]
    [InlineData("/api/v1/categories/one")]
    [InlineData("/api/v1/locations/ABCDEF")]
    [InlineData("/api/v1/locations/one")]
    [InlineData("/api/v1/organisation?organisation=other")]
    [InlineData("/api/v1/grid?organisation=other")]
    [InlineData("/api/v1/nothing")]
    public async Task Request_ForWhatDoesNotExist_IsAProblem(string path)
    {
        using var response = await Server.Staff.GetAsync(At(path));

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("status").GetInt32().ShouldBe(404);
        problem.GetProperty("detail").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Request_ThatNamesTheOnlyOrganisation_IsAnsweredTheSame()
    {
        await StaffView.Of(Server.Staff);
        (await Get($"/api/v1/grid?organisation={SmallGrid.Id}")).GetProperty("definition").GetRawText()
            .ShouldBe((await Get("/api/v1/grid")).GetProperty("definition").GetRawText());
    }

    [Fact]
    public async Task Answer_InJson_HasCamelCaseNamesLowerCaseKindsAndTimesInUtc()
    {
        await Answer();
        await StaffView.WithCount(Server.Staff, 3);
        using var response = await Server.Staff.GetAsync(At("/api/v1/grid"));
        response.Headers.CacheControl?.NoStore.ShouldBeTrue();
        var json = await response.Content.ReadAsStringAsync();
        var grid = JsonElement.Parse(json);

        PropertyName().Matches(json).Select(match => match.Groups["name"].Value).ShouldAllBe(name => CamelCase().IsMatch(name));
        grid.GetProperty("states").EnumerateArray().Select(state => state.GetProperty("kind").GetString()).Distinct(StringComparer.Ordinal)
            .ShouldBe(["organisation", "settlement", "category", "location"], ignoreOrder: true);
        var times = grid.GetProperty("states").EnumerateArray().Select(state => state.GetProperty("asOf"))
            .Concat(grid.GetProperty("latest").EnumerateArray().SelectMany(answer => new[] { answer.GetProperty("countedAt"), answer.GetProperty("receivedAt") }))
            .Select(time => time.GetString()!).ToList();
        times.ShouldNotBeEmpty();
        times.ShouldAllBe(time => UtcTime().IsMatch(time));
    }

    private async Task Answer()
    {
        await Server.Citizens.Accepted(SmallGrid.Playground, 3);
        await Server.Citizens.Accepted(SmallGrid.Playground, 9, more: new { comment = "Чисто е.", language = "bg" });
        await Server.Citizens.Accepted(SmallGrid.Stop, 7);
    }

    private async Task Agrees(GridState expected, string path)
    {
        var state = (await Server.Staff.GetFromJsonAsync<GridState>(At(path), StaffView.Json))!;
        (state.Kind, state.Id, state.Version).ShouldBe((expected.Kind, expected.Id, expected.Version));
        state.Windows.ShouldBe(expected.Windows);
    }

    [GeneratedRegex("\"(?<name>[^\"]*)\":", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PropertyName();

    // Windows begin with their number.
    [GeneratedRegex("^([a-z][a-zA-Z]*|[0-9]+[hd])$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CamelCase();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UtcTime();
}

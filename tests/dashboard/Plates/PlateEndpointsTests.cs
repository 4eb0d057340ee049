using System.Net.Http.Json;
using System.Text;
using Kazva.Dashboard.Tests.Alarms;
using Kazva.Dashboard.Tests.Kit;
using Kazva.TestKit;

namespace Kazva.Dashboard.Tests.Plates;

public sealed class PlateEndpointsTests : ServedTests
{
    private protected override string[] Settings => ["--Kazva:PublicUrl=https://kazva.smallville.example"];

    [Theory]
    [InlineData("svg", "image/svg+xml", "<svg ")]
    [InlineData("png", "image/png", "\u0089PNG")]
    [InlineData("pdf", "application/pdf", "%PDF-1.7")]
    public async Task Plate_InEachFormat_IsAFileToKeep(string format, string type, string begins)
    {
        using var response = await Server.Staff.GetAsync(At($"/api/v1/locations/{SmallGrid.Playground.ToLowerInvariant()}/plate.{format}?size=sticker"));

        ((int)response.StatusCode).ShouldBe(200);
        response.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        response.Content.Headers.ContentDisposition!.FileName.ShouldBe($"{SmallGrid.Playground}-sticker.{format}");
        Encoding.Latin1.GetString(await response.Content.ReadAsByteArrayAsync()).ShouldStartWith(begins);
    }

    [Fact]
    public async Task Plate_AskedWrongly_IsAProblemThatSaysWhy()
    {
        using var size = await Server.Staff.GetAsync(At($"/api/v1/locations/{SmallGrid.Playground}/plate.svg?size=a5"));
        (await size.ProblemAsync(400)).ShouldBe(["size"]);
        using var unknown = await Server.Staff.GetAsync(At("/api/v1/locations/NOWHERE/plate.svg"));
        await unknown.ProblemAsync(404);
        using var retired = await Server.Staff.GetAsync(At($"/api/v1/locations/{SmallGrid.Retired}/plate.svg"));
        await retired.ProblemAsync(410);
        using var format = await Server.Staff.GetAsync(At($"/api/v1/locations/{SmallGrid.Playground}/plate.gif"));
        ((int)format.StatusCode).ShouldBe(404);
    }

    [Fact]
    public async Task Install_NotedByStaff_IsKeptWithWhoWhenAndWhere()
    {
        await Server.AddStaffAsync("ana@example.org");
        using var ana = await Server.SignInAsync("ana@example.org");
        var at = DateTimeOffset.UtcNow.AddHours(-3);

        using var response = await ana.Http.PostAsJsonAsync(
            At($"/api/v1/locations/{SmallGrid.Playground}/installed"), new { at = at.ToString("O"), note = " On the fence. ", lon = 25.625, lat = 42.425 });

        var noted = await response.JsonAsync(201);
        noted.GetProperty("who").GetString().ShouldBe("ana@example.org");
        noted.GetProperty("note").GetString().ShouldBe("On the fence.");
        noted.GetProperty("at").GetDateTimeOffset().ShouldBe(at);
        await Restart();
        using var later = await Server.SignInAsync("ana@example.org");
        var line = (await later.Http.GetFromJsonAsync<System.Text.Json.JsonElement>(At($"/api/v1/locations/{SmallGrid.Playground}/installed")))
            .GetProperty("installed").EnumerateArray().ShouldHaveSingleItem();
        line.GetProperty("who").GetString().ShouldBe("ana@example.org");
        line.GetProperty("lon").GetDouble().ShouldBe(25.625);
        line.GetProperty("lat").GetDouble().ShouldBe(42.425);
        line.GetProperty("recordedAt").GetDateTimeOffset().ShouldBeGreaterThan(at);
    }

    [Fact]
    public async Task Install_WhereNobodySignsIn_IsOfNobodyAndNow()
    {
        using var response = await Server.Staff.PostAsync(At($"/api/v1/locations/{SmallGrid.Stop}/installed"), content: null);

        var noted = await response.JsonAsync(201);
        noted.GetProperty("who").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        noted.GetProperty("at").GetDateTimeOffset().ShouldBe(noted.GetProperty("recordedAt").GetDateTimeOffset());
    }

    [Theory]
    [InlineData("""{ "at": "2999-01-01T00:00:00Z" }""", "at")]
    [InlineData("""{ "at": "1999-12-31T23:59:59Z" }""", "at")]
    [InlineData("""{ "at": "2026-05-04T12:00:00" }""", "at")]
    [InlineData("""{ "at": "yesterday" }""", "at")]
    [InlineData("""{ "lon": 25.6 }""", "lat")]
    [InlineData("""{ "lat": 42.4 }""", "lon")]
    [InlineData("""{ "lon": 180.1, "lat": -90.1 }""", "lon", "lat")]
    [InlineData("""{ "lon": 1e999, "lat": 0 }""", "lon")]
    [InlineData("""{ "lon": "25.6", "lat": 42.4 }""", "lon")]
    [InlineData("""{ "note": "two\nlines" }""", "note")]
    [InlineData("""{ "note": "LONG" }""", "note")]
    [InlineData("""{ "who": "somebody else" }""", "who")]
    [InlineData("""[]""", "")]
    public async Task Install_ThatIsWrong_NamesTheFieldAndIsNotKept(string body, params string[] fields)
    {
        using var content = new StringContent(body.Replace("LONG", new string('a', 501), StringComparison.Ordinal), Encoding.UTF8, "application/json");
        using var response = await Server.Staff.PostAsync(At($"/api/v1/locations/{SmallGrid.Playground}/installed"), content);

        (await response.ProblemAsync(400)).ShouldBe(fields);
        (await Get($"/api/v1/locations/{SmallGrid.Playground}/installed")).GetProperty("installed").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Install_OfAPlateThatThereIsNot_IsRefused()
    {
        using var unknown = await Server.Staff.PostAsync(At("/api/v1/locations/NOWHERE/installed"), content: null);
        await unknown.ProblemAsync(404);
        using var retired = await Server.Staff.PostAsync(At($"/api/v1/locations/{SmallGrid.Retired}/installed"), content: null);
        await retired.ProblemAsync(410);
        using var never = await Server.Staff.GetAsync(At("/api/v1/plates?never=perhaps"));
        (await never.ProblemAsync(400)).ShouldBe(["never"]);
    }

    [Fact]
    public async Task Plates_NeverScanned_AreThoseWithoutAnyAnswer()
    {
        await Server.Citizens.Accepted(SmallGrid.Playground, 7);
        using var _ = await Server.Staff.PostAsync(At($"/api/v1/locations/{SmallGrid.Stop}/installed"), content: null);

        var all = await Get("/api/v1/plates");
        all.GetProperty("canPrint").GetBoolean().ShouldBeTrue();
        all.GetProperty("sizes").EnumerateArray().Select(size => size.GetString()).ShouldBe(["a6", "sticker", "bus-window"]);
        var plates = all.GetProperty("plates").EnumerateArray().ToDictionary(plate => plate.GetProperty("code").GetString()!, StringComparer.Ordinal);
        plates.Keys.ShouldBe(SmallGrid.Codes[..5], ignoreOrder: true);
        plates[SmallGrid.Playground].GetProperty("firstAnswerAt").GetDateTimeOffset().ShouldBe(plates[SmallGrid.Playground].GetProperty("lastAnswerAt").GetDateTimeOffset());
        plates[SmallGrid.Playground].GetProperty("installed").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        plates[SmallGrid.Stop].GetProperty("installed").GetProperty("at").GetDateTimeOffset().ShouldBeGreaterThan(DateTimeOffset.UtcNow.AddMinutes(-5));

        (await Get("/api/v1/plates?never=true")).GetProperty("plates").EnumerateArray().Select(plate => plate.GetProperty("code").GetString())
            .ShouldBe(SmallGrid.Codes[1..5], ignoreOrder: true);
    }
}

/// <summary>Where nobody has said where citizens reach the deployment.</summary>
public sealed class PlateWithoutAddressTests : ServedTests
{
    [Fact]
    public async Task Plate_OfADeploymentWithoutAddress_IsRefusedAndNotPrintedWrongly()
    {
        using var response = await Server.Staff.GetAsync(At($"/api/v1/locations/{SmallGrid.Playground}/plate.pdf"));

        await response.ProblemAsync(409);
        (await response.Content.ReadAsStringAsync()).ShouldContain("Kazva:PublicUrl");
        (await Get("/api/v1/plates")).GetProperty("canPrint").GetBoolean().ShouldBeFalse();
    }
}

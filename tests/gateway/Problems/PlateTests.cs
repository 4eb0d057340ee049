using System.Text.Json;

namespace Kazva.Gateway.Tests.Problems;

public sealed class PlateTests : IAsyncLifetime
{
    private const string Smallest = """{"submissionId":"3f2c9a54-7d1e-4b8a-9c60-2f5b8e1d7a43","score":7}""";
    private GatewayHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await GatewayHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private static string WithOneWrong(string code) => $"{code[..2]}{(code[2] == 'X' ? 'Y' : 'X')}{code[3..]}";

    [Fact]
    public async Task Code_WithOneCharacterWrong_SuggestsThePlate()
    {
        using var response = await _host.PostJsonAsync(Smallest, WithOneWrong(TestGrid.Playground));

        await response.ProblemAsync(404);
        (await response.JsonAsync()).GetProperty("suggestions").EnumerateArray().Select(s => s.GetString()).ShouldBe([TestGrid.Playground]);
        _host.Grains.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ZZZZZ0")]
    [InlineData("nonsense")]
    [InlineData("%2e%2e%2f")]
    public async Task Code_LikeNoOther_SuggestsNothing(string code)
    {
        using var response = await _host.PostJsonAsync(Smallest, code);

        await response.ProblemAsync(404);
        (await response.JsonAsync()).GetProperty("suggestions").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Code_LikeARetiredPlate_SuggestsNothing()
    {
        using var response = await _host.PostJsonAsync(Smallest, WithOneWrong(TestGrid.Retired));

        (await response.JsonAsync()).GetProperty("suggestions").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Code_TypedByHand_IsUnderstood()
    {
        var typed = TestGrid.Bus.ToLowerInvariant().Replace('0', 'o');
        using var response = await _host.PostJsonAsync(Smallest, $"{typed[..3]}%20{typed[3..]}");

        ((int)response.StatusCode).ShouldBe(202);
        _host.Grains.Calls.Single().Key.ShouldBe($"town/{TestGrid.Bus}");
    }

    [Fact]
    public async Task Plate_OutOfUse_IsGone()
    {
        using var response = await _host.PostJsonAsync(Smallest, TestGrid.Retired);
        using var page = await _host.GetAsync($"/l/{TestGrid.Retired}", "bg");

        await response.ProblemAsync(410);
        ((int)page.StatusCode).ShouldBe(410);
        (await page.TextAsync()).ShouldContain("вече не се използва");
        _host.Grains.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Page_OfAnUnknownPlate_LinksWhatMayBeMeant()
    {
        using var response = await _host.GetAsync($"/l/{WithOneWrong(TestGrid.Playground)}", "en");

        ((int)response.StatusCode).ShouldBe(404);
        var page = await response.TextAsync();
        page.ShouldContain("Did you mean");
        page.ShouldContain($"href=\"/l/{TestGrid.Playground}?lang=en\"");
    }

    [Fact]
    public async Task Kiosk_AtAPlateThatIsRefused_IsNotLedAway()
    {
        using var retired = await _host.GetAsync($"/l/{TestGrid.Retired}?kiosk=1&lang=en");
        using var unknown = await _host.GetAsync("/l/ZZZZZ0?kiosk=1&lang=en");
        using var mistyped = await _host.GetAsync($"/l/{WithOneWrong(TestGrid.Playground)}?kiosk=1&lang=en");
        using var sent = await _host.PostFormAsync($"/l/{TestGrid.Playground}?kiosk=1&lang=en", ("comment", new string('x', 20_000)));

        (await retired.TextAsync()).ShouldContain("This plate is out of use");
        Links(await retired.TextAsync()).ShouldAllBe(link => link.Contains(TestGrid.Retired, StringComparison.Ordinal));
        Links(await unknown.TextAsync()).ShouldBeEmpty();
        Links(await mistyped.TextAsync()).ShouldBe([$"/l/{TestGrid.Playground}?lang=en&amp;kiosk=1"]);
        ((int)sent.StatusCode).ShouldBe(413);
        Links(await sent.TextAsync()).ShouldBe([$"/l/{TestGrid.Playground}?lang=en&amp;kiosk=1"]);

        static string[] Links(string page) => [.. page.Split("<a ").Skip(1).Select(link => link.Split("href=\"")[1].Split('"')[0])];
    }

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/l/K7Q2M6/nothing")]
    [InlineData("/p")]
    public async Task Page_AtAnUnknownRoute_SaysSoInWords(string path)
    {
        using var response = await _host.GetAsync(path, "en");

        ((int)response.StatusCode).ShouldBe(404);
        (await response.TextAsync()).ShouldContain("<h1>There is nothing here</h1>");
    }

    [Theory]
    [InlineData("/api/v1/nothing")]
    [InlineData("/api/elsewhere")]
    public async Task Api_AtAnUnknownRoute_IsAProblem(string path)
    {
        using var response = await _host.GetAsync(path);

        await response.ProblemAsync(404);
    }

    [Fact]
    public async Task Api_OfOthers_IsLeftAlone()
    {
        using var response = await _host.GetAsync("/api/v1/grid");

        (await response.TextAsync()).ShouldBe("the dashboard's");
        response.Headers.Contains("Content-Security-Policy").ShouldBeFalse();
    }

    [Theory]
    [InlineData("submissions", "GET", "POST")]
    [InlineData("submissions", "PUT", "POST")]
    [InlineData("submissions", "OPTIONS", "POST")]
    [InlineData("submissions", "BREW", "POST")]
    [InlineData("questionnaire", "POST", "GET, HEAD")]
    [InlineData("questionnaire", "DELETE", "GET, HEAD")]
    [InlineData("questionnaire", "OPTIONS", "GET, HEAD")]
    [InlineData("questionnaire", "BREW", "GET, HEAD")]
    public async Task Api_ByAnotherMethod_SaysWhichAreAllowed(string resource, string method, string allowed)
    {
        using var request = new HttpRequestMessage(new(method), $"/api/v1/locations/{TestGrid.Playground}/{resource}");
        using var response = await _host.Client.SendAsync(request);

        await response.ProblemAsync(405);
        string.Join(", ", response.Content.Headers.Allow).ShouldBe(allowed);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("OPTIONS")]
    [InlineData("BREW")]
    public async Task Page_ByAnotherMethod_SaysWhichAreAllowedOnAPage(string method)
    {
        using var request = new HttpRequestMessage(new(method), $"/l/{TestGrid.Playground}?lang=en");
        using var response = await _host.Client.SendAsync(request);

        ((int)response.StatusCode).ShouldBe(405);
        string.Join(", ", response.Content.Headers.Allow).ShouldBe("GET, HEAD, POST");
        response.Content.Headers.ContentType?.MediaType.ShouldBe("text/html");
        (await response.TextAsync()).ShouldContain("The request cannot be read");
    }

    [Fact]
    public async Task Questionnaire_ByHead_IsThere()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, $"/api/v1/locations/{TestGrid.Playground}/questionnaire");
        using var response = await _host.Client.SendAsync(request);

        ((int)response.StatusCode).ShouldBe(200);
        (await response.TextAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Questionnaire_OfAPlate_IsServedWhole()
    {
        using var response = await _host.GetAsync($"/api/v1/locations/{TestGrid.Playground}/questionnaire");

        var body = await response.JsonAsync();
        (body.GetProperty("category").GetString(), body.GetProperty("version").GetInt32()).ShouldBe(("playgrounds", 3));
        body.GetProperty("languages").EnumerateArray().Select(l => l.GetString()).ShouldBe(["bg", "en", "tr"]);
        var questions = body.GetProperty("questions").EnumerateArray().ToList();
        questions.Select(q => q.GetProperty("when").GetString()).ShouldBe(["low", "middle", "high", "any"]);
        JsonSerializer.Serialize(questions[0].GetProperty("choices")[0]).ShouldContain("\"safety\":true");
        questions[0].GetProperty("text").GetProperty("bg").GetString().ShouldBe("Какъв е проблемът?");
        questions[0].GetProperty("multiple").GetBoolean().ShouldBeTrue();
    }
}

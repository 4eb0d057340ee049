using System.Net;

namespace Kazva.Gateway.Tests.Form;

/// <summary>Forms that were opened before the questionnaire changed.</summary>
public sealed class FormVersionTests : IAsyncLifetime
{
    private static readonly string Path = $"/l/{TestGrid.Playground}?lang=en";
    private GatewayHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await GatewayHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Form_Opened_HasTheVersionInForce()
    {
        using var response = await _host.GetAsync(Path);
        (await response.TextAsync()).ShouldContain("""<input type="hidden" name="version" value="3" """.TrimEnd());
    }

    [Fact]
    public async Task Form_OfAnEarlierVersion_IsSentWithItsOwnChoices()
    {
        using var response = await _host.PostFormAsync(Path, [.. Fields("2"), ("a.problem", "glass"), ("a.problem", "litter")]);

        response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var submission = _host.Grains.Calls.Single().Submission;
        submission.QuestionnaireVersion.ShouldBe(2);
        submission.Answers.Single().Choices.ShouldBe(["glass", "litter"]);
    }

    [Fact]
    public async Task Form_OfAnEarlierVersion_ShownAgain_StaysOfThatVersion()
    {
        using var response = await _host.PostFormAsync(Path, [.. Fields("2", score: ""), ("a.problem", "glass")]);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await response.TextAsync();
        page.ShouldContain("name=\"version\" value=\"2\"");
        page.ShouldContain("value=\"glass\" checked");
    }

    [Theory]
    [InlineData("1")]
    [InlineData("99")]
    [InlineData("<script>")]
    [InlineData("-2")]
    public async Task Form_OfAVersionThatIsNotKept_IsShownAnewWithTheOneInForce(string version)
    {
        using var response = await _host.PostFormAsync(Path, [.. Fields(version), ("a.problem", "glass")]);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await response.TextAsync();
        page.ShouldContain("The questions have changed");
        page.ShouldContain("name=\"version\" value=\"3\"");
        _host.Grains.Calls.ShouldBeEmpty();
    }

    private static (string, string)[] Fields(string version, string score = "2") =>
        [("submissionId", Guid.NewGuid().ToString()), ("version", version), ("score", score)];
}

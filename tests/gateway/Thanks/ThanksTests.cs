using Kazva.Submissions;
using Kazva.Windows;

namespace Kazva.Gateway.Tests.Thanks;

public sealed class ThanksTests : IAsyncLifetime
{
    private static readonly string Path = $"/l/{TestGrid.Playground}/thanks";
    private GatewayHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await GatewayHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Thanks_FromFiveAnswersOn_ShowHowOthersAnswered()
    {
        _host.Grains.Quarter = Satisfaction.Of([1, 0, 0, 0, 0, 0, 1, 0, 2, 1]);
        using var response = await _host.GetAsync($"{Path}?score=7&lang=bg");

        var page = await response.TextAsync();
        page.ShouldContain("Средно 7,2 от 10 по 5 отговора за последните 90 дни.");
        page.ShouldContain("<svg class=\"chart\"");
        page.ShouldContain("<tr><th scope=\"row\">9</th><td>2</td></tr>");
        page.ShouldContain("вашата оценка: <b>7</b>");
    }

    [Fact]
    public async Task Thanks_WithFourAnswers_ShowNoFigures()
    {
        _host.Grains.Quarter = Satisfaction.Of([1, 0, 0, 0, 0, 0, 1, 0, 1, 1]);
        using var response = await _host.GetAsync(Path);

        var page = await response.TextAsync();
        page.ShouldNotContain("class=\"chart\"");
        page.ShouldContain("поне 5");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("eleven")]
    public async Task Thanks_WithAScoreThatIsNone_ShowTheChartWithoutIt(string score)
    {
        _host.Grains.Quarter = Satisfaction.Of([1, 0, 0, 0, 0, 0, 1, 0, 2, 1]);
        using var response = await _host.GetAsync($"{Path}?score={score}");

        ((int)response.StatusCode).ShouldBe(200);
        (await response.TextAsync()).ShouldNotContain("вашата оценка");
    }

    [Fact]
    public async Task Thanks_InAnotherLanguage_AreOneTapAway_AndKeepTheScoreAndTheKiosk()
    {
        using var response = await _host.GetAsync($"{Path}?score=7&lang=bg&kiosk=1");
        using var unscored = await _host.GetAsync($"{Path}?score=%22%3E&lang=bg");

        var page = await response.TextAsync();
        foreach (var language in new[] { "en", "tr", "ro", "el" })
            page.ShouldContain($"<a href=\"{Path}?lang={language}&amp;score=7&amp;kiosk=1\" lang=\"{language}\"");
        (await unscored.TextAsync()).ShouldContain($"<a href=\"{Path}?lang=en\" lang=\"en\"");
    }

    [Fact]
    public async Task Thanks_WithoutStorage_AreGivenAllTheSame()
    {
        _host.Grains.StateFailure = new StorageUnavailableException();
        using var response = await _host.GetAsync(Path);

        ((int)response.StatusCode).ShouldBe(200);
        (await response.TextAsync()).ShouldContain("Благодарим ви!");
    }
}

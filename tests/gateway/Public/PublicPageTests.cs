using System.Net;
using Kazva.Actions;
using Kazva.Gateway.Public;
using Kazva.RollUp;
using Kazva.Submissions;
using Kazva.Windows;

namespace Kazva.Gateway.Tests.Public;

public sealed class PublicPageTests : IAsyncLifetime
{
    private static readonly string Path = $"/p/{TestGrid.Playground}";
    private static readonly ActionPlace Here = new(GridLevel.Location, TestGrid.Playground);
    private static readonly DateTimeOffset Lately = new(2026, 4, 30, 21, 30, 0, TimeSpan.Zero);
    private static readonly Satisfaction Ten = Satisfaction.Of([1, 0, 0, 0, 1, 0, 1, 2, 3, 2]);

    private GatewayHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await GatewayHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Page_WithAnswers_TellsWhatPeopleSayWithCountsAndIntervals()
    {
        (_host.Grains.Quarter, _host.Grains.Month) = (Ten, Satisfaction.Of([0, 0, 0, 0, 0, 0, 0, 2, 2, 1]));
        var page = await Page("bg");

        page.ShouldContain("<p><b>Последните 30 дни:</b> 5 отговора · 100 % доволни (57–100 %) · средно 8,8 от 10</p>");
        page.ShouldContain("<p><b>Последните 90 дни:</b> 10 отговора · 70 % доволни (40–89 %) · средно 7,6 от 10</p>");
        page.ShouldContain("<svg class=\"chart\"");
        page.ShouldContain("<tr><th scope=\"row\">9</th><td>3</td></tr>");
    }

    [Fact]
    public async Task Page_WithFourAnswers_ShowsNoFigureAndSaysWhy()
    {
        _host.Grains.Quarter = Satisfaction.Of([1, 0, 0, 0, 0, 0, 1, 0, 1, 1]);
        var page = await Page("en");

        page.ShouldContain("once there are at least 5 answers");
        page.ShouldNotContain("satisfied (");
        page.ShouldNotContain("class=\"chart\"");
        page.ShouldContain("content=\"Say how it is: anonymously, in half a minute.\"");
    }

    [Fact]
    public async Task Page_WithFewAnswersOfLate_ShowsOnlyTheLongerWindow()
    {
        (_host.Grains.Quarter, _host.Grains.Month) = (Ten, Satisfaction.Of([0, 0, 0, 0, 0, 0, 1, 0, 1, 1]));
        (await Page("en")).ShouldContain("<p><b>Last 30 days:</b> fewer than 5 answers</p>");
    }

    [Theory]
    [InlineData(6, 5, false)]
    [InlineData(9, 5, false)]
    [InlineData(10, 5, true)]
    [InlineData(5, 5, true)]
    [InlineData(10, 4, true)]
    public async Task Windows_WhoseDifferenceIsAFewAnswers_AreNotShownBesideEachOther(int quarter, int month, bool isShown)
    {
        (_host.Grains.Quarter, _host.Grains.Month) = (Nines(quarter), Nines(month));
        var page = await Page("en");

        page.ShouldContain($"<p><b>Last 90 days:</b> {quarter} answers");
        page.Contains("<p><b>Last 30 days:</b>", StringComparison.Ordinal).ShouldBe(isShown);
    }

    [Theory]
    // What the window holds besides the answers since: two, the last of what was before.
    [InlineData(12, 12, 30, 10, 80, false)]
    // None, five, more.
    [InlineData(12, 12, 30, 12, 80, true)]
    [InlineData(15, 15, 30, 10, 80, true)]
    // It was done before the window begins, which therefore says nothing of what is between.
    [InlineData(12, 12, 30, 10, 100, true)]
    // Of the month, two.
    [InlineData(30, 12, 40, 10, 32, false)]
    // Before: what was there in the window, and two that are older.
    [InlineData(20, 20, 12, 10, 80, false)]
    public async Task Effect_WhoseDifferenceToAWindowIsAFewAnswers_IsLeftOut(int quarter, int month, int before, int after, int daysAgo, bool isShown)
    {
        (_host.Grains.Quarter, _host.Grains.Month) = (Nines(quarter), Nines(month));
        var action = _host.Grains.Actions.Add(Here, TestGrid.Text("Нови люлки", "New swings"), DateTimeOffset.UtcNow.AddDays(-daysAgo));
        _host.Grains.Actions.Effects[action.Id] = new(action.Id, Nines(before), Nines(after));
        var page = await Page("en");

        page.Contains($"<p><b>After:</b> {after} answers", StringComparison.Ordinal).ShouldBe(isShown);
        page.Contains("Whether it helped is not shown for now", StringComparison.Ordinal).ShouldBe(!isShown);
    }

    [Fact]
    public async Task Effects_WhoseDifferenceIsAFewAnswers_AreNotShownBesideEachOther()
    {
        (_host.Grains.Quarter, _host.Grains.Month) = (Nines(100), Nines(100));
        foreach (var (days, after) in new[] { (10, 20), (12, 22), (14, 27) })
        {
            var action = _host.Grains.Actions.Add(Here, TestGrid.Text("Люлки", $"Done {days} days ago"), DateTimeOffset.UtcNow.AddDays(-days));
            _host.Grains.Actions.Effects[action.Id] = new(action.Id, Nines(60), Nines(after));
        }
        var page = await Page("en");

        page.ShouldContain("<b>After:</b> 20 answers");
        page.ShouldNotContain("<b>After:</b> 22 answers");
        page.ShouldContain("<b>After:</b> 27 answers");
    }

    [Fact]
    public async Task Page_TellsWhatIsAsked_InTheReadersLanguage()
    {
        var page = await Page("bg");
        page.ShouldContain("<html lang=\"bg\" dir=\"ltr\">");
        page.ShouldContain("Как оценявате това място? (1 – много лошо, 10 – отлично)");
        page.ShouldContain("<summary>Какъв е проблемът?</summary><ul><li>Счупена люлка</li><li>Боклук</li><li>Тъмно е</li></ul>");
        page.ShouldContain("При оценка от 1 до 4:");
        page.ShouldContain($"<form action=\"/l/{TestGrid.Playground}\">");
        page.ShouldContain("href=\"" + Path + "?lang=en\" lang=\"en\"");
        (await Page("en")).ShouldContain("<summary>What is the problem?</summary>");
    }

    [Fact]
    public async Task Actions_OfThePlaceAndThoseAroundIt_AreShownTheNewestFirst()
    {
        _host.Grains.Actions.Add(Here, TestGrid.Text("Нови люлки", "New swings"), Lately);
        _host.Grains.Actions.Add(new(GridLevel.Settlement, "centre"), TestGrid.Text("Ново осветление", "New lights"), Lately.AddDays(1));
        _host.Grains.Actions.Add(new(GridLevel.SettlementCategory, "centre/playgrounds"), TestGrid.Text("Пясък", "Sand"), Lately.AddDays(-1));
        _host.Grains.Actions.Add(new(GridLevel.SettlementCategory, "centre/transport"), TestGrid.Text("Автобуси", "Buses"), Lately);
        _host.Grains.Actions.Add(new(GridLevel.Location, TestGrid.Bus), TestGrid.Text("Седалки", "Seats"), Lately);
        var page = await Page("en");

        string[] shown = ["New lights", "New swings", "Sand"];
        shown.Select(text => page.IndexOf(text, StringComparison.Ordinal)).ShouldBeInOrder();
        shown.ShouldAllBe(text => page.Contains(text, StringComparison.Ordinal));
        page.ShouldNotContain("Buses");
        page.ShouldNotContain("Seats");
        // By the organisation's clocks it was after midnight.
        page.ShouldContain("<b>New swings</b></p>\n<p class=\"hint\"><time datetime=\"2026-05-01\">1 May 2026</time></p>");
        page.ShouldContain("Playgrounds, Centre</p>");
    }

    [Theory]
    [InlineData(2, 9, "Better")]
    [InlineData(9, 2, "Worse")]
    [InlineData(6, 7, "No clear change")]
    public async Task Action_WithEnoughAnswersOnBothSides_SaysWhetherItHelped(int before, int after, string verdict)
    {
        var action = _host.Grains.Actions.Add(Here, TestGrid.Text("Нови люлки", "New swings"), Lately);
        _host.Grains.Actions.Effects[action.Id] = new(action.Id, Of(before), Of(after));
        var page = await Page("en");

        page.ShouldContain($"<b>{verdict}");
        page.ShouldContain($"<p><b>Before:</b> 10 answers · {before * 10}% satisfied (");
        page.ShouldContain($"<p><b>After:</b> 10 answers · {after * 10}% satisfied (");
        page.ShouldContain("A change may have other reasons too.");

        static Satisfaction Of(int satisfied) => Satisfaction.Of([0, 10 - satisfied, 0, 0, 0, 0, 0, 0, satisfied, 0]);
    }

    [Theory]
    [InlineData(4, 20)]
    [InlineData(20, 4)]
    public async Task Action_WithTooFewAnswersOnOneSide_ShowsNoFigureOfEither(int before, int after)
    {
        var action = _host.Grains.Actions.Add(Here, TestGrid.Text("Нови люлки", "New swings"), Lately);
        _host.Grains.Actions.Effects[action.Id] = new(action.Id, Satisfaction.Of([0, 0, 0, 0, 0, 0, 0, 0, before, 0]), Satisfaction.Of([0, 0, 0, 0, 0, 0, 0, 0, after, 0]));
        var page = await Page("en");

        page.ShouldContain("at least 5 answers before and 5 after are needed");
        page.ShouldNotContain("<b>Before");
    }

    [Fact]
    public async Task Text_ThatLooksLikeMarkup_IsShownAsText()
    {
        _host.Grains.Actions.Add(new(GridLevel.Settlement, "centre"), TestGrid.Text(TestGrid.Script, "\"><img src=x onerror=alert(1)>"), Lately);
        foreach (var language in new[] { "bg", "en" })
        {
            using var response = await _host.GetAsync($"/p/{TestGrid.Hostile}?lang={language}");
            var page = await response.TextAsync();
            page.ShouldNotContain("<script>alert");
            page.ShouldNotContain("<img");
            page.ShouldNotContain("onload=\"x");
            page.ShouldContain(language == "bg" ? "&lt;script&gt;" : "&lt;img");
        }
    }

    [Fact]
    public async Task OpenGraph_OfAPage_NamesThePlaceAndSaysHowItIs()
    {
        _host.Grains.Quarter = Ten;
        var page = await Page("bg");
        page.ShouldContain("<meta property=\"og:title\" content=\"Площадка „Слънце“ – Община Пример\">");
        page.ShouldContain("<meta property=\"og:description\" content=\"70 % доволни, по 10 отговора за последните 90 дни.\">");
        page.ShouldContain("<meta property=\"og:site_name\" content=\"Община Пример\">");
        page.ShouldContain("<meta property=\"og:locale\" content=\"bg_BG\">");
        page.ShouldNotContain("og:url");
    }

    [Theory]
    [InlineData("https://say.example", "https://say.example/p/")]
    [InlineData("https://example.org:8443", "https://example.org:8443/p/")]
    [InlineData("http://say.example", null)]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("", null)]
    public async Task OpenGraph_Address_IsUnderThePublicUrlIfThereIsOne(string setting, string? address)
    {
        await using var host = await GatewayHost.StartAsync(("Kazva:PublicUrl", setting));
        using var response = await host.GetAsync(Path);
        var page = await response.TextAsync();
        if (address is null) page.ShouldNotContain("og:url");
        else page.ShouldContain($"<meta property=\"og:url\" content=\"{address}{TestGrid.Playground}\">");
    }

    [Fact]
    public async Task Page_IsKeptForAMinuteByEverybodysCaches_UnlessSomethingCouldNotBeTold()
    {
        using (var told = await _host.GetAsync(Path))
        {
            told.Headers.CacheControl.ShouldNotBeNull().ToString().ShouldBe("public, max-age=60");
            told.Headers.Vary.ShouldContain("Accept-Language", StringComparer.OrdinalIgnoreCase);
        }
        _host.Grains.StateFailure = new StorageUnavailableException();
        using var lost = await _host.GetAsync(Path);

        lost.StatusCode.ShouldBe(HttpStatusCode.OK);
        lost.Headers.CacheControl.ShouldNotBeNull().NoStore.ShouldBeTrue();
        (await lost.TextAsync()).ShouldContain("В момента това не може да се покаже.");
    }

    [Fact]
    public async Task Page_WhileActionsCannotBeReached_SaysSoAndShowsTheRest()
    {
        _host.Grains.Quarter = Ten;
        _host.Grains.Actions.Failure = new StorageUnavailableException();
        using var response = await _host.GetAsync($"{Path}?lang=en");

        var page = await response.TextAsync();
        page.ShouldContain("This cannot be shown at the moment.");
        page.ShouldContain("class=\"chart\"");
        response.Headers.CacheControl.ShouldNotBeNull().NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task Actions_OnceHeardOf_AreNotAskedForByEveryReader()
    {
        for (var i = 0; i < 20; i++) await Page("en");
        _host.Grains.Actions.Asked.ShouldBe(1);
    }

    [Fact]
    public async Task Plate_UnknownOrRetiredOrMistyped_IsAnsweredByAPage()
    {
        using var unknown = await _host.GetAsync("/p/000000?lang=bg");
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await unknown.TextAsync()).ShouldContain("Няма такава табела");
        using var retired = await _host.GetAsync($"/p/{TestGrid.Retired}?lang=en");
        retired.StatusCode.ShouldBe(HttpStatusCode.Gone);
        retired.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        using var lower = await _host.GetAsync($"/p/{TestGrid.Playground.ToLowerInvariant()}?lang=en");
        lower.StatusCode.ShouldBe(HttpStatusCode.MovedPermanently);
        lower.Headers.Location!.ToString().ShouldBe($"{Path}?lang=en");
        using var post = await _host.PostFormAsync(Path);
        post.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task Views_OverTheLimit_AreAskedToWait_AndCostNoSubmission()
    {
        await using var host = await GatewayHost.StartAsync(("Kazva:Limits:AddressSubmissions", "2"));
        for (var i = 0; i < 2; i++)
        {
            using var taken = await host.GetAsync(Path);
            taken.StatusCode.ShouldBe(HttpStatusCode.OK);
        }
        using var refused = await host.GetAsync($"{Path}?lang=en");
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter.ShouldNotBeNull();
        (await refused.TextAsync()).ShouldContain("Too many visits at once");
        using var answer = await host.PostJsonAsync($$"""{"submissionId":"{{Guid.NewGuid()}}","score":7}""");
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Thanks_ShowTheNewestActionOfThePlace_AndTheWayToItsPage()
    {
        _host.Grains.Actions.Add(Here, TestGrid.Text("Нови люлки", "New swings"), Lately);
        _host.Grains.Actions.Add(Here, TestGrid.Text("Пейки", "Benches"), Lately.AddDays(-9));
        using var response = await _host.GetAsync($"/l/{TestGrid.Playground}/thanks?lang=en");

        var page = await response.TextAsync();
        page.ShouldContain("<h2 class=\"title\">Done here lately</h2>");
        page.ShouldContain("New swings");
        page.ShouldNotContain("Benches");
        page.ShouldContain($"<a href=\"{Path}?lang=en\">");
    }

    [Fact]
    public async Task Thanks_WhileActionsCannotBeReached_AreGivenAllTheSame()
    {
        _host.Grains.Actions.Failure = new TimeoutException();
        using var response = await _host.GetAsync($"/l/{TestGrid.Playground}/thanks?lang=en");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.TextAsync()).ShouldNotContain("Done here lately");
    }

    [Fact]
    public void Texts_OfEveryLanguage_AreThereAndTakeTheirNumbers()
    {
        PublicTexts.Languages.ShouldBe(["bg", "en", "tr", "ro", "el"], ignoreOrder: true);
        foreach (var texts in PublicTexts.Languages.Select(PublicTexts.In))
        {
            foreach (var text in new[] { texts.LastDays(7), texts.TooFew(7), texts.Fewer(7), texts.EffectTooFew(7), texts.OtherReasons(7), texts.Percent(7), texts.InShort(3, 7), texts.Figures(7, "", "", "") })
                text.ShouldContain("7");
            texts.PercentRange(3, 7).ShouldMatch("3.*7");
            texts.Date(Lately).ShouldContain("2026");
        }
        PublicTexts.In("ro").InShort(3, 20).ShouldContain("20 de răspunsuri");
        PublicTexts.In("ro").InShort(3, 119).ShouldContain("119 răspunsuri");
        PublicTexts.In("bg").Decimal("7.5").ShouldBe("7,5");
        PublicTexts.In("en").Decimal("7.5").ShouldBe("7.5");
    }

    private static Satisfaction Nines(int count) => Satisfaction.Of([0, 0, 0, 0, 0, 0, 0, 0, count, 0]);

    private async Task<string> Page(string language)
    {
        using var response = await _host.GetAsync($"{Path}?lang={language}");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await response.TextAsync();
    }
}

using System.Text;
using Kazva.Definition;

namespace Kazva.Gateway.Tests.Form;

/// <summary>What a broken, old or hostile browser may send, and the words that a citizen is answered with.</summary>
public sealed class BadInputTests : IAsyncLifetime
{
    private const string Id = "3f2c9a54-7d1e-4b8a-9c60-2f5b8e1d7a43";
    private static readonly string Path = $"/l/{TestGrid.Playground}?lang=en";
    private GatewayHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await GatewayHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("' or 1=1 --")]
    public async Task HiddenField_ThatWasTamperedWith_IsMended_AndTheAnswerIsAskedForOnceMore(string id)
    {
        using var response = await _host.PostFormAsync(Path, ("submissionId", id), ("score", "4"), ("comment", "Dark."));

        ((int)response.StatusCode).ShouldBe(400);
        var page = await response.TextAsync();
        page.ShouldContain("The page was incomplete. Please send your answer once more.");
        page.ShouldContain("Dark.</textarea>");
        _host.Grains.Calls.ShouldBeEmpty();
        var mended = FormPageTests.IdOf(page);
        using var again = await _host.PostFormAsync(Path, ("submissionId", mended), ("score", "4"), ("comment", "Dark."));
        ((int)again.StatusCode).ShouldBe(303);
    }

    [Fact]
    public async Task HiddenField_ThatWasAdded_IsLeftOut()
    {
        using var response = await _host.PostFormAsync(Path, ("submissionId", Id), ("score", "4"), ("answeredAt", "1999-01-01T00:00:00Z"), ("admin", "1"));

        ((int)response.StatusCode).ShouldBe(303);
        _host.Grains.Calls.Single().Submission.AnsweredAt.ShouldBeNull();
    }

    [Fact]
    public async Task Comment_OfTwoMegabytes_IsRefusedInWords()
    {
        using var response = await _host.PostFormAsync(Path, ("submissionId", Id), ("score", "4"), ("comment", new string('x', 2 * 1024 * 1024)));

        ((int)response.StatusCode).ShouldBe(413);
        var page = await response.TextAsync();
        page.ShouldContain("The answer is too long");
        page.ShouldContain("shorten the comment");
        _host.Grains.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Choices_ByTheTenThousand_AreRefusedInWords()
    {
        using var response = await _host.PostFormAsync(
            Path, [("submissionId", Id), ("score", "4"), .. Enumerable.Range(0, 10_000).Select(i => ("a.problem", $"c{i}"))]);

        ((int)response.StatusCode).ShouldBe(413);
        (await response.TextAsync()).ShouldContain("The answer is too long");
        _host.Grains.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Choices_ThatFitTheBodyButNotTheQuestion_AreDroppedInWords()
    {
        using var response = await _host.PostFormAsync(
            Path, [("submissionId", Id), ("score", "4"), ("a.problem", "dark"), .. Enumerable.Range(0, 500).Select(i => ("a.problem", $"c{i}"))]);

        ((int)response.StatusCode).ShouldBe(400);
        var page = await response.TextAsync();
        page.ShouldContain("The questions have changed meanwhile.");
        page.ShouldContain("value=\"dark\" checked");
        page.ShouldNotContain("c499");
        _host.Grains.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("a\u0000b")]
    [InlineData("a\u001b[31mb")]
    [InlineData("a\u0085b")]
    public async Task Comment_WithControlCharacters_IsAskedForAnew(string comment)
    {
        using var response = await _host.PostFormAsync(Path, ("submissionId", Id), ("score", "4"), ("comment", comment));

        ((int)response.StatusCode).ShouldBe(400);
        (await response.TextAsync()).ShouldContain("The comment holds characters that cannot be stored. Please write it anew.");
        _host.Grains.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Comment_WithRightToLeftOverrides_IsTakenAsItIs_AndTurnsNothingOnThePageAround()
    {
        const string Comment = "abc \u202Efed\u202C \u2067ghi";
        using var wrong = await _host.PostFormAsync(Path, ("submissionId", Id), ("comment", Comment));
        using var right = await _host.PostFormAsync(Path, ("submissionId", Id), ("score", "4"), ("comment", Comment));

        // A text area is a paragraph of its own: what is turned in it ends with it.
        (await wrong.TextAsync()).ShouldContain($"{Comment}</textarea>");
        (await wrong.TextAsync()).ShouldContain("dir=\"auto\"");
        ((int)right.StatusCode).ShouldBe(303);
        _host.Grains.Calls.Single().Submission.Comment.ShouldBe(Comment);
    }

    [Fact]
    public async Task Markup_InEveryField_StaysText()
    {
        using var response = await _host.PostFormAsync($"/l/{TestGrid.Playground}?lang={Uri.EscapeDataString(TestGrid.Script)}&kiosk=1",
            ("submissionId", TestGrid.Script), ("score", TestGrid.Script), ("comment", TestGrid.Script), ("a.problem", TestGrid.Script), (TestGrid.Script, "x"));

        ((int)response.StatusCode).ShouldBe(400);
        (await response.TextAsync()).ShouldNotContain("<script>alert");
    }

    [Fact]
    public async Task Form_ReopenedAfterAWeek_WhoseQuestionsHaveChanged_IsSentWithOneMoreTap()
    {
        var grid = new TestGrid();
        await using var host = await GatewayHost.StartAsync(grid);
        using var opened = await host.GetAsync(Path);
        var id = FormPageTests.IdOf(await opened.TextAsync());
        var asked = TestGrid.Questions.Questions;
        var fewer = asked.Replace(asked[0], asked[0] with { Choices = asked[0].Choices.RemoveAt(2) });
        grid.Change(TestGrid.Questions with { Version = 4, Questions = fewer });

        using var first = await host.PostFormAsync(Path, ("submissionId", id), ("score", "2"), ("a.problem", "litter"), ("a.problem", "dark"), ("comment", "Dark."));
        ((int)first.StatusCode).ShouldBe(400);
        var page = await first.TextAsync();
        page.ShouldContain("The questions have changed meanwhile. Look through your answers and send them.");
        page.ShouldContain("value=\"litter\" checked");
        page.ShouldContain("Dark.</textarea>");
        FormPageTests.IdOf(page).ShouldBe(id);

        using var second = await host.PostFormAsync(Path, ("submissionId", id), ("score", "2"), ("a.problem", "litter"), ("comment", "Dark."));
        ((int)second.StatusCode).ShouldBe(303);
    }

    [Fact]
    public async Task Form_ReopenedAfterAWeek_OfAPlateThatIsOutOfUseNow_SaysWhereToGo()
    {
        using var response = await _host.PostFormAsync($"/l/{TestGrid.Retired}?lang=en", ("submissionId", Id), ("score", "2"));

        ((int)response.StatusCode).ShouldBe(410);
        var page = await response.TextAsync();
        page.ShouldContain("This plate is out of use");
        page.ShouldContain("Old playground");
        page.ShouldContain("You can answer about a place nearby");
        // Of the same kind first.
        page.IndexOf($"/l/{TestGrid.Playground}?", StringComparison.Ordinal).ShouldBeInRange(0, page.IndexOf($"/l/{TestGrid.Bus}?", StringComparison.Ordinal));
        page.ShouldNotContain($"href=\"/l/{TestGrid.Retired}\"");
    }

    [Theory]
    [InlineData("el", "δεν έχουν μεταφραστεί")]
    [InlineData("ro", "nu sunt încă traduse")]
    [InlineData("tr", "henüz Türkçeye çevrilmedi")]
    public async Task Questions_NotInTheLanguageOfThePage_AreAskedInOneThatThePhoneAccepts(string language, string note)
    {
        using var response = await _host.GetAsync($"/l/{TestGrid.Playground}", $"{language}, en;q=0.5");
        using var only = await _host.GetAsync($"/l/{TestGrid.Playground}", language);

        var page = await response.TextAsync();
        page.ShouldContain(note);
        page.ShouldContain("<span lang=\"en\" dir=\"ltr\">What is the problem?</span>");
        (await only.TextAsync()).ShouldContain("<span lang=\"bg\" dir=\"ltr\">Какъв е проблемът?</span>");
    }

    [Fact]
    public async Task Choice_AloneNotInTheLanguageOfThePage_IsNoticed()
    {
        var grid = new TestGrid();
        await using var host = await GatewayHost.StartAsync(grid);
        var often = TestGrid.Questions.Questions[3];
        var bulgarian = new LocalText(often.Choices[0].Text.ByLanguage.Remove("en"));
        grid.Change(new(4, [often with { Choices = often.Choices.SetItem(0, often.Choices[0] with { Text = bulgarian }) }]));
        using var some = await host.GetAsync(Path);
        using var none = await _host.GetAsync(Path);

        (await some.TextAsync()).ShouldContain("Not all of the questions here have been translated into English yet.");
        (await none.TextAsync()).ShouldNotContain("id=\"untranslated\"");
    }

    [Fact]
    public async Task Questions_InARightToLeftLanguage_SaySo()
    {
        var grid = new TestGrid();
        await using var host = await GatewayHost.StartAsync(grid);
        grid.Change(new(4, [new("often", Branch.Any, new(TestGrid.Text("Колко често?", "How often?").ByLanguage.Clear().Add("ar", "كم مرة؟")), Multiple: false, [])]));
        using var response = await host.GetAsync(Path);

        (await response.TextAsync()).ShouldContain("<span lang=\"ar\" dir=\"rtl\">كم مرة؟</span>");
    }

    [Fact]
    public async Task Body_CutOffInTheMiddle_IsRefusedInWords()
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes($"submissionId={Id}&score=7&comment=%D0%B"));
        content.Headers.ContentType = new("application/x-www-form-urlencoded");
        using var response = await _host.Client.PostAsync(Path, content);

        ((int)response.StatusCode).ShouldBe(400);
        (await response.TextAsync()).ShouldContain("The request cannot be read");
        _host.Grains.Calls.ShouldBeEmpty();
    }
}

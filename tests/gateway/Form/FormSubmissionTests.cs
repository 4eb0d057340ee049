using System.Text;
using Kazva.Submissions;

namespace Kazva.Gateway.Tests.Form;

public sealed class FormSubmissionTests : IAsyncLifetime
{
    private const string Id = "3f2c9a54-7d1e-4b8a-9c60-2f5b8e1d7a43";
    private static readonly string Path = $"/l/{TestGrid.Playground}";
    private GatewayHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await GatewayHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Form_WithScoreAlone_LeadsToTheThanks()
    {
        using var response = await _host.PostFormAsync($"{Path}?lang=en", ("submissionId", Id), ("score", "7"), ("comment", ""));

        ((int)response.StatusCode).ShouldBe(303);
        response.Headers.Location?.ToString().ShouldBe($"{Path}/thanks?lang=en&score=7");
        response.Headers.Contains("Set-Cookie").ShouldBeFalse();
        var submission = _host.Grains.Calls.Single().Submission;
        (submission.Id, submission.Score, submission.Language, submission.Comment).ShouldBe((Guid.Parse(Id), 7, "en", null));
    }

    [Fact]
    public async Task Form_WithChoicesOfAnotherBranch_DropsThem()
    {
        using var response = await _host.PostFormAsync(Path, ("submissionId", Id), ("score", "2"),
            ("a.like", "clean"), ("a.problem", "litter"), ("a.problem", "broken"), ("a.often", "daily"), ("comment", "a\r\nb "));

        ((int)response.StatusCode).ShouldBe(303);
        var submission = _host.Grains.Calls.Single().Submission;
        submission.Answers.Select(a => $"{a.Question}={string.Join(',', a.Choices)}").ShouldBe(["often=daily", "problem=broken,litter"]);
        submission.Comment.ShouldBe("a\nb");
    }

    [Fact]
    public async Task Form_SentTwice_CountsOnce()
    {
        using var first = await _host.PostFormAsync(Path, ("submissionId", Id), ("score", "7"));
        using var second = await _host.PostFormAsync(Path, ("submissionId", Id), ("score", "7"));

        ((int)second.StatusCode).ShouldBe(303);
        _host.Grains.Calls[1].Submission.Id.ShouldBe(_host.Grains.Calls[0].Submission.Id);
    }

    [Fact]
    public async Task Step_WithAScore_ShowsItsQuestionsOnlyAndSendsNothing()
    {
        using var response = await _host.PostFormAsync(Path, ("submissionId", Id), ("score", "3"), ("step", "score"), ("comment", "да"));

        ((int)response.StatusCode).ShouldBe(200);
        var page = await response.TextAsync();
        page.ShouldContain("Какъв е проблемът?");
        page.ShouldContain("Колко често идвате?");
        page.ShouldNotContain("Какво харесвате?");
        page.ShouldNotContain("Какво да подобрим?");
        page.ShouldContain("id=\"s3\" value=\"3\" required checked>");
        page.ShouldContain("да</textarea>");
        FormPageTests.IdOf(page).ShouldBe(Id);
        _host.Grains.Calls.ShouldBeEmpty();

        using var sent = await _host.PostFormAsync(Path, ("submissionId", Id), ("score", "3"), ("stepped", "1"), ("a.problem", "dark"));
        ((int)sent.StatusCode).ShouldBe(303);
        _host.Grains.Calls.Single().Submission.Answers.Single().Question.ShouldBe("problem");
    }

    [Fact]
    public async Task Page_BeforeTheScore_NamesTheScoresOfEachQuestionForThoseWithoutStyle()
    {
        using var response = await _host.GetAsync(Path);

        var page = await response.TextAsync();
        page.ShouldContain("При оценка от 1 до 4: </span>Какъв е проблемът?");
        page.ShouldContain("name=\"step\" value=\"score\"");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Form_WithoutAScore_IsShownAgainWithWordsAndContent(bool step)
    {
        (string, string)[] fields = [("submissionId", Id), ("a.problem", "litter"), ("comment", "Тъмно & <b>")];
        using var response = await _host.PostFormAsync(Path, step ? [.. fields, ("step", "score")] : fields);

        ((int)response.StatusCode).ShouldBe(400);
        var page = await response.TextAsync();
        page.ShouldContain("<title>Грешка: ");
        page.ShouldContain("<a href=\"#s1\">Изберете оценка от 1 до 10.</a>");
        page.ShouldContain("id=\"error-score\">Изберете оценка от 1 до 10.");
        page.ShouldContain("value=\"litter\" checked");
        page.ShouldContain("Тъмно &amp; &lt;b&gt;</textarea>");
        FormPageTests.IdOf(page).ShouldBe(Id);
        _host.Grains.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("score", "11", "#s1")]
    [InlineData("score", "7.5", "#s1")]
    [InlineData("comment", "a\0b", "#comment")]
    [InlineData("comment", "LONG", "#comment")]
    [InlineData("a.often", "daily,rarely", "#q-often-1")]
    [InlineData("a.improve", "gone", "#answer")]
    [InlineData("a.gone", "x", "#answer")]
    [InlineData("submissionId", "x", "#answer")]
    public async Task Form_WithAWrongField_PointsToIt(string field, string value, string target)
    {
        if (value == "LONG") value = new string('ж', 1001);
        List<(string, string)> fields = [("submissionId", Id), ("score", "7")];
        fields.RemoveAll(f => f.Item1 == field);
        fields.AddRange(value.Split(',').Select(v => (field, v)));
        using var response = await _host.PostFormAsync(Path, [.. fields]);

        ((int)response.StatusCode).ShouldBe(400);
        (await response.TextAsync()).ShouldContain($"<a href=\"{target}\">");
        _host.Grains.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Form_ThatWouldCloseItsTextArea_IsEncoded()
    {
        using var response = await _host.PostFormAsync(Path, ("submissionId", Id), ("comment", $"</textarea>{TestGrid.Script}"));

        (await response.TextAsync()).ShouldNotContain("<script>alert");
    }

    [Fact]
    public async Task Form_ThatCannotBeStored_IsShownAgainToBeSentAgain()
    {
        _host.Grains.Answer = (_, _) => throw new StorageUnavailableException();
        using var response = await _host.PostFormAsync(Path, ("submissionId", Id), ("score", "7"), ("comment", "важно"));

        ((int)response.StatusCode).ShouldBe(503);
        response.Headers.RetryAfter?.Delta.ShouldBe(TimeSpan.FromSeconds(2));
        var page = await response.TextAsync();
        page.ShouldContain("важно</textarea>");
        page.ShouldContain("изпратете го пак след малко");
        FormPageTests.IdOf(page).ShouldBe(Id);
    }

    [Fact]
    public async Task Form_ShownAgain_OffersNoOtherLanguage_WhichWouldLoseWhatWasEntered()
    {
        using var fresh = await _host.GetAsync(Path);
        using var stepped = await _host.PostFormAsync(Path, ("submissionId", Id), ("score", "3"), ("step", "score"));
        using var wrong = await _host.PostFormAsync(Path, ("submissionId", Id), ("comment", "да"));

        (await fresh.TextAsync()).ShouldContain("<nav");
        (await stepped.TextAsync()).ShouldNotContain("<nav");
        (await wrong.TextAsync()).ShouldNotContain("<nav");
    }

    [Fact]
    public async Task Kiosk_WithoutScript_LeavesAFormThatCameBackFilledIn()
    {
        const string Refresh = "<noscript><meta http-equiv=\"refresh\" content=\"180;url=";
        using var empty = await _host.GetAsync($"{Path}?kiosk=1");
        using var wrong = await _host.PostFormAsync($"{Path}?kiosk=1", ("submissionId", Id), ("comment", "да"));
        using var phone = await _host.PostFormAsync(Path, ("submissionId", Id), ("comment", "да"));

        (await empty.TextAsync()).ShouldNotContain("http-equiv");
        (await wrong.TextAsync()).ShouldContain($"{Refresh}{Path}?kiosk=1\">");
        (await phone.TextAsync()).ShouldNotContain("http-equiv");
    }

    [Fact]
    public async Task Form_WithAnIdOfAnotherAnswer_IsToldSo()
    {
        _host.Grains.Answer = (_, _) => SubmissionReceipt.Of(SubmissionOutcome.Conflict);
        using var response = await _host.PostFormAsync(Path, ("submissionId", Id), ("score", "7"));

        ((int)response.StatusCode).ShouldBe(409);
        (await response.TextAsync()).ShouldContain("вече е изпратен");
    }

    // Each character stands for the byte of its number.
    [Theory]
    [InlineData("\u00ff\u00fe")]
    [InlineData("%ff%fe")]
    [InlineData("%d0")]
    [InlineData("\u00d0%b6")]
    public async Task Form_NotUtf8_IsRefusedOnAPage(string comment)
    {
        using var content = new ByteArrayContent(Encoding.Latin1.GetBytes($"submissionId={Id}&score=7&comment={comment}&lang=bg"));
        content.Headers.ContentType = new("application/x-www-form-urlencoded");
        using var response = await _host.Client.PostAsync(Path, content);

        ((int)response.StatusCode).ShouldBe(400);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("text/html");
        (await response.TextAsync()).ShouldContain("не може да се прочете");
        _host.Grains.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("%d0%b6+%e2%9c%93")]
    [InlineData("\u00d0\u00b6 %E2%9C%93")]
    public async Task Form_InUtf8_IsReadInEitherSpelling(string comment)
    {
        using var content = new ByteArrayContent(Encoding.Latin1.GetBytes($"submissionId={Id}&score=7&comment={comment}"));
        content.Headers.ContentType = new("application/x-www-form-urlencoded");
        using var response = await _host.Client.PostAsync(Path, content);

        ((int)response.StatusCode).ShouldBe(303);
        _host.Grains.Calls.Single().Submission.Comment.ShouldBe("ж ✓");
    }

    [Fact]
    public async Task Form_TooLargeOrOfAnotherType_IsRefusedOnAPage()
    {
        using var large = await _host.PostFormAsync(Path, ("submissionId", Id), ("score", "7"), ("comment", new string('ж', 4000)));
        using var json = await _host.Client.PostAsync(Path, new StringContent("{}"));

        ((int)large.StatusCode).ShouldBe(413);
        (await large.TextAsync()).ShouldContain("твърде дълъг");
        ((int)json.StatusCode).ShouldBe(415);
        json.Content.Headers.ContentType?.MediaType.ShouldBe("text/html");
    }
}

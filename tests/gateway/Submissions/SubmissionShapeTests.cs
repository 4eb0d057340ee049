using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Kazva.Gateway.Tests.Submissions;

public sealed class SubmissionShapeTests : IAsyncLifetime
{
    private const string Id = "3f2c9a54-7d1e-4b8a-9c60-2f5b8e1d7a43";
    private GatewayHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await GatewayHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("""{"score": 7,, }""", "", "json")]
    [InlineData("", "", "json")]
    [InlineData("""{"score": 7} trailing""", "", "json")]
    [InlineData("[]", "", "object")]
    [InlineData("7", "", "object")]
    [InlineData("""{"submissionId":"ID"}""", "score", "required")]
    [InlineData("""{"submissionId":"ID","score":0}""", "score", "score-range")]
    [InlineData("""{"submissionId":"ID","score":11}""", "score", "score-range")]
    [InlineData("""{"submissionId":"ID","score":7.5}""", "score", "score-range")]
    [InlineData("""{"submissionId":"ID","score":"7"}""", "score", "score-range")]
    [InlineData("""{"submissionId":"ID","score":null}""", "score", "score-range")]
    [InlineData("""{"submissionId":"ID","score":99999999999999}""", "score", "score-range")]
    [InlineData("""{"submissionId":"ID","score":7,"score":8}""", "score", "member-twice")]
    [InlineData("""{"score":7}""", "submissionId", "required")]
    [InlineData("""{"submissionId":"7","score":7}""", "submissionId", "uuid")]
    [InlineData("""{"submissionId":7,"score":7}""", "submissionId", "uuid")]
    [InlineData("""{"submissionId":null,"score":7}""", "submissionId", "uuid")]
    [InlineData("""{"submissionId":"00000000-0000-0000-0000-000000000000","score":7}""", "submissionId", "uuid")]
    [InlineData("""{"submissionId":"ID","score":7,"answers":[]}""", "answers", "object")]
    [InlineData("""{"submissionId":"ID","score":7,"answers":{"improve":"shade"}}""", "answers.improve", "list")]
    [InlineData("""{"submissionId":"ID","score":7,"answers":{"improve":[1]}}""", "answers.improve", "list")]
    [InlineData("""{"submissionId":"ID","score":7,"answers":{"improve":["\ud800"]}}""", "answers.improve", "list")]
    [InlineData("""{"submissionId":"ID","score":7,"answers":{"improve":["shade","shade"]}}""", "answers.improve", "choice-twice")]
    [InlineData("""{"submissionId":"ID","score":7,"answers":{"improve":["shade"],"improve":[]}}""", "answers.improve", "question-twice")]
    [InlineData("""{"submissionId":"ID","score":7,"comment":5}""", "comment", "text")]
    [InlineData("""{"submissionId":"ID","score":7,"comment":"a\ud800b"}""", "comment", "comment-characters")]
    [InlineData("""{"submissionId":"ID","score":7,"comment":"a\u0000b"}""", "comment", "comment-characters")]
    [InlineData("""{"submissionId":"ID","score":7,"comment":"a\u001bb"}""", "comment", "comment-characters")]
    [InlineData("""{"submissionId":"ID","score":7,"language":"български"}""", "language", "language-tag")]
    [InlineData("""{"submissionId":"ID","score":7,"language":5}""", "language", "language-tag")]
    [InlineData("""{"submissionId":"ID","score":7,"answeredAt":"yesterday"}""", "answeredAt", "time")]
    [InlineData("""{"submissionId":"ID","score":7,"answeredAt":"2026-05-04T09:12:31"}""", "answeredAt", "time")]
    [InlineData("""{"submissionId":"ID","score":7,"answeredAt":"2026-02-30T09:12:31Z"}""", "answeredAt", "time")]
    [InlineData("""{"submissionId":"ID","score":7,"answeredAt":1777885951}""", "answeredAt", "time")]
    [InlineData("""{"submissionId":"ID","score":7,"note":"x"}""", "note", "unknown-member")]
    [InlineData("""{"submissionId":"ID","score":7,"\ud800":"x"}""", "\ufffd", "unknown-member")]
    public async Task Submission_WithWrongField_IsRefusedByName(string json, string field, string code)
    {
        using var response = await _host.PostJsonAsync(json.Replace("ID", Id, StringComparison.Ordinal));

        (await response.ProblemAsync(400)).ShouldBe([(field, code)]);
        _host.Grains.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Submission_WithManyMistakes_HearsOfAllAtOnce()
    {
        using var response = await _host.PostJsonAsync("""{"score":0,"comment":1,"language":"?","answeredAt":"x","answers":7,"rating":1}""");

        (await response.ProblemAsync(400)).Select(e => e.Field)
            .ShouldBe(["score", "comment", "language", "answeredAt", "answers", "rating", "submissionId"]);
    }

    [Fact]
    public async Task BrokenJson_OfSeveralLines_IsToldTheLineAndPosition()
    {
        using var response = await _host.PostJsonAsync("{\n  \"score\": 7,\n  \"comment\": oops\n}");

        (await response.TextAsync()).ShouldContain("line 3, byte 14");
    }

    [Fact]
    public async Task Body_NotUtf8_IsRefused()
    {
        using var content = new ByteArrayContent([(byte)'{', (byte)'"', 0xFF, (byte)'"', (byte)'}']);
        content.Headers.ContentType = new("application/json");
        using var response = await _host.Client.PostAsync(GatewayHost.SubmissionsOf(TestGrid.Playground), content);

        (await response.ProblemAsync(400)).ShouldBe([("", "utf-8")]);
    }

    [Fact]
    public async Task Body_WithAByteOrderMark_IsRefusedInThoseWords()
    {
        using var response = await _host.PostJsonAsync($$"""{{'\uFEFF'}}{"submissionId":"{{Id}}","score":7}""");

        (await response.ProblemAsync(400)).ShouldBe([("", "utf-8")]);
        (await response.TextAsync()).ShouldContain("without a byte order mark");
        _host.Grains.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Comment_OfMoreThanThousandCharacters_IsRefused()
    {
        using var response = await _host.PostJsonAsync($$"""{"submissionId":"{{Id}}","score":7,"comment":"{{new string('ж', 1001)}}"}""");

        (await response.ProblemAsync(400)).ShouldBe([("comment", "comment-length")]);
    }

    [Fact]
    public async Task Comment_OfThousandCharactersAfterTrimming_IsAccepted()
    {
        var comment = $"  {new string('ж', 998)}\\r\\nж  ";
        using var response = await _host.PostJsonAsync($$"""{"submissionId":"{{Id}}","score":7,"comment":"{{comment}}"}""");

        ((int)response.StatusCode).ShouldBe(202);
        _host.Grains.Calls.Single().Submission.Comment!.Length.ShouldBe(1000);
    }

    [Theory]
    [InlineData(51, 1, "answers")]
    [InlineData(1, 51, "answers.q0")]
    public async Task Answers_MoreThanFifty_AreRefused(int questions, int choices, string field)
    {
        var answers = Enumerable.Range(0, questions).ToDictionary(q => $"q{q}", _ => Enumerable.Range(0, choices).Select(c => $"c{c}"), StringComparer.Ordinal);
        using var response = await _host.PostJsonAsync(JsonSerializer.Serialize(new { submissionId = Id, score = 7, answers }));

        (await response.ProblemAsync(400)).ShouldBe([(field, "too-many")]);
        _host.Grains.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"problem":["litter"]}""", "answers.problem", "wrong-branch")]
    [InlineData("""{"improve":["nothing"]}""", "answers.improve", "unknown-choice")]
    [InlineData("""{"nothing":["litter"]}""", "answers.nothing", "unknown-question")]
    public async Task Answers_ThatTheLocationRefuses_AreRefusedInItsWords(string answers, string field, string code)
    {
        using var response = await _host.PostJsonAsync($$"""{"submissionId":"{{Id}}","score":7,"answers":{{answers}}}""");

        (await response.ProblemAsync(400)).ShouldBe([(field, code)]);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/json; charset=windows-1251")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Body_OfAnotherType_IsRefused(string mediaType)
    {
        using var response = await _host.PostJsonAsync($$"""{"submissionId":"{{Id}}","score":7}""", mediaType: mediaType);

        await response.ProblemAsync(415);
        _host.Grains.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Body_WithUtf8Charset_IsAccepted()
    {
        using var response = await _host.PostJsonAsync($$"""{"submissionId":"{{Id}}","score":7}""", mediaType: "application/json; charset=UTF-8");

        ((int)response.StatusCode).ShouldBe(202);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Body_TooLarge_IsRefusedWithOrWithoutLength(bool chunked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, GatewayHost.SubmissionsOf(TestGrid.Playground));
        request.Headers.TransferEncodingChunked = chunked;
        request.Content = new StringContent($$"""{"submissionId":"{{Id}}","score":7,"comment":"{{new string(' ', 17_000)}}"}""", Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        using var response = await _host.Client.SendAsync(request);

        await response.ProblemAsync(413);
        _host.Grains.Calls.ShouldBeEmpty();
    }
}

using System.Collections.Immutable;
using System.Globalization;
using Kazva.Submissions;

namespace Kazva.Gateway.Tests.Submissions;

public sealed class SubmissionOutcomeTests : IAsyncLifetime
{
    private const string Id = "3f2c9a54-7d1e-4b8a-9c60-2f5b8e1d7a43";
    private const string Smallest = $$"""{"submissionId":"{{Id}}","score":7}""";
    private GatewayHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await GatewayHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Submission_WithScoreAlone_IsAcceptedByTheLocation()
    {
        using var response = await _host.PostJsonAsync(Smallest);

        ((int)response.StatusCode).ShouldBe(202);
        (await response.TextAsync()).ShouldBe(
            $$"""{"submissionId":"{{Id}}","receivedAt":"2026-05-04T09:12:31.25Z","duplicate":false,"countedAt":"2026-05-04T09:12:31.25Z"}""");
        var (key, submission) = _host.Grains.Calls.Single();
        key.ShouldBe($"town/{TestGrid.Playground}");
        (submission.Id, submission.Score, submission.Comment, submission.Language, submission.AnsweredAt).ShouldBe((Guid.Parse(Id), 7, null, null, null));
        submission.Answers.ShouldBeEmpty();
    }

    [Fact]
    public async Task Submission_SpelledOtherwise_ReachesTheLocationInItsCanonicalForm()
    {
        using var response = await _host.PostJsonAsync(
            $$"""
            { "answeredAt": "2026-05-04T12:12:30.1239+03:00", "language": "bg", "comment": " Люлката\r\nскърца\t! ",
              "answers": { "problem": ["litter", "broken"], "often": ["daily"], "improve": [] }, "score": 2, "submissionId": "{{Id.ToUpperInvariant()}}" }
            """);

        ((int)response.StatusCode).ShouldBe(202);
        var submission = _host.Grains.Calls.Single().Submission;
        submission.Answers.Select(a => $"{a.Question}={string.Join(',', a.Choices)}").ShouldBe(["often=daily", "problem=broken,litter"]);
        submission.Comment.ShouldBe("Люлката\nскърца\t!");
        submission.AnsweredAt.ShouldBe(new DateTimeOffset(2026, 5, 4, 9, 12, 30, 123, TimeSpan.Zero));
        (await response.JsonAsync()).TryGetProperty("notices", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \\r\\n ")]
    public async Task Comment_OfNothing_IsNone(string comment)
    {
        using var response = await _host.PostJsonAsync($$"""{"submissionId":"{{Id}}","score":7,"comment":"{{comment}}"}""");

        _host.Grains.Calls.Single().Submission.Comment.ShouldBeNull();
    }

    [Fact]
    public async Task Submission_SentAgain_IsToldToBeADuplicate()
    {
        using var first = await _host.PostJsonAsync(Smallest);
        using var second = await _host.PostJsonAsync(Smallest);

        ((int)second.StatusCode).ShouldBe(202);
        (await second.JsonAsync()).GetProperty("duplicate").GetBoolean().ShouldBeTrue();
    }

    [Theory]
    [InlineData("2026-05-04T10:00:00Z")]
    [InlineData("2026-04-20T10:00:00Z")]
    public async Task AnsweredAt_InTheFutureOrLongAgo_IsCountedAtArrivalAndSaid(string answeredAt)
    {
        using var response = await _host.PostJsonAsync($$"""{"submissionId":"{{Id}}","score":7,"answeredAt":"{{answeredAt}}"}""");

        var body = await response.JsonAsync();
        body.GetProperty("countedAt").GetDateTimeOffset().ShouldBe(FakeGrains.Arrival);
        body.GetProperty("notices")[0].GetProperty("field").GetString().ShouldBe("answeredAt");
    }

    [Theory]
    [InlineData("2026-05-03T10:00:00Z", "2026-05-04T09:12:31.25Z", false)]
    [InlineData("2026-05-03T10:00:00Z", "2026-05-02T10:00:00Z", false)]
    [InlineData("2026-05-04T09:12:31.25Z", "2026-05-02T10:00:00Z", false)]
    [InlineData("2026-04-27T09:12:31.25Z", "2026-05-02T10:00:00Z", false)]
    [InlineData("2026-05-04T10:00:00Z", "2026-05-02T10:00:00Z", false)]
    [InlineData("2026-05-04T09:12:31.251Z", "2026-05-04T09:12:31.25Z", true)]
    [InlineData("2026-04-27T09:12:31.249Z", "2026-05-04T09:12:31.25Z", true)]
    public async Task Duplicate_WithAnotherAnsweredAt_IsToldOnlyWhatIsTrue(string answeredAt, string countedAt, bool isTold)
    {
        _host.Grains.Answer = (_, _) => new(SubmissionOutcome.Duplicate, FakeGrains.Arrival,
            DateTimeOffset.Parse(countedAt, CultureInfo.InvariantCulture), ImmutableArray<FieldError>.Empty);
        using var response = await _host.PostJsonAsync($$"""{"submissionId":"{{Id}}","score":7,"answeredAt":"{{answeredAt}}"}""");

        (await response.JsonAsync()).TryGetProperty("notices", out _).ShouldBe(isTold);
    }

    [Theory]
    [InlineData(SubmissionOutcome.Conflict, 409)]
    [InlineData(SubmissionOutcome.Retired, 410)]
    [InlineData(SubmissionOutcome.Unknown, 404)]
    [InlineData(SubmissionOutcome.Unavailable, 503)]
    public async Task Location_ThatRefuses_IsAnsweredWithItsStatus(SubmissionOutcome outcome, int status)
    {
        _host.Grains.Answer = (_, _) => SubmissionReceipt.Of(outcome);
        using var response = await _host.PostJsonAsync(Smallest);

        await response.ProblemAsync(status);
    }

    [Fact]
    public async Task Location_OvertakenThreeTimes_IsCalledAgain()
    {
        _host.Grains.Answer = (call, _) => call <= 3
            ? SubmissionReceipt.Of(SubmissionOutcome.Overtaken)
            : new(SubmissionOutcome.Accepted, FakeGrains.Arrival, FakeGrains.Arrival, ImmutableArray<FieldError>.Empty);
        using var response = await _host.PostJsonAsync(Smallest);

        ((int)response.StatusCode).ShouldBe(202);
        _host.Grains.Calls.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Location_OvertakenForEver_IsUnavailable()
    {
        _host.Grains.Answer = (_, _) => SubmissionReceipt.Of(SubmissionOutcome.Overtaken);
        using var response = await _host.PostJsonAsync(Smallest);

        await response.ProblemAsync(503);
        response.Headers.RetryAfter?.Delta.ShouldBe(TimeSpan.FromSeconds(2));
        _host.Grains.Calls.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Location_ThatCannotStoreOrAnswer_IsUnavailable(bool storage)
    {
        _host.Grains.Answer = (_, _) => throw (storage ? new StorageUnavailableException() : new TimeoutException());
        using var response = await _host.PostJsonAsync(Smallest);

        await response.ProblemAsync(503);
        response.Headers.RetryAfter?.Delta.ShouldBe(TimeSpan.FromSeconds(2));
        _host.Grains.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Location_ThatFailsOtherwise_GivesNoInternalsAway()
    {
        _host.Grains.Answer = (_, _) => throw new InvalidOperationException("secret connection string");
        using var response = await _host.PostJsonAsync(Smallest);

        await response.ProblemAsync(500);
        (await response.TextAsync()).ShouldNotContain("secret");
    }
}

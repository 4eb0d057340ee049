namespace Kazva.Submissions.Tests;

public class LoggedSubmissionTests
{
    private static readonly Submission Sent = new(
        Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e"), 3,
        [new("problem", ["broken", "dark"]), new("visits", ["daily"])], "The swing is broken", "en", AnsweredAt: null);

    [Fact]
    public void Submission_AsAMessageNamesIt_HoldsNothingOfTheCitizen() =>
        (Sent with { Source = 42 }).ToString().ShouldBe("submission 0f8fad5b-d9cb-469f-a165-70867728950e");

    public static TheoryData<string, Submission> Others => new()
    {
        { "score", Sent with { Score = 4 } },
        { "comment", Sent with { Comment = "The swing is mended" } },
        { "no comment", Sent with { Comment = null } },
        { "language", Sent with { Language = "bg" } },
        { "no answers", Sent with { Answers = [] } },
        { "an answer less", Sent with { Answers = Sent.Answers[..1] } },
        { "an answer more", Sent with { Answers = Sent.Answers.Add(new("more", [])) } },
        { "question", Sent with { Answers = [new("trouble", ["broken", "dark"]), Sent.Answers[1]] } },
        { "choice", Sent with { Answers = [new("problem", ["broken", "dirty"]), Sent.Answers[1]] } },
        { "a choice less", Sent with { Answers = [new("problem", ["broken"]), Sent.Answers[1]] } },
        { "a choice more", Sent with { Answers = [new("problem", ["broken", "dark", "dirty"]), Sent.Answers[1]] } },
    };

    [Fact]
    public void HasContentOf_TheSameSentAgainInNewObjects_Holds() =>
        Logged().HasContentOf(Sent with { Answers = [new("problem", ["broken", "dark"]), new("visits", ["daily"])] }).ShouldBeTrue();

    [Fact]
    public void HasContentOf_TheSameAtAnotherTime_Holds() =>
        Logged().HasContentOf(Sent with { AnsweredAt = DateTimeOffset.UnixEpoch }).ShouldBeTrue();

    [Theory, MemberData(nameof(Others))]
    public void HasContentOf_SomethingElse_DoesNotHold(string difference, Submission other) =>
        Logged().HasContentOf(other).ShouldBeFalse(difference);

    private static LoggedSubmission Logged() => new(
        "city", "K7Q2MD", 12, Sent.Id, Sent.Score, [.. Sent.Answers.Select(answer => answer with { Choices = [.. answer.Choices] })],
        Sent.Comment, Sent.Language, "centre", "playgrounds", 3, DateTimeOffset.UnixEpoch.AddDays(1), DateTimeOffset.UnixEpoch.AddDays(2));
}

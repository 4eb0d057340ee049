using System.Collections.Immutable;
using Kazva.Definition;

namespace Kazva.Submissions.Tests;

public class QuestionnaireCheckTests
{
    private static readonly Questionnaire Playgrounds = new(3,
    [
        new Question("problem", Branch.Low, Text("What is wrong?"), Multiple: true,
            [new Choice("broken", Text("Broken"), Safety: true), new Choice("dirty", Text("Dirty")), new Choice("dark", Text("Dark"))]),
        new Question("better", Branch.Middle, Text("What would help?"), Multiple: false, [new Choice("shade", Text("Shade"))]),
        new Question("liked", Branch.High, Text("What is good?"), Multiple: true, [new Choice("clean", Text("Clean"))]),
        new Question("visits", Branch.Any, Text("How often?"), Multiple: false, [new Choice("daily", Text("Daily")), new Choice("rarely", Text("Rarely"))]),
    ]);

    [Fact]
    public void Check_OfOnlyAScore_FindsNothing() => Check(8).ShouldBeEmpty();

    [Fact]
    public void Check_OfEverythingThatFits_FindsNothing()
    {
        Check(1, [new("problem", ["dark", "broken"]), new("visits", ["daily"])], new string('я', Submission.LongestComment)).ShouldBeEmpty();
        Check(7, [new("better", ["shade"])]).ShouldBeEmpty();
        Check(10, [new("visits", ["rarely"]), new("liked", ["clean"])]).ShouldBeEmpty();
    }

    [Fact]
    public void Check_OfAnAnswerWithoutChoices_FindsNothing() => Check(1, [new("problem", [])]).ShouldBeEmpty();

    [Theory, InlineData(0), InlineData(11), InlineData(-5)]
    public void Check_OfAScoreOutOfRange_NamesItAndItsRange(int score)
    {
        var error = Check(score).ShouldHaveSingleItem();

        error.Field.ShouldBe("score");
        error.Code.ShouldBe("score-range");
        error.Message.ShouldContain("from 1 to 10");
    }

    [Fact]
    public void Check_OfACommentOneCharacterTooLong_NamesTheLimit()
    {
        var error = Check(5, [], new string('a', Submission.LongestComment + 1)).ShouldHaveSingleItem();

        error.Field.ShouldBe("comment");
        error.Code.ShouldBe("comment-length");
        error.Message.ShouldContain("1000");
    }

    [Fact]
    public void Check_OfAWrongScoreAndALongComment_NamesBoth() =>
        Codes(Check(11, [new("problem", ["broken"])], new string('a', Submission.LongestComment + 1)))
            .ShouldBe(["score: score-range", "comment: comment-length"]);

    [Theory]
    [InlineData(5, "problem", "scores from 1 to 4")]
    [InlineData(8, "better", "scores from 5 to 7")]
    [InlineData(4, "liked", "scores from 8 to 10")]
    public void Check_OfAQuestionOfAnotherBranch_SaysWhichScoresItFollows(int score, string question, string follows)
    {
        var error = Check(score, [new(question, [])]).ShouldHaveSingleItem();

        error.Field.ShouldBe($"answers.{question}");
        error.Code.ShouldBe("wrong-branch");
        error.Message.ShouldContain(follows);
        error.Message.ShouldContain($"not a score of {score}");
    }

    [Fact]
    public void Check_OfAnUnknownQuestion_ListsThoseThatFollow()
    {
        var error = Check(9, [new("colour", ["red"])]).ShouldHaveSingleItem();

        error.Field.ShouldBe("answers.colour");
        error.Code.ShouldBe("unknown-question");
        error.Message.ShouldContain("liked, visits");
    }

    [Fact]
    public void Check_OfAnUnknownQuestionWhereNoneFollow_SaysSo() =>
        QuestionnaireCheck.Check(new Questionnaire(1, []), Sent(9, [new("colour", [])], null))
            .ShouldHaveSingleItem().Message.ShouldContain("no questions");

    [Fact]
    public void Check_OfAnUnknownChoice_ListsTheChoices()
    {
        var error = Check(2, [new("problem", ["noisy"])]).ShouldHaveSingleItem();

        error.Field.ShouldBe("answers.problem");
        error.Code.ShouldBe("unknown-choice");
        error.Message.ShouldContain("'noisy'");
        error.Message.ShouldContain("broken, dirty, dark");
    }

    [Fact]
    public void Check_OfAVeryLongUnknownChoice_DoesNotRepeatAllOfIt() =>
        Check(2, [new("problem", [new string('x', 5_000)])]).ShouldHaveSingleItem().Message.Length.ShouldBeLessThan(200);

    [Fact]
    public void Check_OfIdsInOtherCase_KnowsNeitherQuestionNorChoice() =>
        Codes(Check(2, [new("Problem", ["broken"]), new("problem", ["Broken"])]))
            .ShouldBe(["answers.Problem: unknown-question", "answers.problem: unknown-choice"]);

    [Fact]
    public void Check_OfAChoiceTakenTwice_SaysOnce() =>
        Codes(Check(2, [new("problem", ["dirty", "dark", "dirty"])])).ShouldBe(["answers.problem: choice-twice"]);

    [Fact]
    public void Check_OfTwoChoicesWhereOneIsAsked_SaysOne() =>
        Codes(Check(2, [new("visits", ["daily", "rarely"])])).ShouldBe(["answers.visits: one-choice"]);

    [Fact]
    public void Check_OfAQuestionAnsweredTwice_SaysOnce() =>
        Codes(Check(2, [new("problem", ["dirty"]), new("problem", ["dark"])])).ShouldBe(["answers.problem: question-twice"]);

    [Fact]
    public void Check_OfEveryMistake_NamesAllAtOnce() =>
        Codes(Check(
            3,
            [
                new("problem", ["noisy", "dark", "dark"]),
                new("problem", ["dirty"]),
                new("liked", ["clean"]),
                new("visits", ["daily", "rarely"]),
                new("colour", ["red"]),
            ],
            new string('a', 2_000))).ShouldBe(
            [
                "comment: comment-length",
                "answers.problem: unknown-choice",
                "answers.problem: choice-twice",
                "answers.problem: question-twice",
                "answers.liked: wrong-branch",
                "answers.visits: one-choice",
                "answers.colour: unknown-question",
            ]);

    private static ImmutableArray<FieldError> Check(int score, ImmutableArray<Answer>? answers = null, string? comment = null) =>
        QuestionnaireCheck.Check(Playgrounds, Sent(score, answers ?? [], comment));

    private static Submission Sent(int score, ImmutableArray<Answer> answers, string? comment) =>
        new(Guid.NewGuid(), score, answers, comment, "en", null);

    private static IEnumerable<string> Codes(ImmutableArray<FieldError> errors) => errors.Select(error => $"{error.Field}: {error.Code}");

    private static LocalText Text(string english) => new(ImmutableSortedDictionary<string, string>.Empty.Add("en", english));
}

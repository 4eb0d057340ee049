using System.Collections.Immutable;
using Kazva.Definition;

namespace Kazva.Submissions.Tests;

public sealed class QuestionnaireVersionTests
{
    private static readonly Category Category = new(
        "parks", Text("Parks"), Of(3, new Choice("dirty", Text("Dirty")), new Choice("dark", Text("Too dark"))),
        [Of(2, new Choice("dirty", Text("Filthy"), Safety: true), new Choice("dark", Text("Dark"))), Of(1, new Choice("glass", Text("Glass"), Safety: true))]);

    [Theory]
    [InlineData("dirty", 3, 3)]
    [InlineData("dirty", 2, 2)]
    [InlineData("dirty", null, 3)]
    [InlineData("glass", 1, 1)]
    public void Answer_ThatFitsTheVersionItNames_IsOfThatVersion(string choice, int? named, int version)
    {
        QuestionnaireCheck.Check(Category, Submission(choice, named), out var asked).ShouldBeEmpty();
        asked.Version.ShouldBe(version);
    }

    [Theory]
    [InlineData("dirty", 1)]
    [InlineData("dirty", 7)]
    public void Answer_ThatFitsOnlyTheQuestionnaireInForce_IsOfThatOne(string choice, int named)
    {
        QuestionnaireCheck.Check(Category, Submission(choice, named), out var asked).ShouldBeEmpty();
        asked.Version.ShouldBe(3);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(3)]
    [InlineData(2)]
    [InlineData(99)]
    public void Answer_ThatFitsNeither_IsRefusedByTheOneInForce(int? named)
    {
        var error = QuestionnaireCheck.Check(Category, Submission("glass", named), out _).ShouldHaveSingleItem();
        (error.Field, error.Code).ShouldBe(("answers.problem", "unknown-choice"));
        error.Message.ShouldContain("dirty, dark");
    }

    [Fact]
    public void Choice_OfSeveralVersions_IsSaidByTheNewest()
    {
        Category.FindChoice("problem", "dark").ShouldNotBeNull().Text.In("en").ShouldBe("Too dark");
        Category.FindChoice("problem", "glass").ShouldNotBeNull().Text.In("en").ShouldBe("Glass");
        Category.FindChoice("problem", "none").ShouldBeNull();
    }

    [Fact]
    public void Danger_OnlyInAnEarlierVersion_IsOne_AndOneThatIsNoMore_IsNone()
    {
        var dangers = new DangerChoices([.. Category.Questionnaires]);
        dangers.In(Submission("glass", 1).Answers).ShouldBeTrue();
        dangers.In(Submission("dirty", 2).Answers).ShouldBeFalse();
    }

    private static Submission Submission(string choice, int? version) =>
        new(Guid.NewGuid(), 2, [new("problem", [choice])], null, null, null, version);

    private static Questionnaire Of(int version, params ImmutableArray<Choice> choices) =>
        new(version, [new("problem", Branch.Low, Text("What is wrong?"), Multiple: true, choices)]);

    private static LocalText Text(string text) => new(ImmutableSortedDictionary<string, string>.Empty.Add("en", text));
}

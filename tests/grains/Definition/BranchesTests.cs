using System.Collections.Immutable;

namespace Kazva.Definition.Tests;

public class BranchesTests
{
    [Theory]
    [InlineData(1, Branch.Low), InlineData(4, Branch.Low)]
    [InlineData(5, Branch.Middle), InlineData(7, Branch.Middle)]
    [InlineData(8, Branch.High), InlineData(10, Branch.High)]
    public void Of_AScore_IsItsBranchAndNoOtherHolds(int score, Branch branch)
    {
        Branches.Of(score).ShouldBe(branch);
        Enum.GetValues<Branch>().Where(other => other.Holds(score)).ShouldBe([Branch.Any, branch]);
    }

    [Fact]
    public void After_AScore_KeepsTheOrderOfTheQuestions()
    {
        var text = new LocalText(ImmutableSortedDictionary<string, string>.Empty);
        var questionnaire = new Questionnaire(1,
        [
            new Question("first", Branch.Any, text, false, []),
            new Question("good", Branch.High, text, false, []),
            new Question("bad", Branch.Low, text, false, []),
            new Question("last", Branch.Any, text, false, []),
        ]);

        questionnaire.After(2).Select(question => question.Id).ShouldBe(["first", "bad", "last"]);
        questionnaire.After(6).Select(question => question.Id).ShouldBe(["first", "last"]);
        questionnaire.After(9).Select(question => question.Id).ShouldBe(["first", "good", "last"]);
    }
}

using Kazva.Silo.Storage.Log;
using Kazva.Submissions;

namespace Kazva.Silo.Tests.Storage.Log;

public sealed class AnswersJsonTests
{
    [Fact]
    public void Answers_AsColumn_AreReadableAndInOrder() =>
        AnswersJson.Write([new Answer("проблем", ["стъкло", "b"]), new Answer("a", [])])
            .ShouldBe("""{"проблем":["стъкло","b"],"a":[]}""");

    [Fact]
    public void NoAnswers_AsColumn_AreNull()
    {
        AnswersJson.Write([]).ShouldBeNull();
        AnswersJson.Write(default).ShouldBeNull();
        AnswersJson.Read(null).IsDefault.ShouldBeFalse();
    }
}

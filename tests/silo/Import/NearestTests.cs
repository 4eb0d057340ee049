using Kazva.Silo.Import;

namespace Kazva.Silo.Tests.Import;

public class NearestTests
{
    [Theory]
    [InlineData("parsk", 1)]
    [InlineData("Parks", 0)]
    [InlineData("park", 1)]
    [InlineData("", 5)]
    [InlineData("schools", 6)]
    public void Distance_BetweenWords_CountsEdits(string word, int distance) =>
        Nearest.Distance(word, "parks").ShouldBe(distance);

    [Theory]
    [InlineData("playground", "; did you mean 'playgrounds'?")]
    [InlineData("xyz", "")]
    public void Hint_ForAWord_NamesOnlyWhatIsNear(string word, string hint) =>
        Nearest.Hint(word, ["parks", "playgrounds", "schools"]).ShouldBe(hint);
}

namespace Kazva.Definition.Tests;

public class GridKeyTests
{
    [Fact]
    public void Parse_OfAKey_GivesWhatItWasMadeOf() => GridKey.Parse(GridKey.Of("stara-zagora", "K7Q2MD")).ShouldBe(("stara-zagora", "K7Q2MD"));

    [Theory, InlineData(""), InlineData("stara-zagora"), InlineData("/K7Q2MD")]
    public void Parse_OfSomethingElse_SaysWhatItShouldBe(string key) =>
        Should.Throw<FormatException>(() => GridKey.Parse(key)).Message.ShouldContain("organisation/id");
}

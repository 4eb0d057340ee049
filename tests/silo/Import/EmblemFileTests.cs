using Kazva.Silo.Import;

namespace Kazva.Silo.Tests.Import;

public sealed class EmblemFileTests : IDisposable
{
    private const string Emblem = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>""";

    private readonly DefinitionFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Emblem_AndColours_AreRead()
    {
        Name("emblem.svg");
        _folder.Change("organisation.yaml", "timeZone: E", "colours: { main: \"#0D6B5B\" }\ntimeZone: E");
        _folder.Write("emblem.svg", Emblem);
        var read = _folder.Read();

        read.Mistakes.ShouldBeEmpty();
        read.Ignored.ShouldBeEmpty();
        var organisation = read.Grid.ShouldNotBeNull().Organisation;
        organisation.Colours.ShouldNotBeNull().Main.ShouldBe("#0d6b5b");
        organisation.Emblem.ShouldNotBeNull().MediaType.ShouldBe("image/svg+xml");
        GridJson.Deserialize(GridJson.Serialize(read.Grid)).Organisation.Emblem.ShouldBe(organisation.Emblem);
    }

    [Fact]
    public void Emblem_ThatChanges_IsToldWithTheColours()
    {
        var before = _folder.Read().Grid.ShouldNotBeNull();
        Emblem_AndColours_AreRead();

        GridDiff.Between(before, _folder.Read().Grid.ShouldNotBeNull()).ShouldHaveSingleItem().ToString()
            .ShouldBe("organisation demo «Демо» will change: colours, emblem");
    }

    [Theory]
    [InlineData("<svg viewBox=\"0 0 8 8\"/>", 1, "of the namespace http://www.w3.org/2000/svg")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", 1, "has no viewBox")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\">\n<script>alert(1)</script></svg>", 2, "may not have the element 'script'")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\">\n<foreignObject/></svg>", 2, "may not have the element 'foreignObject'")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\" onload=\"x()\"/>", 1, "may not have the attribute 'onload'")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\">\n\n<image href=\"https://example.org/x.png\"/></svg>", 3, "its own parts only")]
    [InlineData("<!DOCTYPE svg [<!ENTITY x \"y\">]><svg/>", 1, "not an SVG picture here")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\">\n<path></svg>", 2, "not an SVG picture here")]
    [InlineData("", 1, "not an SVG picture here")]
    public void Emblem_ThatIsNotAsItShouldBe_IsReportedWithItsPlace(string svg, int line, string says)
    {
        Name("emblem.svg");
        _folder.Write("emblem.svg", svg);

        var mistake = _folder.Read().Mistakes.ShouldHaveSingleItem();
        (mistake.File, mistake.Line).ShouldBe(("emblem.svg", line));
        mistake.Message.ShouldContain(says);
    }

    [Fact]
    public void Emblem_ThatIsTooLarge_IsReported()
    {
        Name("emblem.svg");
        _folder.Write("emblem.svg", Emblem.Replace("M0", new string(' ', 3 * 1024) + "M0", StringComparison.Ordinal));

        _folder.Read().Mistakes.ShouldHaveSingleItem().Message.ShouldContain("expected at most 3072");
    }

    [Fact]
    public void Emblem_CalledPng_MustBeOne()
    {
        Name("emblem.png");
        _folder.Write("emblem.png", Emblem);

        _folder.Read().Mistakes.ShouldHaveSingleItem().Message.ShouldBe("the file is not a PNG picture");
    }

    private void Name(string file) => _folder.Change("organisation.yaml", "timeZone: E", $"emblem: {file}\ntimeZone: E");
}

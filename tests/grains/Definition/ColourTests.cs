namespace Kazva.Definition.Tests;

public sealed class ColourTests
{
    // The examples of WCAG's own understanding documents and of common contrast tables.
    [Theory]
    [InlineData("#000000", "#ffffff", 21)]
    [InlineData("#ffffff", "#ffffff", 1)]
    [InlineData("#767676", "#ffffff", 4.54)]
    [InlineData("#0000ff", "#ffffff", 8.59)]
    [InlineData("#ff0000", "#00ff00", 2.91)]
    public void Contrast_OfTwoColours_IsThatOfWcag(string a, string b, double expected)
    {
        Colour.Parse(a).Contrast(Colour.Parse(b)).ShouldBe(expected, 0.01);
        Colour.Parse(b).Contrast(Colour.Parse(a)).ShouldBe(expected, 0.01);
    }

    [Theory]
    [InlineData("#0D6b5B", "#0d6b5b")]
    [InlineData("0d6b5b", null)]
    [InlineData("#0d6", null)]
    [InlineData("#0d6b5", null)]
    [InlineData("#-d6b5b", null)]
    [InlineData("# d6b5b", null)]
    [InlineData("#0d6b5bff", null)]
    [InlineData("teal", null)]
    [InlineData(null, null)]
    public void Colour_IsReadInOneSpelling(string? text, string? expected) =>
        (Colour.TryParse(text, out var colour) ? colour.ToString() : null).ShouldBe(expected);

    [Fact]
    public void Colour_WithAShareOfAnother_LiesBetween()
    {
        Colour.Black.With(Colour.White, 0.5).ToString().ShouldBe("#808080");
        Colour.Parse("#14613f").With(Colour.White, 0).ToString().ShouldBe("#14613f");
        Colour.Parse("#14613f").With(Colour.White, 1).ToString().ShouldBe("#ffffff");
        Colour.Parse("#102040").Brightest.ToString().ShouldBe("#3f7fff");
        Colour.Black.Brightest.ShouldBe(Colour.White);
    }
}

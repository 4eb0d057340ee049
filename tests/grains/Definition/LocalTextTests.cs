using System.Collections.Immutable;

namespace Kazva.Definition.Tests;

public class LocalTextTests
{
    private static readonly LocalText Stop = new(
        ImmutableSortedDictionary<string, string>.Empty.Add("bg", "Спирка").Add("en", "Stop").Add("tr", "Durak"));

    [Fact]
    public void In_ALanguageThatIsThere_IsItsText() => Stop.In("tr", "bg").ShouldBe("Durak");

    [Fact]
    public void In_AMissingLanguage_IsTheFirstFallbackThatIsThere() => Stop.In("de", "fr", "en", "bg").ShouldBe("Stop");

    [Theory, InlineData("de"), InlineData("")]
    public void In_AMissingLanguageWithoutFallbacks_IsAnyText(string language) => Stop.In(language).ShouldBe("Спирка");

    [Fact]
    public void In_NoLanguageAtAll_IsEmpty() => new LocalText(ImmutableSortedDictionary<string, string>.Empty).In("en", "bg").ShouldBeEmpty();
}

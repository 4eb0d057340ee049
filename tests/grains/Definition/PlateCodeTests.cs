namespace Kazva.Definition.Tests;

public class PlateCodeTests
{
    private static readonly string[] Codes = TwoHundredCodes();

    [Fact]
    public void WithCheck_OfFiveCharacters_MakesACodeThatHasIt()
    {
        foreach (var code in Codes)
        {
            code.Length.ShouldBe(PlateCode.Length);
            PlateCode.HasRightCheck(code).ShouldBeTrue(code);
            PlateCode.Normalise(code).ShouldBe(code);
        }
    }

    [Fact]
    public void HasRightCheck_WithAnySingleWrongCharacter_Notices()
    {
        foreach (var code in Codes)
            for (var place = 0; place < PlateCode.Length; place++)
                foreach (var wrong in PlateCode.Alphabet.Where(c => c != code[place]).Select(c => code[..place] + c + code[(place + 1)..]))
                    PlateCode.HasRightCheck(wrong).ShouldBeFalse($"{wrong} for {code}");
    }

    [Fact]
    public void HasRightCheck_WithAnyTwoNeighboursSwapped_Notices()
    {
        foreach (var (code, swapped) in Codes.SelectMany(code => Swaps(code).Select(swapped => (code, swapped))))
            PlateCode.HasRightCheck(swapped).ShouldBeFalse($"{swapped} for {code}");
    }

    [Theory, InlineData(""), InlineData("00000"), InlineData("0000000")]
    public void HasRightCheck_OfAnotherLength_IsFalse(string code) => PlateCode.HasRightCheck(code).ShouldBeFalse();

    [Fact]
    public void Neighbours_OfAMistypedCode_IncludeTheOriginal()
    {
        var random = new Random(20260504);
        foreach (var code in Codes)
        {
            var place = random.Next(PlateCode.Length);
            var wrong = code[..place] + PlateCode.Alphabet.First(c => c != code[place]) + code[(place + 1)..];
            PlateCode.Neighbours(wrong).Count(near => near == code).ShouldBe(1, $"{code} for {wrong}");
            foreach (var swapped in Swaps(code)) PlateCode.Neighbours(swapped).Count(near => near == code).ShouldBe(1, $"{code} for {swapped}");
        }
    }

    [Fact]
    public void Neighbours_OfAnyCode_AreRightAndFewAndNeverTwice()
    {
        foreach (var code in Codes.SelectMany(Swaps))
        {
            var near = PlateCode.Neighbours(code).ToList();
            near.ShouldAllBe(neighbour => PlateCode.HasRightCheck(neighbour));
            near.ShouldBeUnique(StringComparer.Ordinal);
            // One character in each of six places, and five swaps at the most.
            near.Count.ShouldBeInRange(6, 11);
        }
    }

    [Fact]
    public void Neighbours_OfARightCode_AreNone() => Codes.ShouldAllBe(code => !PlateCode.Neighbours(code).Any());

    [Theory]
    [InlineData("K7Q2MD", "K7Q2MD")]
    [InlineData("k7q2md", "K7Q2MD")]
    [InlineData(" k7q-2md ", "K7Q2MD")]
    [InlineData("K 7 Q 2 M D", "K7Q2MD")]
    [InlineData("OoIiLl", "001111")]
    public void Normalise_OfWhatAPersonTypes_IsTheCanonicalSpelling(string typed, string code) => PlateCode.Normalise(typed).ShouldBe(code);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("------")]
    [InlineData("K7Q2M")]
    [InlineData("K7Q2MDD")]
    [InlineData("K7Q2MU")]
    [InlineData("K7Q2M!")]
    [InlineData("К7Q2MD")] // The first letter is Cyrillic.
    [InlineData("K7Q2MD/../../x")]
    [InlineData("K7Q2MD        ")]
    public void Normalise_OfSomethingElse_IsNull(string? typed) => PlateCode.Normalise(typed).ShouldBeNull();

    [Theory, InlineData(""), InlineData("K7Q2"), InlineData("K7Q2MD"), InlineData("k7q2m"), InlineData("K7Q2U")]
    public void WithCheck_OfSomethingElse_Throws(string firstFive) =>
        Should.Throw<ArgumentException>(() => PlateCode.WithCheck(firstFive)).Message.ShouldContain($"'{firstFive}'");

    private static string[] TwoHundredCodes()
    {
        var random = new Random(20260504);
        return [.. Enumerable.Range(0, 200).Select(_ => PlateCode.WithCheck(random.GetString(PlateCode.Alphabet, PlateCode.Length - 1)))];
    }

    private static IEnumerable<string> Swaps(string code) =>
        from place in Enumerable.Range(0, PlateCode.Length - 1)
        where code[place] != code[place + 1]
        select code[..place] + code[place + 1] + code[place] + code[(place + 2)..];
}

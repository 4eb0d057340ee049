using FsCheck;
using FsCheck.Fluent;

namespace Kazva.Submissions.Tests;

public class PersonalDataTests
{
    [Theory]
    // Phone numbers.
    [InlineData("Обадете се на 0888123456", "Обадете се на •••")]
    [InlineData("тел. 0888 123 456, моля", "тел. •••, моля")]
    [InlineData("тел:088/812-34-56.", "тел:•••.")]
    [InlineData("+359 88 812 3456", "•••")]
    [InlineData("(+359) 888123456", "•••")]
    [InlineData("00359888123456", "•••")]
    [InlineData("359888123456", "•••")]
    [InlineData("888 123 456", "•••")]
    [InlineData("042 614 614", "•••")]
    [InlineData("(042) 61-46-14", "•••")]
    [InlineData("02 981 12 34", "•••")]
    [InlineData("0888.123.456", "•••")]
    [InlineData("автобус 5 0888123456 звънете", "автобус 5 ••• звънете")]
    [InlineData("04.05.2026 0888123456", "04.05.2026 •••")]
    [InlineData("+44 20 7946 0958", "•••")]
    [InlineData("٠٨٨٨١٢٣٤٥٦", "•••")]
    [InlineData("тел0888123456", "тел•••")]
    [InlineData("0888123456или 0889 12 34 56", "•••или •••")]
    [InlineData("GSM+359888123456", "GSM•••")]
    [InlineData("0888,123,456", "•••")]
    [InlineData("0888_12_34_56", "•••")]
    [InlineData("0888\u200E123\u202E456", "•••")]
    // Personal numbers.
    [InlineData("ЕГН7523169263", "ЕГН•••")]
    [InlineData("ЕГН:7523169263г", "ЕГН:•••г")]
    [InlineData("ЕГН 7523169263", "ЕГН •••")]
    [InlineData("752316 9263", "•••")]
    [InlineData("роден 8032056031!", "роден •••!")]
    // Addresses.
    [InlineData("пишете на ivan.petrov@abv.bg.", "пишете на •••.")]
    [InlineData("иван@поща.бг", "•••")]
    [InlineData("ivan @ abv.bg", "•••")]
    // Links.
    [InlineData("вижте https://example.com/a?b=1#c сега", "вижте ••• сега")]
    [InlineData("www.example.org", "•••")]
    [InlineData("example.com/kupi", "•••")]
    [InlineData("T.ME/kanal", "•••")]
    [InlineData("viber://chat?number=1", "•••")]
    // Car plates, in either alphabet or both.
    [InlineData("кола СТ 1234 АВ пак спря", "кола ••• пак спря")]
    [InlineData("CT1234AB", "•••")]
    [InlineData("CТ1234AВ", "•••")]
    [InlineData("ст1234ав", "•••")]
    [InlineData("В-1234-КН", "•••")]
    [InlineData("автобус ЕА 4321 ХХ", "автобус •••")]
    public void Mask_OfPersonalData_LeavesTheMark(string text, string masked) => PersonalData.Mask(text).ShouldBe(masked);

    [Theory]
    [InlineData("Всичко е наред.")]
    [InlineData("На 04.05.2026 г. в 08:30 и на 5/6/2026")]
    [InlineData("2026-05-04 10:30")]
    [InlineData("Билетът е 1,60 лв, преди беше 1.50 лв.")]
    [InlineData("Струва 1 200 000 лв")]
    [InlineData("цени 0.50 0.60 0.70 1.20 2.30")]
    [InlineData("часове 08.30 09.15 10.20 11.05")]
    [InlineData("Линии 1, 4, 12, 36 и 101")]
    [InlineData("линии 02,11,12,23,45 и 02, 11, 12, 23, 45")]
    [InlineData("часове 08,30 09,15 10,20")]
    [InlineData("инв.№A1234567890 и SN0123456789")]
    [InlineData("ул. Цар Симеон 112, бл. 23, вх. А, ап. 5, 6000 Стара Загора")]
    [InlineData("в 2023 на същото място")]
    [InlineData("В 2023 СЕ СЧУПИ")]
    [InlineData("от 2019 на 2020")]
    [InlineData("Счупена люлка.Мръсно е")]
    [InlineData("10 от 10")]
    [InlineData("1234567890")]
    [InlineData("инв. № 0000012345")]
    [InlineData("работно време 8-12 и 13-17")]
    [InlineData("")]
    public void Mask_OfWhatIsNoPersonalData_LeavesItAlone(string text) => PersonalData.Mask(text).ShouldBe(text);

    [Fact]
    public void Mask_OfAnyText_IsNeverLongerAndMasksNothingTwice() => Prop.ForAll(Texts, text =>
    {
        var masked = PersonalData.Mask(text);
        return masked.Length <= text.Length && PersonalData.Mask(masked) == masked;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    [Fact]
    public void Mask_OfANumberAnywhere_LeavesNoneOfItsDigits() => Prop.ForAll(
        Numbers, Gen.Elements("", "Обадете се: ", "вход 2, ", "на 04.05.2026 ", "3 ").ToArbitrary(), Gen.Elements("", ".", " благодаря", ", 7 часа").ToArbitrary(),
        (number, before, after) =>
        {
            var masked = PersonalData.Mask(before + number + after);
            return masked == before + PersonalData.Mark + after;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void PersonalNumber_WithAnotherCheckDigit_IsNone()
    {
        var found = Enumerable.Range(0, 10).Count(check => PersonalNumbers.IsEgn($"752316926{check}"));
        found.ShouldBe(1);
        PersonalNumbers.IsEgn("7513169263").ShouldBeFalse();
    }

    private static Arbitrary<string> Texts => (
        from parts in Gen.Elements(
            "0888", "123", "456", " ", "-", ".", "@", "abv", "bg", "com", "СТ", "1234", "ав", "http://", "www.", "+", "(", ")", "/", "04", "05", "2026", "7523169263",
            "•••", "x", "9", "\n", "•").ListOf()
        select string.Concat(parts)).ToArbitrary();

    /// <summary>Bulgarian numbers as people write them.</summary>
    private static Arbitrary<string> Numbers => (
        from mobile in Gen.Elements("087", "088", "089", "098")
        from rest in Gen.Choose(0, 9_999_999)
        from prefix in Gen.Elements("0", "+359", "+359 ", "00359")
        from shape in Gen.Choose(0, 3)
        let digits = rest.ToString("D7")
        let body = shape switch
        {
            0 => digits,
            1 => $" {digits[..3]} {digits[3..]}",
            2 => $"-{digits[..3]}-{digits[3..5]}-{digits[5..]}",
            _ => $" {digits}",
        }
        select $"{prefix}{mobile[1..]}{body}").ToArbitrary();
}

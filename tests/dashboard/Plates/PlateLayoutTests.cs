using Kazva.Dashboard.Plates;
using Kazva.Dashboard.Plates.Fonts;
using Kazva.Dashboard.Plates.Layout;
using Kazva.Definition;
using Kazva.TestKit;

namespace Kazva.Dashboard.Tests.Plates;

public sealed class PlateLayoutTests
{
    /// <summary>Every size, with usual and with the longest texts.</summary>
    public static TheoryData<string, string> Plates { get; } =
        [.. from size in PlateSize.All from plate in (string[])["usual", "longest"] select (size.Name, plate)];

    [Theory]
    [MemberData(nameof(Plates))]
    public void Sheet_OfAnyTexts_HasEachInARoomOfItsOwn(string size, string name)
    {
        var sheet = Sheet(size, name);
        var rooms = sheet.Marks.Where(mark => mark is not Box).Select(Room).ToList();

        foreach (var room in rooms)
        {
            room.Left.ShouldBeGreaterThanOrEqualTo(4);
            room.Right.ShouldBeLessThanOrEqualTo(sheet.Size.Width - 4);
            room.Top.ShouldBeGreaterThanOrEqualTo(2);
            room.Bottom.ShouldBeLessThanOrEqualTo(sheet.Size.Height - 3);
        }
        foreach (var (i, room) in rooms.Index())
            foreach (var other in rooms.Skip(i + 1))
                (room.Right <= other.Left + 0.01 || other.Right <= room.Left + 0.01 || room.Bottom <= other.Top || other.Bottom <= room.Top)
                    .ShouldBeTrue($"{room} lies on {other}");
    }

    [Theory]
    [MemberData(nameof(Plates))]
    public void Code_OfAnySize_HasAQuietZoneOfFourModulesOnPaper(string size, string name)
    {
        var sheet = Sheet(size, name);
        var qr = sheet.Marks.OfType<QrModules>().ShouldHaveSingleItem();
        var side = qr.Dark.Length;

        foreach (var (column, row, length) in qr.Runs())
        {
            column.ShouldBeInRange(4, side - 5);
            (column + length).ShouldBeLessThanOrEqualTo(side - 4);
            row.ShouldBeInRange(4, side - 5);
        }
        qr.Runs().Min(run => run.Column).ShouldBe(4);
        sheet.Marks.OfType<Box>().ShouldAllBe(box => box.Y + box.Height <= qr.Y + 0.01);
        // A phone needs about 0.4 mm of each module; the addresses of most leave more than twice that.
        qr.Module.ShouldBeGreaterThan(name == "usual" ? 0.95 : 0.6);
    }

    [Theory]
    [MemberData(nameof(Plates))]
    public void Text_OfAnySize_IsLargeEnoughToRead(string size, string name) =>
        Sheet(size, name).Marks.OfType<TextLine>().ShouldAllBe(line => line.Size >= (name == "usual" ? 2.2 : 1.6));

    [Fact]
    public void Plate_OfALocation_SaysAllThatItMust()
    {
        var lines = Sheet("a6", "usual").Marks.OfType<TextLine>().Select(line => line.Text).ToList();

        string.Concat(lines.SkipWhile(line => line != "kazva.smallville.example/l/").Take(2)).ShouldBe("kazva.smallville.example/l/" + SmallGrid.Playground);
        foreach (var text in (string[])["Малко село", "Кажете как е тук", "Tell us how it is here", "Място 0", "Place 0", "Първо"]) lines.Contains(text, StringComparer.Ordinal).ShouldBeTrue(text);
        string.Join(' ', lines).ShouldContain("Никога не искаме име, пари или парола.");
        string.Join(' ', lines).ShouldContain("We never ask for a name, money or a password.");
    }

    [Fact]
    public void Words_OfEveryLanguage_CanBeWrittenInBothFonts()
    {
        var all = PlateWords.For(["bg", "en", "tr", "ro", "el"]);

        all.Select(words => words.Language).ShouldBe(["bg", "en", "tr", "ro", "el"]);
        foreach (var text in all.SelectMany(words => (string[])[words.Ask, words.How, words.Never]))
        {
            PlateFont.Regular.CanWrite(text).ShouldBeTrue(text);
            PlateFont.Bold.CanWrite(text).ShouldBeTrue(text);
        }
    }

    [Theory]
    [InlineData("bg-BG,en", "bg,en")]
    [InlineData("de,en,fr", "en")]
    [InlineData("de", "en")]
    public void Words_OfTheOrganisationsLanguages_AreThoseThatAreKnown(string languages, string known) =>
        string.Join(',', PlateWords.For(languages.Split(',')).Select(words => words.Language)).ShouldBe(known);

    [Fact]
    public void Name_ThatTheFontCannotWrite_GivesWayToOneThatItCan()
    {
        PublicUrl.TryRead("https://kazva.example", out var url).ShouldBeTrue();
        var grid = new GridIndex(SmallGrid.Grid with
        {
            Locations = [.. SmallGrid.Grid.Locations.Select(location => location with
            {
                Name = new LocalText(location.Name.ByLanguage.SetItem("bg", "広場").SetItem("en", "The\n  Square")),
            })],
        });

        Plate.Of(grid, grid.Locations[SmallGrid.Playground], url, PlateColour.Usual).Name.ShouldBe("The Square");
    }

    [Theory]
    [InlineData(0x0d, 0x4f, 0x45, 255)]
    [InlineData(0xff, 0xd7, 0x00, 0)]
    [InlineData(255, 255, 255, 0)]
    [InlineData(0, 0, 0, 255)]
    public void Colour_OfTheBand_IsWrittenOnInWhatIsReadBetter(byte red, byte green, byte blue, byte text) =>
        new PlateColour(red, green, blue).ForText.ShouldBe(new PlateColour(text, text, text));

    private static Sheet Sheet(string size, string name)
    {
        PlateSize.TryFind(size, out var found).ShouldBeTrue();
        return PlateLayout.Of(Samples.Named(name), found);
    }

    /// <summary>Where a mark's ink can be; of a code with its quiet zone.</summary>
    private static (double Left, double Top, double Right, double Bottom, string What) Room(Mark mark) => mark switch
    {
        // From the top of an accent to the bottom of a tail.
        TextLine line => (line.X, line.Baseline - (0.75 * line.Size), line.X + (line.Font.Width(line.Text) * line.Size), line.Baseline + (0.22 * line.Size), line.Text),
        QrModules qr => (qr.X, qr.Y, qr.X + (qr.Dark.Length * qr.Module), qr.Y + (qr.Dark.Length * qr.Module), "QR"),
        _ => throw new ArgumentOutOfRangeException(nameof(mark)),
    };
}

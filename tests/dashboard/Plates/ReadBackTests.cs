using Kazva.Dashboard.Plates;
using Kazva.TestKit;

namespace Kazva.Dashboard.Tests.Plates;

/// <summary>Plates as others' programs see them, at the resolution of print.</summary>
public sealed class ReadBackTests
{
    /// <summary>Every size, with usual and with the longest texts, turned a little and a lot.</summary>
    public static TheoryData<string, string, int> Plates { get; } =
        [.. from size in PlateSize.All from plate in (string[])["usual", "longest"] from degrees in (int[])[7, -33] select (size.Name, plate, degrees)];

    [Theory]
    [MemberData(nameof(Plates))]
    public async Task Png_TurnedBlurredAndDark_IsReadBack(string size, string name, int degrees)
    {
        PrintPrograms.Require(PrintPrograms.ReadsCodes, PrintPrograms.Spoils);
        using var folder = new TempFolder();
        var plate = Samples.Named(name);
        await File.WriteAllBytesAsync(folder.File("plate.png"), PlatePrinter.Png(plate, SizeOf(size)));

        (await PrintPrograms.ReadCode(await PrintPrograms.Spoil(folder, folder.File("plate.png"), degrees))).ShouldBe(plate.Address);
    }

    [Theory]
    [MemberData(nameof(Plates))]
    public async Task Pdf_PrintedTurnedBlurredAndDark_IsReadBack(string size, string name, int degrees)
    {
        PrintPrograms.Require(PrintPrograms.ReadsCodes, PrintPrograms.Spoils, PrintPrograms.DrawsPdf);
        using var folder = new TempFolder();
        var plate = Samples.Named(name);

        var picture = await PrintPrograms.DrawPdf(folder, Pdf(plate, size));

        (await PrintPrograms.ReadCode(await PrintPrograms.Spoil(folder, picture, degrees))).ShouldBe(plate.Address);
    }

    [Theory]
    [MemberData(nameof(Plates))]
    public async Task Svg_DrawnTurnedBlurredAndDark_IsReadBack(string size, string name, int degrees)
    {
        PrintPrograms.Require(PrintPrograms.ReadsCodes, PrintPrograms.Spoils, PrintPrograms.DrawsSvg);
        using var folder = new TempFolder();
        var plate = Samples.Named(name);

        var picture = await PrintPrograms.DrawSvg(folder, PlatePrinter.Svg(plate, SizeOf(size)));

        (await PrintPrograms.ReadCode(await PrintPrograms.Spoil(folder, picture, degrees))).ShouldBe(plate.Address);
    }

    [Fact]
    public async Task Spoiling_OfACodeTooFar_IsNotReadBack()
    {
        // What the tests above rest on: the reader reads the picture, and the picture is spoilt.
        PrintPrograms.Require(PrintPrograms.ReadsCodes, PrintPrograms.Spoils);
        using var folder = new TempFolder();
        await File.WriteAllBytesAsync(folder.File("plate.png"), PlatePrinter.Png(Samples.Usual, PlateSize.Sticker));
        await PrintPrograms.Run(PrintPrograms.Spoils, mayFail: false, folder.File("plate.png"), "-blur", "0x40", folder.File("spoilt.png"));

        (await PrintPrograms.ReadCode(folder.File("spoilt.png"))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("a6", 105, 148)]
    [InlineData("sticker", 80, 80)]
    [InlineData("bus-window", 210, 148)]
    public async Task Pdf_OfEverySize_SaysWhereItIsCutAndHowFarItBleeds(string size, double width, double height)
    {
        PrintPrograms.Require(PrintPrograms.TellsOfPdf);
        using var folder = new TempFolder();
        await File.WriteAllBytesAsync(folder.File("plate.pdf"), Pdf(Samples.Usual, size));

        var told = await PrintPrograms.Run(PrintPrograms.TellsOfPdf, mayFail: false, "-box", folder.File("plate.pdf"));

        // Ten millimetres around the cut, of which three are bleed and the rest is for the crop marks.
        Box(told, "MediaBox").ShouldBe([0, 0, width + 20, height + 20], 0.01);
        Box(told, "BleedBox").ShouldBe([7, 7, width + 13, height + 13], 0.01);
        Box(told, "TrimBox").ShouldBe([10, 10, width + 10, height + 10], 0.01);
    }

    [Fact]
    public async Task Pdf_OfSeveral_HasAPageEachWhoseTextCanBeSearched()
    {
        PrintPrograms.Require(PrintPrograms.ReadsPdf);
        using var folder = new TempFolder();
        await using (var file = File.Create(folder.File("plates.pdf"))) PlatePrinter.Pdf(file, "Plates", [Samples.Usual, Samples.Longest, Samples.Usual], PlateSize.A6);

        var pages = (await PrintPrograms.Run(PrintPrograms.ReadsPdf, mayFail: false, folder.File("plates.pdf"), "-")).Split('\f', StringSplitOptions.RemoveEmptyEntries);

        pages.Length.ShouldBe(3);
        foreach (var text in (string[])["kazva.smallville.example/l/" + SmallGrid.Playground, "Малко село", "Място 0", "Place 0", "Първо", "Никога не искаме име, пари или парола.", "We never ask for a name, money or a password."])
            pages[0].ShouldContain(text, Case.Sensitive);
        pages[1].ShouldContain("Ποτέ δεν ζητάμε όνομα, χρήματα ή κωδικό πρόσβασης.");
        pages[2].ShouldBe(pages[0]);
    }

    private static PlateSize SizeOf(string name)
    {
        PlateSize.TryFind(name, out var size).ShouldBeTrue();
        return size;
    }

    private static byte[] Pdf(Plate plate, string size)
    {
        using var file = new MemoryStream();
        PlatePrinter.Pdf(file, "Plate", [plate], SizeOf(size));
        return file.ToArray();
    }

    /// <summary>A box in millimetres.</summary>
    private static double[] Box(string told, string name) =>
    [
        .. told.Split('\n').Single(line => line.StartsWith(name + ":", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..]
            .Select(points => double.Parse(points, System.Globalization.CultureInfo.InvariantCulture) * 25.4 / 72),
    ];
}

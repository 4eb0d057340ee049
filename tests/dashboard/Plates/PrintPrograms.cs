using System.Diagnostics;
using Kazva.TestKit;

namespace Kazva.Dashboard.Tests.Plates;

/// <summary>The programs of others that look at plates: zbar reads codes, poppler draws PDF, librsvg draws SVG, ImageMagick spoils pictures.</summary>
internal static class PrintPrograms
{
    /// <summary>What a program is called, and the Debian package that has it.</summary>
    public const string ReadsCodes = "zbarimg", DrawsPdf = "pdftoppm", TellsOfPdf = "pdfinfo", ReadsPdf = "pdftotext", DrawsSvg = "rsvg-convert", Spoils = "convert";

    private const string Folder = "/usr/bin";

    /// <summary>Skips the test where a program is not installed.</summary>
    public static void Require(params ReadOnlySpan<string> programs)
    {
        foreach (var program in programs)
            Assert.SkipUnless(File.Exists(PathOf(program)), $"Needs {Package(program)}: there is no {PathOf(program)}; install it.");
    }

    /// <summary>What the QR codes of a picture say, a line each.</summary>
    public static async Task<string> ReadCode(string picture) =>
        (await Run(ReadsCodes, mayFail: true, "--quiet", "--raw", "--nodbus", "-Sdisable", "-Sqrcode.enable", picture)).TrimEnd();

    /// <summary>The first page of a PDF as a PNG of the resolution of print.</summary>
    public static async Task<string> DrawPdf(TempFolder folder, byte[] pdf)
    {
        await File.WriteAllBytesAsync(folder.File("plate.pdf"), pdf);
        await Run(DrawsPdf, mayFail: false, "-r", "300", "-gray", "-png", "-singlefile", folder.File("plate.pdf"), folder.File("plate.pdf"));
        return folder.File("plate.pdf.png");
    }

    /// <summary>An SVG as a PNG of the resolution of print.</summary>
    public static async Task<string> DrawSvg(TempFolder folder, byte[] svg)
    {
        await File.WriteAllBytesAsync(folder.File("plate.svg"), svg);
        await Run(DrawsSvg, mayFail: false, "-d", "300", "-p", "300", "-o", folder.File("plate.svg.png"), folder.File("plate.svg"));
        return folder.File("plate.svg.png");
    }

    /// <summary>A picture as a poor phone sees it at dusk: turned, out of focus, dark.</summary>
    /// <param name="degrees">How far it is turned.</param>
    public static async Task<string> Spoil(TempFolder folder, string picture, int degrees)
    {
        var spoilt = folder.File("spoilt.png");
        await Run(
            Spoils, mayFail: false, picture, "-alpha", "remove", "-colorspace", "gray", "-background", "#9a9a9a", "-rotate", degrees.ToString(System.Globalization.CultureInfo.InvariantCulture),
            "-blur", "0x3", "-evaluate", "multiply", "0.4", spoilt);
        return spoilt;
    }

    /// <summary>What a program writes.</summary>
    /// <param name="mayFail">Whether its exit code does not matter, as where it tells that it found nothing.</param>
    public static async Task<string> Run(string program, bool mayFail, params string[] arguments)
    {
        var start = new ProcessStartInfo(PathOf(program), arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        // Its threads would wait for each other by spinning, on a machine that other tests need.
        start.Environment["MAGICK_THREAD_LIMIT"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (!mayFail) process.ExitCode.ShouldBe(0, await errors);
        return await output;
    }

    private static string PathOf(string program) => Path.Combine(Folder, program);

    private static string Package(string program) => program switch
    {
        ReadsCodes => "zbar-tools",
        DrawsSvg => "librsvg2-bin",
        Spoils => "imagemagick",
        _ => "poppler-utils",
    };
}

using System.Text;
using Kazva.Silo.Hosting;
using Kazva.Silo.Storage;
using Kazva.TestKit;
using Microsoft.Extensions.Configuration;

namespace Kazva.Silo.Tests.Commands;

/// <summary><c>kazva plates</c>, as a process of its own.</summary>
public sealed class PlatesCommandTests : IAsyncLifetime
{
    private const string PublicUrl = "--Kazva:PublicUrl=https://kazva.smallville.example";

    private readonly TempFolder _folder = new();
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(StorageKind.Sqlite);
        await _database.ImportAsync(SmallGrid.Nested);
    }

    public async ValueTask DisposeAsync()
    {
        _folder.Dispose();
        await _database.DisposeAsync();
    }

    [Theory]
    [InlineData(5, 1)]
    [InlineData(4, 1, "--settlement", "one", "--settlement", "two")]
    [InlineData(2, 0, "--settlement", "one")]
    [InlineData(5, 1, "--settlement", "област")]
    [InlineData(2, 1, "--category", "Stops")]
    [InlineData(1, 0, "--settlement", "Второ", "--category", "playgrounds")]
    public async Task Plates_OfWhatIsAskedFor_AreInOneFileWithoutTheRetired(int pages, int retired, params string[] which)
    {
        var output = await Does([PublicUrl, "--out", _folder.File("plates.pdf"), .. which]);

        output.ShouldContain($"{pages} plate(s), a6, in ");
        output.ShouldContain("they lead to https://kazva.smallville.example/l/…");
        output.Contains($"{retired} retired plate(s) left out.", StringComparison.Ordinal).ShouldBe(retired > 0);
        var pdf = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(_folder.File("plates.pdf")));
        pdf.ShouldContain($"/Count {pages} ");
        pdf.ShouldEndWith("%%EOF\n");
    }

    [Fact]
    public async Task Plate_OfACodeTypedByHand_IsWrittenInTheFormatOfTheFile()
    {
        var typed = $"{SmallGrid.Stop[..3].ToLowerInvariant()}-{SmallGrid.Stop[3..]}";
        await Does(PublicUrl, "--code", typed, "--size", "sticker", "--out", _folder.File("plate.svg"));
        await Does(PublicUrl, "--code", typed, "--size", "bus-window", "--out", _folder.File("plate.png"));

        var svg = await File.ReadAllTextAsync(_folder.File("plate.svg"));
        svg.ShouldStartWith("<svg ");
        svg.ShouldContain("width=\"80mm\" height=\"80mm\"");
        svg.ShouldContain($"<title>{SmallGrid.Stop} · Място 3</title>");
        var png = await File.ReadAllBytesAsync(_folder.File("plate.png"));
        png[..4].ShouldBe([0x89, (byte)'P', (byte)'N', (byte)'G']);
        // 210 mm at 300 dots an inch.
        System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)).ShouldBe(2480);
    }

    [Fact]
    public async Task Plates_AsPictures_AreAFileEachInAFolder()
    {
        await Does(PublicUrl, "--format", "svg", "--out", _folder.File("made/plates"));

        Directory.GetFiles(_folder.File("made/plates")).Select(Path.GetFileName).ShouldBe(SmallGrid.Codes[..5].Select(code => $"{code}.svg"), ignoreOrder: true);
    }

    [Fact]
    public async Task File_ThatIsThere_IsReplacedOnlyByForce()
    {
        await File.WriteAllTextAsync(_folder.File("plates.pdf"), "mine");

        await Refuses("--force replaces it. Nothing was written.", PublicUrl, "--out", _folder.File("plates.pdf"));
        (await File.ReadAllTextAsync(_folder.File("plates.pdf"))).ShouldBe("mine");

        await Does(PublicUrl, "--out", _folder.File("plates.pdf"), "--force");
        (await File.ReadAllTextAsync(_folder.File("plates.pdf"))).ShouldStartWith("%PDF-");
        Directory.GetFiles(_folder.Path).ShouldBe([_folder.File("plates.pdf")]);
    }

    [Theory]
    [InlineData("Kazva:PublicUrl is not set", "--out", "plates.pdf")]
    [InlineData("Kazva:PublicUrl is not set", "--out", "plates.pdf", "--Kazva:PublicUrl=")]
    [InlineData("Kazva:PublicUrl is 'http://localhost:5000'", "--out", "plates.pdf", "--Kazva:PublicUrl=http://localhost:5000")]
    [InlineData("There is no settlement 'tow'; did you mean 'two'?", "--out", "plates.pdf", PublicUrl, "--settlement", "tow")]
    [InlineData("There is no settlement 'Unheardofplace'; there is province (", "--out", "plates.pdf", PublicUrl, "--settlement", "Unheardofplace")]
    [InlineData("There is no category 'playground'; did you mean 'playgrounds'?", "--out", "plates.pdf", PublicUrl, "--category", "playground")]
    [InlineData("There is no plate 'TEST00'; did you mean 'TEST0", "--out", "plates.pdf", PublicUrl, "--code", "TEST00")]
    [InlineData("No plate is all of that at once", "--out", "plates.pdf", PublicUrl, "--settlement", "two", "--code", "TEST")]
    [InlineData("That plate is retired", "--out", "plates.pdf", PublicUrl, "--code", "RETIRED")]
    [InlineData("--size is 'a5'; expected a6, sticker, bus-window", "--out", "plates.pdf", PublicUrl, "--size", "a5")]
    [InlineData("--out is one file, and there are 5 plates; name a folder", "--out", "plates.png", PublicUrl)]
    [InlineData("'--out' is required", PublicUrl)]
    [InlineData("'--settelment' is not an option", "--out", "plates.pdf", PublicUrl, "--settelment", "one")]
    public async Task Plates_AskedWrongly_AreRefusedInWordsAndNothingIsWritten(string message, params string[] arguments)
    {
        await Refuses(message, [.. arguments.Select(argument => argument switch
        {
            "plates.pdf" or "plates.png" => _folder.File(argument),
            "RETIRED" => SmallGrid.Retired,
            "TEST" => SmallGrid.Playground,
            _ => argument,
        })]);

        Directory.GetFileSystemEntries(_folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public void PublicUrl_ThatPhonesCannotReach_StopsTheStart()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Kazva:PublicUrl", "https://kazva.localhost")]).Build();
        KnownSettings.Check(configuration);

        Should.Throw<SettingsException>(() => PublicUrlSetting.From(configuration)).Message.ShouldContain("Kazva:PublicUrl is 'https://kazva.localhost'");
        Should.Throw<SettingsException>(() => KazvaApplication.Build(["--Kazva:PublicUrl=http://kazva.example"])).Message.ShouldContain("Kazva:PublicUrl");
    }

    private async Task<string> Does(params string[] arguments)
    {
        var (exit, output) = await KazvaProcess.RunAsync(_database.Options, ["plates", .. arguments]);
        exit.ShouldBe(0, output);
        return output;
    }

    private async Task Refuses(string message, params string[] arguments)
    {
        var (exit, output) = await KazvaProcess.RunAsync(_database.Options, ["plates", .. arguments]);
        output.ShouldContain(message);
        exit.ShouldBe(2);
    }
}

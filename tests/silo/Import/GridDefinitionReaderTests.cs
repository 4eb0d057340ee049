using System.Text;

namespace Kazva.Silo.Tests.Import;

public class GridDefinitionReaderTests
{
    public static TheoryData<string, string, string, string> Mistakes { get; } =
        [.. MistakePlaces.Yaml().Concat(MistakePlaces.Csv()).Concat(MistakePlaces.GeoJson())];

    [Fact]
    public void Definition_Right_IsAGrid()
    {
        using var folder = new DefinitionFolder();
        var definition = folder.Read();
        definition.Mistakes.ShouldBeEmpty();
        var grid = definition.Grid.ShouldNotBeNull();
        grid.Settlements[1].Population.ShouldBeNull();
        grid.Locations[1].Name.In("bg").ShouldBe("Гише \"А\", етаж 1");
        grid.Locations[1].Building.ShouldBe("Town\nHall");
        grid.Locations[1].Longitude.ShouldBeNull();
        grid.Categories.Single(c => c.Id == "parks").Questionnaire.Questions[0].Choices[0].Safety.ShouldBeTrue();
        grid.Organisation.Map!.Cells.ShouldBe(DefinitionFolder.Cells);
        definition.Codes["KZ6J04"].ToString().ShouldBe("locations.csv:5");
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Mistake_OfOneKind_IsReportedAloneAtItsPlace(string file, string from, string to, string says)
    {
        using var folder = new DefinitionFolder();
        folder.Change(file, from, to);
        var marked = folder.Text(file);
        folder.Write(file, marked.Replace("‸", "", StringComparison.Ordinal));

        var definition = folder.Read();

        definition.Grid.ShouldBeNull();
        var mistake = definition.Mistakes.ShouldHaveSingleItem();
        var before = marked[..marked.IndexOf('‸', StringComparison.Ordinal)];
        var line = before.Count(c => c == '\n') + 1;
        var column = before.Length - (before.LastIndexOf('\n') + 1) + 1;
        mistake.ToString().ShouldStartWith($"{file}:{line}:{column}: ");
        mistake.Message.ShouldContain(says);
    }

    [Fact]
    public void Definition_TenMistakes_AreAllReportedInOrder()
    {
        using var folder = new DefinitionFolder();
        folder.MakeTenMistakes();

        folder.Read().Mistakes.Select(m => m.ToString()).ShouldBe(
        [
            "categories/desks.yaml:2:32: unknown key 'enn'; known here: bg, en; did you mean 'en'?",
            "categories/parks.yaml:14:15: choice 'tree' is there twice; the first is at categories/parks.yaml:11",
            "categories/parks.yaml:17:13: when is 'best'; expected low (1 to 4), middle (5 to 7), high (8 to 10) or any",
            "locations.csv:2:1: the code 'K7Q2MD' is misspelt: the check character of K7Q2M is 6",
            "locations.csv:5:23: unknown category 'prks'; did you mean 'parks'?",
            "locations.csv:5:38: kind is 'plaice'; expected place, vehicle, counter, person; did you mean 'place'?",
            "map/cells.geojson:2:38: unknown settlement 'C3'",
            "organisation.yaml:4:11: 'Mars/Olympus' is not a time zone of the IANA database, such as Europe/Sofia",
            "settlements.csv:2:14: lon is 'east'; expected degrees with a decimal point, such as 25.634464",
            "settlements.csv:3:26: the row has 5 cells; expected 6, as in the header",
        ]);
    }

    [Fact]
    public void Location_ThatIsAKiosk_IsReadAsSuch()
    {
        using var folder = new DefinitionFolder();
        folder.Write("locations.csv", "kiosk,code,name_bg,name_en,settlement,category\ntrue,K7Q2M6,Парк,Park,A1,parks\n,W98TCJ,Парк,Park,A1,parks\n");
        folder.Read().Grid.ShouldNotBeNull().Locations.Select(l => l.Kiosk).ShouldBe([true, false]);
        folder.Write("locations.csv", "kiosk,code,name_bg,name_en,settlement,category\nyes,K7Q2M6,Парк,Park,A1,parks\n");
        folder.Read().Mistakes.ShouldHaveSingleItem().ToString().ShouldContain("kiosk");
    }

    [Theory]
    [InlineData("organisation.yaml")]
    [InlineData("settlements.csv")]
    [InlineData("locations.csv")]
    public void File_Missing_IsTheOnlyMistake(string file)
    {
        using var folder = new DefinitionFolder();
        folder.Delete(file);
        folder.Read().Mistakes.ShouldHaveSingleItem().ToString().ShouldStartWith($"{file}:1:1: the file is missing; expected");
    }

    [Theory]
    [InlineData("organisation.yaml", "")]
    [InlineData("organisation.yaml", "# nothing\n")]
    [InlineData("categories/desks.yaml", "")]
    [InlineData("settlements.csv", "")]
    [InlineData("locations.csv", "\n\n")]
    public void File_Empty_IsTheOnlyMistake(string file, string text)
    {
        using var folder = new DefinitionFolder();
        folder.Write(file, text);
        folder.Read().Mistakes.ShouldHaveSingleItem().ToString().ShouldStartWith($"{file}:1:1: the file is empty; expected");
    }

    [Fact]
    public void Folder_Missing_IsAMistake() =>
        Kazva.Silo.Import.GridDefinitionReader.Read("/no/such/folder").Mistakes.ShouldHaveSingleItem()
            .Message.ShouldContain("/no/such/folder");

    [Fact]
    public void Categories_Missing_AreOneMistakeNotOnePerLocation()
    {
        using var folder = new DefinitionFolder();
        folder.Delete("categories/parks.yaml");
        folder.Delete("categories/desks.yaml");
        folder.Read().Mistakes.ShouldHaveSingleItem().File.ShouldBe("categories");
    }

    [Theory]
    [InlineData("locations.csv", 2, 8)]
    [InlineData("organisation.yaml", 2, 13)]
    public void File_InWindows1251_IsAMistakeAtTheFirstSuchByte(string file, int line, int column)
    {
        using var folder = new DefinitionFolder();
        // Cyrillic letters of Windows-1251 are the bytes from 0xC0.
        folder.Write(file, [.. folder.Text(file).Select(c => c < 0x80 ? (byte)c : (byte)(c - 'А' + 0xC0))]);
        folder.Read().Mistakes.Where(m => m.File == file).ShouldHaveSingleItem().ToString()
            .ShouldStartWith($"{file}:{line}:{column}: the byte 0x");
    }

    [Fact]
    public void Definition_WithByteOrderMarksAndWindowsLineEnds_IsRead()
    {
        using var folder = new DefinitionFolder();
        foreach (var file in new[] { "organisation.yaml", "settlements.csv", "locations.csv", "categories/parks.yaml", "map/cells.geojson" })
            folder.Write(file, [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(folder.Text(file).ReplaceLineEndings("\r\n"))]);
        folder.Read().Mistakes.ShouldBeEmpty();

        folder.Change("locations.csv", "KZ6J04", "KZ6J05");
        folder.Read().Mistakes.ShouldHaveSingleItem().ToString().ShouldStartWith("locations.csv:5:1: ");
    }

    [Fact]
    public void Table_SeparatedBySemicolons_IsOneMistake()
    {
        using var folder = new DefinitionFolder();
        folder.Write("settlements.csv", DefinitionFolder.Settlements.Replace(',', ';'));
        folder.Read().Mistakes.ShouldHaveSingleItem().ToString()
            .ShouldBe("settlements.csv:1:1: the cells are separated by semicolons; expected commas");
    }

    [Fact]
    public void Yaml_NestedVeryDeep_IsAMistake()
    {
        using var folder = new DefinitionFolder();
        folder.Write("organisation.yaml", "id: " + new string('[', 100_000));
        folder.Read().Mistakes.Where(m => m.File == "organisation.yaml").ShouldHaveSingleItem()
            .Message.ShouldContain("nested deeper");
    }

    [Fact]
    public void Files_OfLaterVersions_AreNamedNotRead()
    {
        using var folder = new DefinitionFolder();
        folder.Write("people.yaml", ": :");
        folder.Write("alarm.yaml", "");
        folder.Write("categories/old.yml", "");
        folder.Write("README.md", "");
        var definition = folder.Read();
        definition.Mistakes.ShouldBeEmpty();
        definition.Ignored.ShouldBe(["alarm.yaml", "people.yaml", "categories/old.yml"]);
    }

    [Fact]
    public void Location_Retired_IsReadAsSuch()
    {
        using var folder = new DefinitionFolder();
        folder.Write("locations.csv", "retired,code,name_bg,name_en,settlement,category\ntrue,K7Q2M6,Парк,Park,A1,parks\n,W98TCJ,Парк,Park,A1,parks\n");
        folder.Read().Grid.ShouldNotBeNull().Locations.Select(l => l.Retired).ShouldBe([true, false]);
    }

    [Theory]
    [InlineData("organisation.yaml")]
    [InlineData("settlements.csv")]
    [InlineData("locations.csv")]
    [InlineData("categories/parks.yaml")]
    [InlineData("map/cells.geojson")]
    public void File_CutAnywhere_NeverThrows(string file)
    {
        using var folder = new DefinitionFolder();
        var bytes = Encoding.UTF8.GetBytes(folder.Text(file));
        for (var length = 0; length < bytes.Length; length += 3)
        {
            folder.Write(file, bytes[..length]);
            Should.NotThrow(() => folder.Read());
        }
    }

    [Fact]
    public void Definition_WithBytesChangedAtRandom_NeverThrows()
    {
        using var folder = new DefinitionFolder();
        var random = new Random(20260504);
        var files = new[] { "organisation.yaml", "settlements.csv", "locations.csv", "categories/parks.yaml", "map/cells.geojson" };
        const string nasty = "\"',;:{}[]#&*!|>%@`-?\n\r\t\0\\ ";
        for (var round = 0; round < 1500; round++)
        {
            var file = files[round % files.Length];
            var right = Encoding.UTF8.GetBytes(folder.Text(file));
            var wrong = right.ToArray();
            for (var change = 0; change < 3; change++)
                wrong[random.Next(wrong.Length)] = (byte)nasty[random.Next(nasty.Length)];
            folder.Write(file, wrong);
            Should.NotThrow(() => folder.Read(), Encoding.UTF8.GetString(wrong));
            folder.Write(file, right);
        }
    }
}

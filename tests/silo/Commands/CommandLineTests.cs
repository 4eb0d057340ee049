using Kazva.Silo.Storage;
using Kazva.Silo.Tests.Import;
using Kazva.TestKit;

namespace Kazva.Silo.Tests.Commands;

/// <summary>The program's commands as processes of their own: what they say, what they change, how they end.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly TempFolder _data = new();

    private StorageOptions Options => new() { Data = _data.Path };

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Import_FolderWithTenMistakes_TellsAllTenAndImportsNothing()
    {
        using var folder = new DefinitionFolder();
        folder.Change("organisation.yaml", "Europe/Sofia", "Mars/Olympus");
        folder.Change("settlements.csv", "A1,Град,Town,25.5", "A1,Град,Town,east");
        folder.Change("settlements.csv", "B2,Село,Village,25.7,42.4,", "B2,Село,Village,25.7,42.4");
        folder.Change("locations.csv", "K7Q2M6", "K7Q2MD");
        folder.Change("locations.csv", "Swing,B2,parks", "Swing,B2,prks");
        folder.Change("locations.csv", "25.7,42.4,,", "25.7,42.4,\"plaice\",");
        folder.Change("categories/parks.yaml", "when: high", "when: best");
        folder.Change("categories/parks.yaml", "- id: litter", "- id: tree");
        folder.Change("categories/desks.yaml", "en: Desks }", "en: Desks, enn: Desk }");
        folder.Change("map/cells.geojson", "\"A1\"", "\"C3\"");

        var (exit, output) = await KazvaProcess.RunAsync(Options, "import", folder.Path);
        exit.ShouldBe(1);
        output.Split('\n').Count(line => System.Text.RegularExpressions.Regex.IsMatch(line, @"^\S+:\d+:\d+: ")).ShouldBe(10);
        output.ShouldContain("10 mistake(s); nothing was imported.");
        (await Verified()).ShouldBe("");
    }

    [Fact]
    public async Task Import_TheSample_IsInForceOnlyWithoutDryRun()
    {
        var (dryExit, dry) = await KazvaProcess.RunAsync(Options, "import", Samples.StaraZagora, "--dry-run");
        dryExit.ShouldBe(0);
        dry.ShouldContain("settlement 68850 «Стара Загора» will be added");
        dry.ShouldContain("Dry run: nothing was imported.");
        (await Verified()).ShouldBe("");

        var (exit, said) = await KazvaProcess.RunAsync(Options, "import", Samples.StaraZagora);
        exit.ShouldBe(0);
        said.ShouldContain("Imported as version 1 of stara-zagora");
        (await Verified()).ShouldContain("stara-zagora: 0 submissions");

        var (_, again) = await KazvaProcess.RunAsync(Options, "import", Samples.StaraZagora);
        again.ShouldContain("Nothing changes.");
    }

    [Fact]
    public async Task Demo_OnTheGridOfARealCity_IsRefused()
    {
        await KazvaProcess.RunAsync(Options, "import", Samples.StaraZagora);
        var (exit, output) = await KazvaProcess.RunAsync(Options, "demo", "--urls", "http://127.0.0.1:0", "--staff-url", "http://127.0.0.1:0");
        exit.ShouldBe(2);
        output.ShouldContain("not a simulated one");
    }

    [Fact]
    public async Task Export_AfterAnswers_WritesThemAndNoFormula()
    {
        await using (var database = await TestDatabase.CreateAsync(StorageKind.Sqlite))
        {
            await using (var server = await KazvaServer.StartAsync(database))
                await server.Citizens.Accepted(SmallGrid.Playground, 2, more: new { comment = "=HYPERLINK(\"http://x\")", answers = new { problem = new[] { "dirty" } } });
            var (exit, output) = await KazvaProcess.RunAsync(database.Options, "export", _data.File("out"));
            exit.ShouldBe(0, output);
        }

        var lines = await File.ReadAllLinesAsync(_data.File("out/smallville/submissions.csv"));
        lines.Length.ShouldBe(2);
        lines[0].ShouldStartWith("location,n,submission_id,counted_at,received_at,score,answers,comment,");
        lines[1].ShouldStartWith($"{SmallGrid.Playground},1,");
        lines[1].ShouldContain(",2,problem=dirty,\"'=HYPERLINK(");
        (await File.ReadAllLinesAsync(_data.File("out/smallville/hourly.csv"))).Length.ShouldBe(1 + 4);
    }

    [Fact]
    public async Task Serve_WhileAnotherServesTheSameData_IsRefused()
    {
        await using var first = await KazvaProcess.ServeAsync(Options);
        var (exit, output) = await KazvaProcess.RunAsync(Options, "serve", "--urls", "http://127.0.0.1:0", "--staff-url", "http://127.0.0.1:0");
        exit.ShouldBe(2);
        output.ShouldContain($"process {first.Id}");
    }

    [Theory]
    [InlineData("--Kazva:Storag=Sqlite", "There is no setting Kazva:Storag")]
    [InlineData("--Kazva:Storage=Oracle", "Kazva:Storage is 'Oracle'; it must be Sqlite or Postgres")]
    [InlineData("--Kazva:Storage=Postgres", "Kazva:Postgres must be a connection string")]
    [InlineData("--Kazva:Limits:AddressSubmissions=0", "Kazva:Limits:AddressSubmissions is 0")]
    [InlineData("--Kazva:Limits:Adress=5", "There is no setting Kazva:Limits:Adress")]
    [InlineData("--Kazva:StaffUrl=http://0.0.0.0:5001", "other machines can reach")]
    [InlineData("--ports", "'--ports' is not an option")]
    public async Task Serve_SettingIsUnknownOrWrong_StopsAndNamesIt(string argument, string says)
    {
        var (exit, output) = await KazvaProcess.RunAsync(Options, "serve", "--urls", "http://127.0.0.1:0", argument);
        exit.ShouldBe(2, output);
        output.ShouldContain(says);
        output.ShouldNotContain("   at ");
    }

    private async Task<string> Verified()
    {
        var (exit, output) = await KazvaProcess.RunAsync(Options, "verify");
        exit.ShouldBe(0, output);
        return output.Trim();
    }
}

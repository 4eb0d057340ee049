using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Kazva.Silo.Storage;
using Kazva.Silo.Storage.Migrations;
using Kazva.Silo.Tests.Import;
using Kazva.TestKit;

namespace Kazva.Silo.Tests.Commands;

/// <summary>The program's commands as processes of their own: what they say, what they change, how they end.</summary>
public sealed class CommandLineTests : IDisposable
{
    private const string NoGrid = "There is no grid, so there is nothing to verify.";

    private readonly TempFolder _data = new();

    private StorageOptions Options => new() { Data = _data.Path };

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Import_FolderWithTenMistakes_TellsAllTenAndImportsNothing()
    {
        using var folder = new DefinitionFolder();
        folder.MakeTenMistakes();

        var (exit, output) = await KazvaProcess.RunAsync(Options, "import", folder.Path);
        exit.ShouldBe(1);
        output.Split('\n').Count(line => Regex.IsMatch(line, @"^\S+:\d+:\d+: ", RegexOptions.None, TimeSpan.FromSeconds(1))).ShouldBe(10);
        output.ShouldContain("10 mistake(s); nothing was imported.");
        (await Verified()).ShouldBe(NoGrid);
    }

    [Fact]
    public async Task Import_TheSample_IsInForceOnlyWithoutDryRun()
    {
        var (dryExit, dry) = await KazvaProcess.RunAsync(Options, "import", Samples.StaraZagora, "--dry-run");
        dryExit.ShouldBe(0);
        dry.ShouldContain("organisation stara-zagora «Община Стара Загора» will be added");
        dry.ShouldContain("Dry run: nothing was imported.");
        (await Verified()).ShouldBe(NoGrid);

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
    public async Task Serve_OnAPortInUse_SaysWhichInOneLine()
    {
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var (exit, output) = await KazvaProcess.RunAsync(Options, "serve", "--urls", $"http://{taken.LocalEndpoint}", "--staff-url", "http://127.0.0.1:0");
        exit.ShouldBe(2);
        output.ShouldBe($"kazva: Failed to bind to address http://{taken.LocalEndpoint}: address already in use.");
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
    [InlineData("--Kazva:Limits:AddressSubmissions=abc", "'abc' at 'Kazva:Limits:AddressSubmissions'")]
    [InlineData("--Kazva:TrustedProxies:0=foo", "Kazva:TrustedProxies:0 is 'foo'")]
    [InlineData("--Kazva:Postgres=garbage", "Kazva:Postgres is not a connection string")]
    [InlineData("--Kazva:Postgres=Host=localhost;Password=geheim;Port=many", "Kazva:Postgres is not a connection string")]
    [InlineData("--Kazva:Postgres=Password=geheim", "Kazva:Postgres is not a connection string")]
    [InlineData("--ports", "'--ports' is not an option")]
    [InlineData("--dat=a", "'--dat=a' is not an option")]
    [InlineData("--Kazva=a", "'--Kazva=a' is not an option")]
    [InlineData("--urls=", "'--urls'")]
    [InlineData("--urls=;", "--urls names no address")]
    [InlineData("--urls=https://127.0.0.1:0", "'https://127.0.0.1:0' needs a certificate")]
    [InlineData("--urls=http://127.0.0.1:5000/kazva", "--urls: 'http://127.0.0.1:5000/kazva' has a path")]
    [InlineData("--urls=http://localhost:many", "--urls: 'http://localhost:many' is not an address")]
    [InlineData("--urls=ftp://localhost:5000", "--urls: 'ftp://localhost:5000' is not an address")]
    [InlineData("--staff-url=5001", "Kazva:StaffUrl (--staff-url): '5001' is not an address")]
    public Task Serve_SettingIsUnknownOrWrong_StopsAndNamesIt(string argument, string says) => Refused(says, "serve", argument);

    [Fact]
    public Task Serve_UrlsAreEmpty_StopsAndNamesThem() => Refused("--urls names no address", "serve", "--urls", "");

    [Fact]
    public Task Demo_RateIsNoNumber_StopsAndNamesIt() => Refused("--rate", "demo", "--rate", "abc");

    [Fact]
    public Task Demo_RateIsOutOfRange_StopsAndNamesIt() => Refused("--rate is more than 0", "demo", "--rate", "0");

    [Theory]
    [InlineData("serve")]
    [InlineData("verify")]
    public async Task Command_DatabaseFileIsNone_StopsAndNamesIt(string command)
    {
        await File.WriteAllTextAsync(_data.File("kazva.db"), new string('?', 5000));
        await Refused(_data.File("kazva.db"), command);
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("export", "out")]
    public async Task Command_ThereIsNoDatabase_StopsAndMakesNone(params string[] command)
    {
        await Refused($"There is no database at {_data.File("kazva.db")}", command);
        Directory.EnumerateFileSystemEntries(_data.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task Export_ThereIsNoGrid_SaysSo()
    {
        await StorageMigrator.MigrateAsync(Options, TimeProvider.System);
        var (exit, output) = await KazvaProcess.RunAsync(Options, "export", _data.File("out"));
        exit.ShouldBe(0, output);
        output.Trim().ShouldBe("There is no grid, so there is nothing to export.");
    }

    [Fact]
    public async Task Serve_StoppedWhileARequestIsUnderWay_AnswersItFirst()
    {
        await using var database = await TestDatabase.CreateAsync(StorageKind.Sqlite);
        await using (await KazvaServer.StartAsync(database)) { }
        await using var process = await KazvaProcess.ServeAsync(database.Options);
        using var citizen = new TcpClient(process.Citizens.Host, process.Citizens.Port);
        await using var line = citizen.GetStream();
        var body = Encoding.ASCII.GetBytes($$"""{"submissionId":"{{Guid.NewGuid()}}","score":9}""");
        await line.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/v1/locations/{SmallGrid.Stop}/submissions HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            + $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\nExpect: 100-continue\r\n\r\n"));
        using var answer = new StreamReader(line, Encoding.ASCII);
        (await answer.ReadLineAsync()).ShouldBe("HTTP/1.1 100 Continue"); // It waits for the body.

        var stop = process.StopAsync();
        await Eventually.Is(() => Listens(process.Citizens), listens => !listens);
        await line.WriteAsync(body);

        (await answer.ReadToEndAsync()).ShouldContain("HTTP/1.1 202");
        (await stop).ShouldBe(0, process.Output);
        process.Output.ShouldContain("All grains are deactivated");
    }

    private static async Task<bool> Listens(Uri address)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(address.Host, address.Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private async Task Refused(string says, params string[] arguments)
    {
        var (exit, output) = await KazvaProcess.RunAsync(Options, arguments);
        exit.ShouldBe(2, output);
        output.ShouldContain(says);
        output.ShouldNotContain("   at ");
        output.ShouldNotContain("geheim");
        output.Trim().ShouldNotContain("\n");
    }

    private async Task<string> Verified()
    {
        var (exit, output) = await KazvaProcess.RunAsync(Options, "verify");
        exit.ShouldBe(0, output);
        return output.Trim();
    }
}

using Kazva.Dashboard.Accounts;
using Kazva.Silo.Storage;
using Kazva.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Kazva.Silo.Tests.Commands;

/// <summary><c>kazva staff</c>, as processes beside a server that runs.</summary>
public sealed class StaffCommandTests : IAsyncLifetime
{
    private const string Long = "a password of some length";

    private TestDatabase _database = null!;
    private KazvaServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(StorageKind.Sqlite);
        _server = await KazvaServer.StartAsync(_database);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Account_FromItsAdditionToItsRemoval_IsWhatTheCommandsSay()
    {
        await Does("ana@example.org may now sign in and see smallville.", Long + "\n", "add", SmallGrid.Id, "Ana@Example.org");
        (await _server.NewBrowser().SendSignInAsync("ana@example.org", Long)).StatusCode.ShouldBe(System.Net.HttpStatusCode.SeeOther);
        await Does("smallville\tana@example.org\tsince 20", input: null, "list");

        await Does("ana@example.org has another password.", "another password of length", "password", "ana@example.org");
        (await _server.NewBrowser().SendSignInAsync("ana@example.org", Long)).StatusCode.ShouldBe(System.Net.HttpStatusCode.Unauthorized);
        (await _server.NewBrowser().SendSignInAsync("ana@example.org", "another password of length")).StatusCode.ShouldBe(System.Net.HttpStatusCode.SeeOther);

        await Does("ana@example.org is removed.", input: null, "remove", "ANA@example.org");
        await Does("There are no accounts.", input: null, "list");
    }

    [Fact]
    public async Task Password_Generated_IsShownAndGood()
    {
        var output = await Does("The password, shown this once: ", input: null, "add", SmallGrid.Id, "ana", "--generate");
        var password = output.Split("once: ")[1].Trim();
        password.Length.ShouldBeGreaterThanOrEqualTo(20);
        (await _server.NewBrowser().SendSignInAsync("ana", password)).StatusCode.ShouldBe(System.Net.HttpStatusCode.SeeOther);
    }

    [Theory]
    [InlineData("There is no organisation 'nowhere'; there is smallville.", Long, "add", "nowhere", "ana")]
    [InlineData("at least 12 characters", "elevenchars", "add", SmallGrid.Id, "ana")]
    [InlineData("The input ended", "", "add", SmallGrid.Id, "ana")]
    [InlineData("'a b' is no name. A name is", Long, "add", SmallGrid.Id, "a b")]
    [InlineData("There is no account ana", "", "remove", "ana")]
    [InlineData("There is no account ana", Long, "password", "ana")]
    [InlineData("'NAME' missing", "", "add", SmallGrid.Id)]
    [InlineData("'--genrate' is not an option", Long, "add", SmallGrid.Id, "ana", "--genrate")]
    public async Task Command_WithWhatCannotBe_SaysSoInOneLineAndChangesNothing(string says, string input, params string[] arguments)
    {
        var (exit, output) = await KazvaProcess.RunWithInputAsync(_database.Options, input, ["staff", .. arguments]);
        exit.ShouldBe(2, output);
        output.ShouldContain(says);
        output.Trim().ShouldNotContain("\n");
        (await Stored()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Name_ThatIsTaken_IsRefused()
    {
        await _server.AddStaffAsync("ana");
        var before = await Stored();
        var (exit, output) = await KazvaProcess.RunWithInputAsync(_database.Options, Long, "staff", "add", SmallGrid.Id, "ANA");
        exit.ShouldBe(2, output);
        output.ShouldContain("The name ana is taken");
        (await Stored()).ShouldBe(before);
    }

    [Fact]
    public async Task Verify_OfAServerThatNeedsSignIn_SignsIn()
    {
        await _server.Citizens.Accepted(SmallGrid.Stop, 7);
        await StaffView.WithCount(_server.Staff, 1);
        await _server.AddStaffAsync("ana");
        using var ana = await _server.SignInAsync("ana");
        string[] verify = ["verify", "--url", _server.Staff.BaseAddress!.ToString()];

        var (exit, output) = await KazvaProcess.RunWithInputAsync(_database.Options, StaffMember.Password, [.. verify, "--user", "ana"]);
        exit.ShouldBe(0, output);
        output.ShouldContain("26 states compared, 0 difference(s)");
        (exit, output) = await KazvaProcess.RunWithInputAsync(_database.Options, "wrong", [.. verify, "--user", "ana"]);
        (exit, output).ShouldBe((2, $"kazva: The server at {_server.Staff.BaseAddress!.ToString().TrimEnd('/')} does not let ana in: the name or the password is not right."));
        await Eventually.Is(() => KazvaProcess.RunAsync(_database.Options, verify), run => run.ExitCode == 2 && run.Output.Contains("--user", StringComparison.Ordinal));
    }

    private async Task<string> Does(string says, string? input, params string[] arguments)
    {
        var (exit, output) = await KazvaProcess.RunWithInputAsync(_database.Options, input, ["staff", .. arguments]);
        exit.ShouldBe(0, output);
        output.ShouldContain(says);
        return output;
    }

    private Task<IReadOnlyList<StaffAccount>> Stored() => _server.Services.GetRequiredService<IStaffStore>().LoadAllAsync();
}

using System.CommandLine;
using Kazva.Dashboard.Accounts;
using Kazva.Definition;
using Kazva.Silo.Hosting;

namespace Kazva.Silo.Commands;

/// <summary><c>kazva staff</c>: who may see which organisation's grid. A running server knows within seconds.</summary>
internal static class StaffCommand
{
    private static readonly Argument<string> Organisation = new("ORGANISATION") { Description = "The id of an imported organisation." };
    private static readonly Argument<string> Name = new("NAME") { Description = "What they sign in with: an e-mail address or a word, unique in the deployment." };

    private static readonly Option<bool> Generate = new("--generate")
    {
        Description = "Makes a password up and prints it once, instead of asking for one.",
    };

    public static Command Create() => new("staff", "Adds, removes and lists the accounts of staff.")
    {
        Subcommand("add", $"Adds an account. Asks for its password, or reads it as a line of the input; at least {StaffPassword.Shortest} characters.", Add, Organisation, Name, Generate),
        Subcommand("remove", "Removes an account; who is signed in with it is out within a minute.", Remove, Name),
        Subcommand("list", "Lists the accounts.", List),
        Subcommand("password", "Gives an account another password; who is signed in with it is out within a minute.", ChangePassword, Name, Generate),
    };

    private static Command Subcommand(string name, string description, Func<ParseResult, IHost, CancellationToken, Task> run, params Symbol[] symbols)
    {
        var command = new Command(name, description) { TreatUnmatchedTokensAsErrors = false };
        foreach (var symbol in symbols)
        {
            if (symbol is Argument argument) command.Arguments.Add(argument);
            else command.Options.Add((Option)symbol);
        }
        command.SetAction((parsed, cancellationToken) => Failure.Told(async () =>
        {
            using var host = await StorageSession.OpenExisting(parsed, cancellationToken);
            await run(parsed, host, cancellationToken);
            return 0;
        }));
        return command;
    }

    private static async Task Add(ParseResult parsed, IHost host, CancellationToken cancellationToken)
    {
        var (name, organisation) = (NameIn(parsed), parsed.GetValue(Organisation)!);
        var grids = host.Services.GetRequiredService<IGridCatalog>();
        if (!grids.TryGet(organisation, out _))
            throw new SettingsException(grids.Grids.Count == 0
                ? $"There is no organisation '{organisation}', nor any other: import a grid first."
                : $"There is no organisation '{organisation}'; there is {string.Join(", ", grids.Grids.Select(grid => grid.Id))}.");
        var store = host.Services.GetRequiredService<IStaffStore>();
        await RefuseTaken(store, name, cancellationToken);
        var password = NewPassword(parsed);
        var account = new StaffAccount(organisation, name, StaffPassword.Hash(password), host.Services.GetRequiredService<TimeProvider>().GetUtcNow());
        if (!await store.AddAsync(account, cancellationToken)) throw Taken(name);
        Console.WriteLine($"{name} may now sign in and see {organisation}.");
        Tell(parsed, password);
    }

    private static async Task Remove(ParseResult parsed, IHost host, CancellationToken cancellationToken)
    {
        var name = NameIn(parsed);
        var store = host.Services.GetRequiredService<IStaffStore>();
        if (!await store.RemoveAsync(name, cancellationToken)) throw Unknown(name);
        Console.WriteLine($"{name} is removed.");
        if ((await store.LoadAllAsync(cancellationToken)).Count == 0)
            Console.WriteLine("No account is left: staff served on this machine only need no sign-in from now on, elsewhere nobody can.");
    }

    private static async Task List(ParseResult parsed, IHost host, CancellationToken cancellationToken)
    {
        _ = parsed;
        var accounts = await host.Services.GetRequiredService<IStaffStore>().LoadAllAsync(cancellationToken);
        if (accounts.Count == 0) Console.WriteLine("There are no accounts.");
        foreach (var account in accounts) Console.WriteLine($"{account.Organisation}\t{account.Name}\tsince {account.CreatedAt:yyyy-MM-dd}");
    }

    private static async Task ChangePassword(ParseResult parsed, IHost host, CancellationToken cancellationToken)
    {
        var name = NameIn(parsed);
        var store = host.Services.GetRequiredService<IStaffStore>();
        if (!(await store.LoadAllAsync(cancellationToken)).Any(account => account.Name == name)) throw Unknown(name);
        var password = NewPassword(parsed);
        if (!await store.SetPasswordAsync(name, StaffPassword.Hash(password), cancellationToken)) throw Unknown(name);
        Console.WriteLine($"{name} has another password.");
        Tell(parsed, password);
    }

    private static string NameIn(ParseResult parsed) => StaffName.TryNormalise(parsed.GetValue(Name), out var name)
        ? name
        : throw new SettingsException($"'{parsed.GetValue(Name)}' is no name. {StaffName.Rule}");

    private static string NewPassword(ParseResult parsed)
    {
        if (parsed.GetValue(Generate)) return StaffPassword.Generate();
        var password = PasswordInput.ReadNew();
        return StaffPassword.Complaint(password) is { } complaint ? throw new SettingsException(complaint) : password;
    }

    private static void Tell(ParseResult parsed, string password)
    {
        if (parsed.GetValue(Generate)) Console.WriteLine($"The password, shown this once: {password}");
    }

    private static async Task RefuseTaken(IStaffStore store, string name, CancellationToken cancellationToken)
    {
        if ((await store.LoadAllAsync(cancellationToken)).Any(account => account.Name == name)) throw Taken(name);
    }

    private static SettingsException Taken(string name) =>
        new($"The name {name} is taken; a name is unique in the deployment. Another password is set with: kazva staff password {name}");

    private static SettingsException Unknown(string name) => new($"There is no account {name}; see kazva staff list.");
}

using System.CommandLine;
using System.CommandLine.Invocation;

namespace Kazva.Silo.Commands;

/// <summary>The program's command line.</summary>
internal static class KazvaCommand
{
    /// <summary>How long a command may take to end when it is told to (Ctrl+C, SIGTERM); longer than the host takes to drain.</summary>
    private static readonly TimeSpan EndsWithin = TimeSpan.FromSeconds(60);

    /// <summary>Runs what the command line says.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var parsed = Create().Parse(arguments);
        if (parsed.Action is not ParseErrorAction)
            return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = EndsWithin });
        foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync($"kazva: {error.Message}");
        return Failure.ExitCode;
    }

    private static RootCommand Create()
    {
        var root = new RootCommand("Kazva: what citizens say of a place, seen as they say it. Without a command it serves.")
        {
            ServeCommand.Create(),
            PartCommand.Silo(),
            PartCommand.Gateway(),
            PartCommand.Dashboard(),
            DemoCommand.Create(),
            ImportCommand.Create(),
            VerifyCommand.Create(),
            ExportCommand.Create(),
            PlatesCommand.Create(),
            BacktestCommand.Create(),
            StaffCommand.Create(),
            HealthCommand.Create(),
        };
        root.Options.Add(Settings.Data);
        root.Options.Add(Settings.Urls);
        root.Options.Add(Settings.StaffUrl);
        root.Options.Add(Settings.Cluster);
        root.TreatUnmatchedTokensAsErrors = false;
        root.SetAction(ServeCommand.Run);
        return root;
    }
}

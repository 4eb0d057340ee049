using System.CommandLine;
using Kazva.Abuse;
using Kazva.Alarms.Judging;
using Kazva.Alarms.Storage;
using Kazva.Areas;
using Kazva.Definition;
using Kazva.Feed;
using Kazva.Locations;
using Kazva.RollUp;
using Kazva.Silo.Hosting;
using Kazva.Silo.Verification;
using Kazva.Submissions;
using Kazva.Windows;
using Spectre.Console;

namespace Kazva.Silo.Commands;

/// <summary><c>kazva verify</c>: folds the log and holds everything that is kept against it.</summary>
internal static class VerifyCommand
{
    /// <summary>The exit code when there are differences.</summary>
    public const int Different = 1;

    private const int AskedAtOnce = 64;

    private static readonly Option<string?> Url = new("--url")
    {
        Description = "Also checks what a running server shows its staff, at its staff address such as http://localhost:5001.",
        HelpName = "URL",
    };

    private static readonly Option<string?> User = new("--user")
    {
        Description = $"With --url: the account to sign in with, where the server asks for one; its organisation is checked. The password is taken from {PasswordVariable}, or else asked for or read as a line of the input.",
        HelpName = "NAME",
    };

    private const string PasswordVariable = "KAZVA_PASSWORD";

    public static Command Create()
    {
        var command = new Command("verify", "Folds the log and compares it with the live state and the roll-ups, and judges the alarms again.") { Url, User };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellationToken) => Failure.Told(() => Run(parsed, cancellationToken)));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var clock = new StoppedClock(TimeProvider.System.GetUtcNow());
        using var host = await StorageSession.OpenExisting(parsed, cancellationToken, (builder, storage) =>
        {
            builder.Services.AddSingleton<TimeProvider>(clock);
            builder.AddUnsavedGrains(storage);
        });
        var grids = host.Services.GetRequiredService<IGridCatalog>().Grids;
        using var server = parsed.GetValue(Url) is { } url ? await RunningServer.Reach(url, Credentials(parsed), cancellationToken) : null;
        if (grids.Count == 0)
        {
            Console.WriteLine("There is no grid, so there is nothing to verify.");
            return 0;
        }
        await host.StartAsync(cancellationToken);
        var different = 0;
        foreach (var grid in grids)
            different += await Verify(host.Services, grid, clock, server, cancellationToken);
        await host.StopAsync(cancellationToken);
        return different == 0 ? 0 : Different;
    }

    private static Task<int> Verify(
        IServiceProvider services, GridIndex grid, StoppedClock clock, RunningServer? server, CancellationToken cancellationToken) =>
        AnsiConsole.Status().StartAsync($"Folding the log of {grid.Id}", async status =>
        {
            var log = services.GetRequiredService<ISubmissionLog>();
            // An hour of room: a running server may be asked a little later, and its windows end later.
            var oldest = Window.Quarter.Start(clock.GetUtcNow());
            var fold = await LogFold.Of(log, grid.Id, oldest, count => status.Status($"Folding the log of {grid.Id}: {count:N0}"), cancellationToken);
            var verifier = new Verifier(grid, fold);

            status.Status($"Comparing the roll-ups of {grid.Id}");
            var heads = await log.ReadHeadsAsync(grid.Id, cancellationToken);
            verifier.CheckHeads(heads);
            var decisions = await verifier.CheckDecisions(services.GetRequiredService<IHeldSubmissions>(), heads, cancellationToken);
            await verifier.CheckRollUps(services.GetRequiredService<IHourlyRollUps>(), cancellationToken);

            status.Status($"Comparing the grains of {grid.Id}");
            var checkedStates = 0;
            foreach (var some in States(services.GetRequiredService<IGrainFactory>(), grid).Chunk(AskedAtOnce))
                foreach (var state in await Task.WhenAll(some.Select(ask => ask())))
                {
                    verifier.CheckState(state);
                    checkedStates++;
                }
            if (server?.Shows(grid.Id) == true)
                checkedStates += await server.Check(grid, verifier, cancellationToken);

            foreach (var difference in verifier.Differences) Console.WriteLine(difference);
            Console.WriteLine(
                $"{grid.Id}: {fold.Count} submissions{Uncounted(fold, decisions)}, {fold.Hours.Count} hourly roll-ups and {checkedStates} states compared, {verifier.Differences.Count} difference(s)");

            status.Status($"Judging the alarms of {grid.Id} again");
            var alarms = await AlarmVerifier.Of(grid, services.GetRequiredService<IAlarmStore>(), services.GetRequiredService<IJudgedLog>(), cancellationToken);
            foreach (var difference in alarms.Differences) Console.WriteLine(difference);
            Console.WriteLine(
                $"{grid.Id}: {alarms.Compared} transitions of alarms judged again, {alarms.Differences.Count} difference(s); {alarms.LeftOut} not compared, of rules or a grid that changed meanwhile");
            return verifier.Differences.Count + alarms.Differences.Count;
        });

    private static string Uncounted(LogFold fold, int decisions) => fold.Counted == fold.Count && decisions == 0
        ? ""
        : $" ({fold.Count - fold.Counted} of them held or rejected, {decisions} decisions)";

    private static (string Name, string Password)? Credentials(ParseResult parsed) => parsed.GetValue(User) is { } name
        ? (name, Environment.GetEnvironmentVariable(PasswordVariable) ?? PasswordInput.Read($"Password of {name}: "))
        : null;

    private static IEnumerable<Func<Task<GridState>>> States(IGrainFactory grains, GridIndex grid) =>
    [
        .. grid.AllCodes.Select<string, Func<Task<GridState>>>(id => () => grains.GetGrain<ILocationGrain>(GridKey.Of(grid.Id, id)).GetState()),
        .. SumTree.Areas(grid).Select<GridNode, Func<Task<GridState>>>(area => () => area.AreaGrain(grains, grid.Id).GetState()),
    ];
}

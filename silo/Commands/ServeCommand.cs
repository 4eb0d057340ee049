using System.CommandLine;
using Kazva.Definition;
using Kazva.Silo.Hosting;
using Kazva.Silo.Observability;

namespace Kazva.Silo.Commands;

/// <summary><c>kazva serve</c>: runs the grid until it is told to stop.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var command = new Command("serve", "Runs the grid: the citizens' form and the staff's dashboard.")
        {
            Settings.Urls,
            Settings.StaffUrl,
            Settings.Cluster,
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(Run);
        return command;
    }

    public static Task<int> Run(ParseResult parsed, CancellationToken cancellationToken) => Failure.Told(async () =>
    {
        var app = KazvaApplication.Build(parsed.Arguments());
        await KazvaApplication.RunAsync(app, () =>
        {
            Announce(app);
            return Task.CompletedTask;
        }, cancellationToken);
        return 0;
    });

    /// <summary>Says where to look.</summary>
    public static void Announce(WebApplication app)
    {
        var listeners = app.Services.GetRequiredService<Listeners>();
        app.Tell($"Citizens: {string.Join(", ", listeners.Citizens)}");
        app.Tell($"Staff:    {listeners.Staff}  {Access(listeners.Staff!)}");
        AnnounceGrids(app);
    }

    /// <summary>Who can reach the staff's address.</summary>
    public static string Access(string staff) =>
        $"(accounts: kazva staff add{(Listeners.IsForThisMachineOnly(staff) ? "; until there is one, this machine only" : "")})";

    /// <summary>Says what there is.</summary>
    public static void AnnounceGrids(WebApplication app)
    {
        var grids = app.Services.GetRequiredService<IGridCatalog>().Grids;
        if (grids.Count == 0)
            app.Tell("There is no grid yet: stop, run kazva import FOLDER, and start again.");
        foreach (var grid in grids)
            app.Tell($"{grid.Id}: {grid.Settlements.Count} settlements, {grid.Categories.Count} categories, {grid.Locations.Count} locations");
        app.Tell("Ctrl+C stops.");
    }
}

using System.CommandLine;
using System.Globalization;
using Kazva.Silo.Hosting;
using Kazva.Silo.Import;
using Kazva.Silo.Simulation;
using Kazva.Silo.Storage.Grids;
using Kazva.Submissions;
using Spectre.Console;

namespace Kazva.Silo.Commands;

/// <summary><c>kazva demo</c>: the sample city with simulated citizens.</summary>
internal static class DemoCommand
{
    private static readonly Option<double> Rate = new("--rate")
    {
        Description = "The mean number of answers a minute; the time of day makes it more or fewer.",
        HelpName = "ANSWERS",
        DefaultValueFactory = _ => 120,
    };

    private static readonly Option<int> Seed = new("--seed")
    {
        Description = "Another number makes another city; the same makes the same.",
        DefaultValueFactory = _ => 1,
    };

    public static Command Create()
    {
        Rate.Validators.Add(result =>
        {
            // What is no number at all is told by the parser, and asking for its value would throw.
            if (result.Tokens is [var token]
                && double.TryParse(token.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var rate)
                && rate is not (> 0 and <= 60_000))
                result.AddError("--rate is more than 0 and at most 60000 answers a minute.");
        });
        var command = new Command("demo", "Runs the sample city of Stara Zagora with simulated citizens.")
        {
            Settings.Urls, Settings.StaffUrl, Rate, Seed,
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellationToken) => Failure.Told(() => Run(parsed, cancellationToken)));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var isNew = await Prepare(parsed, cancellationToken);
        var city = new CityOptions(parsed.GetValue(Rate), parsed.GetValue(Seed));
        var app = KazvaApplication.Build(parsed.Arguments(), configure: builder =>
        {
            builder.Services.AddSingleton(city).AddSingleton<Citizens>();
            builder.Services.AddHostedService(services => services.GetRequiredService<Citizens>());
        });
        await KazvaApplication.RunAsync(app, async () =>
        {
            ServeCommand.Announce(app);
            Console.WriteLine("Simulated citizens are answering. No figure here is a real citizen's.");
            if (isNew) await FillPast(app, cancellationToken);
        }, cancellationToken);
        return 0;
    }

    /// <summary>Loads the sample into an empty deployment. Answers of real citizens are never mixed with simulated ones.</summary>
    /// <returns>Whether nobody has answered yet.</returns>
    private static async Task<bool> Prepare(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var host = await StorageSession.Open(parsed, cancellationToken);
        var catalog = host.Services.GetRequiredService<GridCatalog>();
        if (catalog.Grids is [{ Grid.Simulated: true } grid])
            return (await host.Services.GetRequiredService<ISubmissionLog>().ReadLatestAsync(grid.Id, 1, cancellationToken)).Count == 0;
        if (catalog.Grids.Count > 0)
            throw new SettingsException(
                $"The data holds the grid of {catalog.Grids[0].Id}, which is not a simulated one. Give the demo a folder of its own: --data demo-data.");

        var import = GridImport.Prepare(Path.Combine(AppContext.BaseDirectory, "samples", "stara-zagora"), catalog, simulated: true);
        await import.Save(host.Services.GetRequiredService<IGridStore>(), cancellationToken);
        return true;
    }

    private static Task FillPast(WebApplication app, CancellationToken cancellationToken) =>
        AnsiConsole.Progress().StartAsync(async context =>
        {
            var task = context.AddTask("The past week", maxValue: 1);
            await app.Services.GetRequiredService<Citizens>().FillPast(done => task.Value = done, cancellationToken);
        });
}

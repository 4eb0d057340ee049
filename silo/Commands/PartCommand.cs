using System.CommandLine;
using Kazva.Silo.Hosting;
using Kazva.Silo.Observability;

namespace Kazva.Silo.Commands;

/// <summary><c>kazva silo</c>, <c>gateway</c> and <c>dashboard</c>: one part of a cluster each, as many of each as wanted.</summary>
internal static class PartCommand
{
    private static readonly Option<string?> SiloUrls = new("--urls")
    {
        Description = $"Where the health of this silo is told, {ListenerRegistration.DefaultSiloUrl} if not given.",
        HelpName = "URLS",
    };

    public static Command Silo() => Create(
        "silo", "Runs grains in a cluster.", Parts.Silo, SiloUrls,
        listeners => $"Silo:     {string.Join(", ", listeners.Citizens)}  (health only)");

    public static Command Gateway() => Create(
        "gateway", "Serves citizens, with the grains of a cluster.", Parts.Gateway, Settings.Urls,
        listeners => $"Citizens: {string.Join(", ", listeners.Citizens)}");

    public static Command Dashboard() => Create(
        "dashboard", "Serves staff, with the grains of a cluster.", Parts.Dashboard, Settings.StaffUrl,
        listeners => $"Staff:    {listeners.Staff}  {ServeCommand.Access(listeners.Staff!)}");

    private static Command Create(string name, string description, Parts parts, Option<string?> address, Func<Listeners, string> announce)
    {
        var command = new Command(name, description) { address, Settings.Cluster };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellationToken) => Failure.Told(async () =>
        {
            string[] own = parts == Parts.Silo && parsed.GetValue(SiloUrls) is { } urls ? [$"--urls={urls}"] : [];
            var app = KazvaApplication.Build([.. parsed.Arguments(), .. own], parts);
            await KazvaApplication.RunAsync(app, () =>
            {
                app.Tell(announce(app.Services.GetRequiredService<Listeners>()));
                ServeCommand.AnnounceGrids(app);
                return Task.CompletedTask;
            }, cancellationToken);
            return 0;
        }));
        return command;
    }
}

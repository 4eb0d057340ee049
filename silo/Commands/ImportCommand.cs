using System.CommandLine;
using Kazva.Alarms.Delivery;
using Kazva.Silo.Delivery;
using Kazva.Silo.Hosting;
using Kazva.Silo.Import;
using Kazva.Silo.Storage.Grids;

namespace Kazva.Silo.Commands;

/// <summary><c>kazva import FOLDER</c>: takes in a grid definition, all of it or nothing.</summary>
internal static class ImportCommand
{
    /// <summary>The exit code when the folder has mistakes.</summary>
    public const int Mistaken = 1;

    private const int ShownOfAKind = 10;

    private static readonly Argument<string> Folder = new("FOLDER") { Description = "A grid definition, such as samples/stara-zagora." };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Says what would change, and changes nothing." };

    public static Command Create()
    {
        var command = new Command("import", "Takes in a grid definition, all of it or nothing, and says what changes.") { Folder, DryRun };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellationToken) => Failure.Told(() => Run(parsed, cancellationToken)));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var folder = parsed.GetValue(Folder)!;
        using var host = await StorageSession.Open(parsed, cancellationToken, (builder, _) => builder.Services.AddDelivery(builder.Configuration));
        var catalog = host.Services.GetRequiredService<GridCatalog>();
        var import = GridImport.Prepare(folder, catalog);
        foreach (var name in import.Ignored) Console.WriteLine($"{name} is not read by this version.");
        foreach (var mistake in import.Mistakes) Console.Error.WriteLine(mistake);
        if (import.Grid is null)
        {
            Console.Error.WriteLine($"{import.Mistakes.Length} mistake(s); nothing was imported.");
            return Mistaken;
        }

        Tell(import);
        var reach = host.Services.GetRequiredService<IChannelReach>();
        foreach (var warning in await ChannelWarnings.Of(import.Current, import.Grid, reach, cancellationToken))
            Console.Error.WriteLine(warning);
        if (parsed.GetValue(DryRun))
        {
            Console.WriteLine("Dry run: nothing was imported.");
            return 0;
        }
        if (import.Changes.IsEmpty) return 0;
        await import.Save(host.Services.GetRequiredService<IGridStore>(), cancellationToken);
        Console.WriteLine(
            $"Imported as version {import.Grid.Version} of {import.Grid.Organisation.Id}. A running server takes it up when it is restarted.");
        return 0;
    }

    private static void Tell(GridImport import)
    {
        if (import.Changes.IsEmpty) Console.WriteLine("Nothing changes.");
        foreach (var kind in import.Changes.GroupBy(change => (change.What, change.Kind)))
        {
            foreach (var change in kind.Take(ShownOfAKind)) Console.WriteLine($"{change.Text}");
            if (kind.Skip(ShownOfAKind).Count() is > 0 and var more)
                Console.WriteLine($"… and {more} more {kind.Key.What}(s) {kind.Key.Kind.ToString().ToLowerInvariant()}");
        }
    }
}

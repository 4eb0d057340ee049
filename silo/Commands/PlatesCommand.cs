using System.Collections.Immutable;
using System.CommandLine;
using Kazva.Dashboard.Plates;
using Kazva.Definition;
using Kazva.Silo.Hosting;
using Kazva.Silo.Plates;
using Spectre.Console;

namespace Kazva.Silo.Commands;

/// <summary><c>kazva plates</c>: what is printed and put up.</summary>
internal static class PlatesCommand
{
    private static readonly Option<string[]> Settlement = new("--settlement") { Description = "Only those of a settlement and of all within it, by its id or name; can be given several times.", HelpName = "ID" };
    private static readonly Option<string[]> Category = new("--category") { Description = "Only those of a category, by its id or name; can be given several times.", HelpName = "ID" };
    private static readonly Option<string[]> Code = new("--code") { Description = "Only the plate of a code; can be given several times.", HelpName = "CODE" };
    private static readonly Option<string> Size = new("--size") { Description = $"One of {Sizes}; a6 if not given.", HelpName = "SIZE" };
    private static readonly Option<PlateFormat?> Format = new("--format") { Description = "pdf for a printer, svg or png; by the ending of --out if not given.", HelpName = "FORMAT" };
    private static readonly Option<string> Out = new("--out") { Description = "The file to write; of svg and png the folder, with a file a plate.", HelpName = "FILE", Required = true };
    private static readonly Option<bool> Force = new("--force") { Description = "Replaces files that are there already." };
    private static readonly Option<string?> Organisation = new("--organisation") { Description = "Whose plates; needed only where there are several organisations.", HelpName = "ID" };

    private static string Sizes => string.Join(", ", PlateSize.All.Select(size => size.Name));

    public static Command Create()
    {
        var command = new Command("plates", $"Makes the plates with their QR codes, to be printed. They lead to {PublicUrlSetting.Name}.")
        {
            Settlement, Category, Code, Size, Format, Out, Force, Organisation,
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellationToken) => Failure.Told(() => Run(parsed, cancellationToken)));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var target = parsed.GetValue(Out)!;
        var name = parsed.GetValue(Size) ?? PlateSize.A6.Name;
        if (!PlateSize.TryFind(name, out var size)) throw new SettingsException($"--size is '{name}'; expected {Sizes}. Nothing was written.");
        var files = new PlateFiles(target, parsed.GetValue(Format) ?? ByEnding(target), size, parsed.GetValue(Force));

        using var host = await StorageSession.OpenExisting(parsed, cancellationToken);
        var url = PublicUrlSetting.From(host.Services.GetRequiredService<IConfiguration>());
        if (!url.IsSet)
            throw new SettingsException(
                $"{PublicUrlSetting.Name} is not set, so nobody knows where the codes should lead. Give it, such as --{PublicUrlSetting.Name}=https://kazva.example.org. Nothing was written.");
        var grid = ChosenGrid.Of(host.Services.GetRequiredService<IGridCatalog>().Grids, parsed.GetValue(Organisation), "to print");
        var choice = new PlateChoice(parsed.GetValue(Settlement) ?? [], parsed.GetValue(Category) ?? [], parsed.GetValue(Code) ?? []);
        var (locations, retired) = choice.In(grid);
        ImmutableArray<Plate> plates = [.. locations.Select(location => Plate.Of(grid, location, url, PlateColour.Of(grid.Grid.Organisation)))];
        files.Check(plates);
        AnsiConsole.Progress().Start(progress =>
        {
            var bar = progress.AddTask(Markup.Escape($"{grid.Id} {size.Name}"), maxValue: plates.Length);
            files.Write(plates, $"{grid.Grid.Organisation.Name.In(grid.Grid.Organisation.Languages[0])}: {plates.Length} × {size.Name}", () => bar.Increment(1), cancellationToken);
        });
        Console.WriteLine($"{plates.Length} plate(s), {size.Name}, in {target}; they lead to {url.AddressOf("…")}");
        if (retired > 0) Console.WriteLine($"{retired} retired plate(s) left out.");
        return 0;
    }

    private static PlateFormat ByEnding(string target) => Path.GetExtension(target).ToUpperInvariant() switch
    {
        ".SVG" => PlateFormat.Svg,
        ".PNG" => PlateFormat.Png,
        _ => PlateFormat.Pdf,
    };
}

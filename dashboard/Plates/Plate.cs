using System.Collections.Immutable;
using Kazva.Dashboard.Plates.Fonts;
using Kazva.Definition;

namespace Kazva.Dashboard.Plates;

/// <summary>What stands on one location's plate.</summary>
public sealed class Plate
{
    private Plate(GridIndex grid, Location location, PublicUrl url, PlateColour colour)
    {
        var organisation = grid.Grid.Organisation;
        Code = location.Code;
        Address = url.AddressOf(location.Code);
        AddressStart = url.ReadableStart;
        Colour = colour;
        Words = PlateWords.For(organisation.Languages);
        var names = Names(location.Name, organisation.Languages);
        Name = names[0];
        OtherName = names.Skip(1).FirstOrDefault(name => name != names[0]);
        Settlement = Names(grid.Settlements[location.Settlement].Name, organisation.Languages)[0];
        Organisation = Names(organisation.Name, organisation.Languages)[0];
    }

    /// <summary>The short code.</summary>
    public string Code { get; }

    /// <summary>What the QR code holds: the address of the location's form.</summary>
    public string Address { get; }

    /// <summary>The address before the code, to be read and typed.</summary>
    internal string AddressStart { get; }

    /// <summary>The colour of the band.</summary>
    internal PlateColour Colour { get; }

    /// <summary>In the organisation's languages; at least one.</summary>
    internal ImmutableArray<PlateWords> Words { get; }

    /// <summary>The place, in the organisation's first language.</summary>
    internal string Name { get; }

    /// <summary>The place in the next language in which it is called otherwise; null when there is none.</summary>
    internal string? OtherName { get; }

    internal string Settlement { get; }

    internal string Organisation { get; }

    /// <summary>The plate of a location.</summary>
    /// <param name="colour">The colour of the band.</param>
    /// <exception cref="InvalidOperationException">Nobody has said where citizens reach this deployment.</exception>
    public static Plate Of(GridIndex grid, Location location, PublicUrl url, PlateColour colour) => new(grid, location, url, colour);

    /// <summary>A name in each of these languages that has it, those first that the font can write; at least one.</summary>
    private static ImmutableArray<string> Names(LocalText text, ImmutableArray<string> languages)
    {
        var names = languages.Select(language => text.ByLanguage.GetValueOrDefault(language)).OfType<string>().Select(OneLine).Where(name => name.Length > 0);
        ImmutableArray<string> ordered = [.. names.OrderByDescending(PlateFont.Bold.CanWrite)];
        return ordered.IsEmpty ? [OneLine(text.In(languages[0]))] : ordered;
    }

    private static string OneLine(string text) =>
        string.Join(' ', new string([.. text.Select(c => char.IsControl(c) || char.IsWhiteSpace(c) ? ' ' : c)]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}

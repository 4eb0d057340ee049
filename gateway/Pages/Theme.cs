using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Kazva.Definition;

namespace Kazva.Gateway.Pages;

/// <summary>How the pages of an organisation look: shades of its main colour for light and dark, and its emblem.</summary>
internal sealed partial class Theme
{
    private static readonly ConditionalWeakTable<Organisation, Theme> Known = [];

    private static readonly Colour Kazva = Colour.Parse("#0d6b5b");
    private static readonly Colour DarkPaper = Colour.Parse("#0f1513");
    private static readonly Colour DarkCard = Colour.Parse("#1a2320");

    // For letters on the accent; white ones would need it darker than it may be on dark paper.
    private static readonly Colour DarkInk = Colour.Parse("#071310");

    private Theme(Colour main, Emblem? emblem)
    {
        Band = main.ToString();
        var accent = Lighter(main);
        DarkBand = Darker(main).ToString();
        Style = $":root{{--band:{Band};--accent:{Band};--on:#fff;--tint:{main.With(Colour.White, 0.88)};--wash:{main.With(Colour.White, 0.955)}}}\n"
            + $"@media(prefers-color-scheme:dark){{:root{{--band:{DarkBand};--accent:{accent};--on:{DarkInk};--tint:{DarkCard.With(accent, 0.16)};--wash:{DarkPaper}}}}}";
        StyleHash = PageAssets.HashOf(Style);
        EmblemAddress = emblem is null ? null : AddressOf(emblem);
    }

    /// <summary>For pages that belong to no one organisation.</summary>
    public static Theme Default { get; } = new(Kazva, null);

    /// <summary>The colour of the band at the top, where the browser is light.</summary>
    public string Band { get; }

    /// <summary>The same where it is dark.</summary>
    public string DarkBand { get; }

    /// <summary>A style sheet that gives the shades their names.</summary>
    public string Style { get; }

    /// <summary>By which the content security policy knows <see cref="Style"/>.</summary>
    public string StyleHash { get; }

    /// <summary>The emblem as a data address (RFC 2397), or null.</summary>
    public string? EmblemAddress { get; }

    /// <summary>How an organisation's pages look.</summary>
    public static Theme Of(Organisation organisation) => Known.GetValue(
        organisation, static o => new Theme(o.Colours is null ? Kazva : Colour.Parse(o.Colours.Main), o.Emblem));

    // First as bright as its hue can be, then paler: white alone would make it grey.
    private static Colour Lighter(Colour main)
    {
        var (colour, bright) = (main, main.Brightest);
        for (var share = 0.0; share < 1 && colour.Contrast(DarkCard) < 5.5; share += 0.05) colour = main.With(bright, share);
        for (var share = 0.0; share < 1 && colour.Contrast(DarkCard) < 5.5; share += 0.05) colour = bright.With(Colour.White, share);
        return colour.With(Colour.White, 0.2);
    }

    private static Colour Darker(Colour main)
    {
        var colour = main;
        for (var share = 0.0; share < 1 && colour.Contrast(Colour.White) < 11; share += 0.05) colour = main.With(Colour.Black, share);
        return colour;
    }

    // A picture of letters stays letters: those are compressed with the rest of the page, which base 64 can not be.
    private static string AddressOf(Emblem emblem)
    {
        if (emblem.MediaType != "image/svg+xml") return $"data:{emblem.MediaType};base64,{emblem.Content}";
        var svg = BetweenTags().Replace(Encoding.UTF8.GetString(Convert.FromBase64String(emblem.Content)), "><").Trim();
        return "data:image/svg+xml," + NotInAnAddress().Replace(svg, match => Uri.EscapeDataString(match.Value));
    }

    [GeneratedRegex(@">\s+<", RegexOptions.None, 1000)]
    private static partial Regex BetweenTags();

    [GeneratedRegex(@"[^ !$()*,\-./0-9:;=?@A-Z_a-z~]+", RegexOptions.None, 1000)]
    private static partial Regex NotInAnAddress();
}

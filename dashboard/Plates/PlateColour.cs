using System.Globalization;
using Kazva.Definition;

namespace Kazva.Dashboard.Plates;

/// <summary>A colour of a plate, in sRGB.</summary>
public readonly record struct PlateColour(byte Red, byte Green, byte Blue)
{
    /// <summary>The band of an organisation that has no colour of its own.</summary>
    public static PlateColour Usual { get; } = new(0x0d, 0x4f, 0x45);

    /// <summary>The main colour of an organisation.</summary>
    public static PlateColour Of(Organisation organisation) =>
        organisation.Colours is { } colours && Colour.Parse(colours.Main) is var main ? new(main.Red, main.Green, main.Blue) : Usual;

    /// <summary>Pure black, so that a printer lays it down in one ink, without fringes.</summary>
    public static PlateColour Ink { get; } = new(0, 0, 0);

    /// <summary>For what is read second: 7.5:1 on white.</summary>
    public static PlateColour Soft { get; } = new(0x55, 0x55, 0x55);

    /// <summary>The paper.</summary>
    public static PlateColour Paper { get; } = new(255, 255, 255);

    /// <summary>Black or white, whichever is read better on this colour: at least 4.5:1 on any.</summary>
    public PlateColour ForText => Luminance > 0.179 ? Ink : Paper;

    /// <summary>As CSS writes it: <c>#0d4f45</c>.</summary>
    public string Hex => string.Create(CultureInfo.InvariantCulture, $"#{Red:x2}{Green:x2}{Blue:x2}");

    /// <summary>The relative luminance of WCAG 2.2.</summary>
    private double Luminance => (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue));

    /// <summary>The shares of cyan, magenta, yellow and black ink, from 0 to 1, by the plain conversion without a profile.</summary>
    internal (double Cyan, double Magenta, double Yellow, double Black) Inks
    {
        get
        {
            var most = Math.Max(Red, Math.Max(Green, Blue)) / 255.0;
            if (most <= 0) return (0, 0, 0, 1);
            return (1 - (Red / 255.0 / most), 1 - (Green / 255.0 / most), 1 - (Blue / 255.0 / most), 1 - most);
        }
    }

    /// <summary>As CSS writes it. A record's own text would ask for the text of <see cref="ForText"/>, and that for the same, without end.</summary>
    public override string ToString() => Hex;

    private static double Linear(byte part)
    {
        var share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }
}

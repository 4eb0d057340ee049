using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Kazva.Definition;

/// <summary>An opaque colour of the sRGB space.</summary>
public readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    /// <summary>White.</summary>
    public static Colour White { get; } = new(255, 255, 255);

    /// <summary>Black.</summary>
    public static Colour Black { get; } = new(0, 0, 0);

    /// <summary>Reads <c>#rrggbb</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Colour colour)
    {
        colour = default;
        if (text is not { Length: 7 } || text[0] != '#'
            || !int.TryParse(text.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            return false;
        colour = new((byte)(value >> 16), (byte)(value >> 8), (byte)value);
        return true;
    }

    /// <summary>Reads <c>#rrggbb</c>.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static Colour Parse(string text) => TryParse(text, out var colour) ? colour : throw new FormatException($"'{text}' is not a colour, such as #0d6b5b.");

    /// <summary>How well one is read on the other, from 1 to 21 (WCAG 2.2, contrast ratio).</summary>
    public double Contrast(Colour other)
    {
        var (a, b) = (Luminance, other.Luminance);
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    /// <summary>The brightest colour of the same hue and saturation; white for black.</summary>
    public Colour Brightest
    {
        get
        {
            var most = Math.Max(Red, Math.Max(Green, Blue));
            return most == 0 ? White : new((byte)(Red * 255 / most), (byte)(Green * 255 / most), (byte)(Blue * 255 / most));
        }
    }

    /// <summary>This colour with a share, from 0 to 1, of another in it.</summary>
    public Colour With(Colour other, double share)
    {
        return new(Of(Red, other.Red), Of(Green, other.Green), Of(Blue, other.Blue));

        byte Of(byte own, byte its) => (byte)Math.Round(own + ((its - own) * share));
    }

    /// <summary>As <c>#rrggbb</c>.</summary>
    public override string ToString() => $"#{Red:x2}{Green:x2}{Blue:x2}";

    // WCAG 2.2, relative luminance.
    private double Luminance => (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue));

    private static double Linear(byte channel)
    {
        var value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}

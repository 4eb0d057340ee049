using System.Collections.Immutable;
using Kazva.Dashboard.Plates.Fonts;

namespace Kazva.Dashboard.Plates.Layout;

/// <summary>A text in as many lines as it needs, as large as the room allows.</summary>
/// <param name="Size">The em, in millimetres.</param>
internal sealed record FittedText(PlateFont Font, ImmutableArray<string> Lines, double Size)
{
    private const double Step = 0.97;
    private const double LineHeight = 1.18;
    private const char Ellipsis = '…';

    /// <summary>How high it is, in millimetres.</summary>
    public double Height => Lines.Length * Size * LineHeight;

    /// <summary>How high so many lines are, in ems.</summary>
    public static double HeightOf(int lines) => lines * LineHeight;

    /// <summary>Where the letters of a line stand, from the top.</summary>
    public double Baseline(int line) => ((line * LineHeight) + 0.90) * Size;

    /// <summary>The largest size at which a text fits; at the least size it is cut off with an ellipsis.</summary>
    /// <param name="most">The largest size, in millimetres.</param>
    /// <param name="least">The smallest.</param>
    public static FittedText Fit(PlateFont font, string text, double most, double least, double width, int lines)
    {
        for (var size = most; ; size *= Step)
        {
            var isLeast = size <= least;
            if (isLeast) size = least;
            var broken = Break(font, text, width / size);
            if (broken.Count <= lines) return new FittedText(font, [.. broken], size);
            if (isLeast) return new FittedText(font, [.. broken.Take(lines - 1), CutOff(font, broken[lines - 1], width / size)], size);
        }
    }

    private static List<string> Break(PlateFont font, string text, double ems)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' '))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (font.Width(longer) <= ems)
            {
                line = longer;
                continue;
            }
            if (line.Length > 0) lines.Add(line);
            line = word;
            while (font.Width(line) > ems)
            {
                var fits = Fitting(font, line, ems);
                lines.Add(line[..fits]);
                line = line[fits..];
            }
        }
        lines.Add(line);
        return lines;
    }

    private static string CutOff(PlateFont font, string line, double ems)
    {
        var room = ems - font.Width($"{Ellipsis}");
        return (font.Width(line) <= room ? line : line[..Fitting(font, line, room)]).TrimEnd() + Ellipsis;
    }

    /// <summary>How many characters of a word that is too long for a line fit on it: one at least, never half of a pair.</summary>
    private static int Fitting(PlateFont font, string word, double ems)
    {
        var fits = 0;
        var width = 0.0;
        foreach (var rune in word.EnumerateRunes())
        {
            width += font.Advance(font.Glyph(rune));
            if (width > ems && fits > 0) break;
            fits += rune.Utf16SequenceLength;
        }
        return fits;
    }
}

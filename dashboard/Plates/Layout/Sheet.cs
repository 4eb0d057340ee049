using System.Collections.Immutable;
using Kazva.Dashboard.Plates.Fonts;

namespace Kazva.Dashboard.Plates.Layout;

/// <summary>Something drawn on a plate. Millimetres from the trimmed sheet's upper left corner; what touches an edge goes on into the bleed.</summary>
internal abstract record Mark;

/// <summary>A filled rectangle.</summary>
internal sealed record Box(double X, double Y, double Width, double Height, PlateColour Colour) : Mark;

/// <summary>A line of text.</summary>
/// <param name="X">The left end.</param>
/// <param name="Baseline">Where its letters stand.</param>
/// <param name="Size">The em, in millimetres.</param>
internal sealed record TextLine(double X, double Baseline, double Size, PlateFont Font, string Text, PlateColour Colour) : Mark;

/// <summary>The dark modules of a QR code.</summary>
/// <param name="Module">The side of one.</param>
/// <param name="Dark">By rows, with the quiet zone around.</param>
internal sealed record QrModules(double X, double Y, double Module, ImmutableArray<ImmutableArray<bool>> Dark) : Mark
{
    /// <summary>Runs of dark modules, row by row: where each begins, and how wide it is.</summary>
    public IEnumerable<(int Column, int Row, int Length)> Runs()
    {
        for (var row = 0; row < Dark.Length; row++)
            for (var column = 0; column < Dark[row].Length; column++)
            {
                if (!Dark[row][column]) continue;
                var first = column;
                while (column < Dark[row].Length && Dark[row][column]) column++;
                yield return (first, row, column - first);
            }
    }
}

/// <summary>A plate as it is drawn, whatever the format.</summary>
internal sealed record Sheet(PlateSize Size, string Title, ImmutableArray<Mark> Marks)
{
    /// <summary>How far what touches an edge is drawn beyond it, in millimetres.</summary>
    public const double Bleed = 3;
}

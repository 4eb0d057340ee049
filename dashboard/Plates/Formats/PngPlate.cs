using Kazva.Dashboard.Plates.Fonts;
using Kazva.Dashboard.Plates.Layout;

namespace Kazva.Dashboard.Plates.Formats;

/// <summary>A plate as PNG, trimmed, at 300 dots an inch.</summary>
internal static class PngPlate
{
    public const double DotsPerInch = 300;
    private const double Scale = DotsPerInch / 25.4;

    public static byte[] Write(Sheet sheet)
    {
        var image = new Pixels((int)Math.Round(sheet.Size.Width * Scale), (int)Math.Round(sheet.Size.Height * Scale));
        foreach (var mark in sheet.Marks)
            switch (mark)
            {
                case Box box:
                    image.Fill(Dots(box.X), Dots(box.Y), Dots(box.X + box.Width), Dots(box.Y + box.Height), box.Colour);
                    break;
                case TextLine line:
                    Draw(image, line);
                    break;
                case QrModules qr:
                    foreach (var (column, row, length) in qr.Runs())
                        image.Fill(
                            Dots(qr.X + (column * qr.Module)), Dots(qr.Y + (row * qr.Module)),
                            Dots(qr.X + ((column + length) * qr.Module)), Dots(qr.Y + ((row + 1) * qr.Module)), PlateColour.Ink);
                    break;
            }
        return PngFile.Write(image, DotsPerInch);
    }

    private static void Draw(Pixels image, TextLine line)
    {
        var em = line.Size * Scale;
        var x = line.X * Scale;
        foreach (var rune in line.Text.EnumerateRunes())
        {
            var glyph = line.Font.Glyph(rune);
            Draw(image, line.Font.Outline(glyph), x, line.Baseline * Scale, em, line.Colour);
            x += line.Font.Advance(glyph) * em;
        }
    }

    /// <summary>A glyph in a room of its own, from one em left of its origin to two right of it, and as far up and down.</summary>
    private static void Draw(Pixels image, IReadOnlyList<GlyphContour> contours, double x, double baseline, double em, PlateColour colour)
    {
        if (contours.Count == 0) return;
        var (left, top) = ((int)Math.Floor(x - em), (int)Math.Floor(baseline - (1.5 * em)));
        var (width, height) = ((int)Math.Ceiling(3 * em) + 1, (int)Math.Ceiling(2.5 * em) + 1);
        var coverage = new Coverage(width, height);
        foreach (var contour in contours)
        {
            var (atX, atY) = (X(contour.StartX), Y(contour.StartY));
            foreach (var curve in contour.Curves)
            {
                var (toX, toY) = (X(curve.X), Y(curve.Y));
                if (curve.IsLine) coverage.Line(atX, atY, toX, toY);
                else coverage.Curve(atX, atY, X(curve.ControlX), Y(curve.ControlY), toX, toY);
                (atX, atY) = (toX, toY);
            }
            coverage.Line(atX, atY, X(contour.StartX), Y(contour.StartY));
        }
        var shares = new float[width];
        for (var row = 0; row < height; row++)
        {
            coverage.Read(row, shares);
            image.Blend(left, top + row, shares, colour);
        }

        double X(double ems) => x - left + (ems * em);
        double Y(double ems) => baseline - top - (ems * em);
    }

    private static int Dots(double millimetres) => (int)Math.Round(millimetres * Scale);
}

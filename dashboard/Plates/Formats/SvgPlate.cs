using System.Globalization;
using System.Security;
using System.Text;
using Kazva.Dashboard.Plates.Fonts;
using Kazva.Dashboard.Plates.Layout;

namespace Kazva.Dashboard.Plates.Formats;

/// <summary>A plate as SVG, trimmed, in millimetres. Texts are outlines, so it looks the same without the font.</summary>
internal static class SvgPlate
{
    public static byte[] Write(Sheet sheet)
    {
        var svg = new StringBuilder();
        var (width, height) = (sheet.Size.Width, sheet.Size.Height);
        svg.Append(CultureInfo.InvariantCulture, $"""<svg xmlns="http://www.w3.org/2000/svg" width="{width}mm" height="{height}mm" viewBox="0 0 {width} {height}" role="img"><title>{SecurityElement.Escape(sheet.Title)}</title>""")
            .Append(CultureInfo.InvariantCulture, $"""<rect width="{width}" height="{height}" fill="{PlateColour.Paper.Hex}"/>""");
        foreach (var mark in sheet.Marks)
            switch (mark)
            {
                case Box box:
                    svg.Append(CultureInfo.InvariantCulture, $"""<rect x="{box.X}" y="{box.Y}" width="{box.Width}" height="{box.Height}" fill="{box.Colour.Hex}"/>""");
                    break;
                case TextLine line:
                    svg.Append(CultureInfo.InvariantCulture, $"""<path fill="{line.Colour.Hex}" d="{Letters(line)}"/>""");
                    break;
                case QrModules qr:
                    svg.Append(CultureInfo.InvariantCulture, $"""<path fill="{PlateColour.Ink.Hex}" shape-rendering="crispEdges" transform="translate({qr.X:0.#####} {qr.Y:0.#####}) scale({qr.Module:0.######})" d="{Modules(qr)}"/>""");
                    break;
            }
        return Encoding.UTF8.GetBytes(svg.Append("</svg>\n").ToString());
    }

    private static string Modules(QrModules qr) =>
        string.Concat(qr.Runs().Select(run => string.Create(CultureInfo.InvariantCulture, $"M{run.Column} {run.Row}h{run.Length}v1h-{run.Length}z")));

    private static string Letters(TextLine line)
    {
        var path = new StringBuilder();
        var x = line.X;
        foreach (var rune in line.Text.EnumerateRunes())
        {
            var glyph = line.Font.Glyph(rune);
            foreach (var contour in line.Font.Outline(glyph)) Contour(path, contour, x, line);
            x += line.Font.Advance(glyph) * line.Size;
        }
        return path.ToString();
    }

    private static void Contour(StringBuilder path, GlyphContour contour, double x, TextLine line)
    {
        path.Append(CultureInfo.InvariantCulture, $"M{X(contour.StartX):0.###} {Y(contour.StartY):0.###}");
        foreach (var curve in contour.Curves)
            if (curve.IsLine) path.Append(CultureInfo.InvariantCulture, $"L{X(curve.X):0.###} {Y(curve.Y):0.###}");
            else path.Append(CultureInfo.InvariantCulture, $"Q{X(curve.ControlX):0.###} {Y(curve.ControlY):0.###} {X(curve.X):0.###} {Y(curve.Y):0.###}");
        path.Append('Z');

        double X(double ems) => x + (ems * line.Size);
        double Y(double ems) => line.Baseline - (ems * line.Size);
    }
}

using System.Globalization;
using System.Text;
using Kazva.Dashboard.Plates.Fonts;
using Kazva.Dashboard.Plates.Layout;

namespace Kazva.Dashboard.Plates.Formats;

/// <summary>
/// Plates as PDF for a printer, one a page: with bleed, crop marks, the boxes that say where the sheet is cut, and colours in the four inks of
/// print, black as black ink alone.
/// </summary>
internal sealed class PdfPlates
{
    private const double PointsPerMillimetre = 72 / 25.4;

    /// <summary>From the cut to the edge of the page, in millimetres.</summary>
    private const double Margin = 10;

    /// <summary>A crop mark begins outside of the bleed.</summary>
    private const double MarkFrom = 4, MarkTo = 9, MarkWidth = 0.25;

    private readonly PdfFile _file;
    private readonly PdfFont _regular;
    private readonly PdfFont _bold;
    private readonly List<int> _pages = [];
    private readonly int _parent;

    private PdfPlates(Stream target)
    {
        _file = new PdfFile(target);
        _parent = _file.Reserve();
        _regular = new PdfFont(_file, PlateFont.Regular, "R");
        _bold = new PdfFont(_file, PlateFont.Bold, "B");
    }

    /// <summary>Writes the sheets in their order, drawing each when its turn has come.</summary>
    public static void Write(Stream target, string title, IEnumerable<Sheet> sheets)
    {
        var pdf = new PdfPlates(target);
        foreach (var sheet in sheets) pdf.Page(sheet);
        pdf.End(title);
    }

    private void Page(Sheet sheet)
    {
        var (page, content) = (_file.Reserve(), _file.Reserve());
        _pages.Add(page);
        var operators = new StringBuilder();
        foreach (var mark in sheet.Marks) Draw(operators, mark, sheet.Size.Height);
        CropMarks(operators, sheet.Size);
        _file.Stream(content, Encoding.ASCII.GetBytes(operators.ToString()));
        _file.Object(page, FormattableString.Invariant(
            $"<< /Type /Page /Parent {_parent} 0 R /MediaBox {Around(sheet.Size, Margin)} /BleedBox {Around(sheet.Size, Sheet.Bleed)} /TrimBox {Around(sheet.Size, 0)} /Resources << /Font << {_regular.Resource} {_bold.Resource} >> >> /Contents {content} 0 R >>"));
    }

    private void Draw(StringBuilder operators, Mark mark, double height)
    {
        switch (mark)
        {
            case Box box:
                operators.Append(CultureInfo.InvariantCulture,
                    $"{Fill(box.Colour)}{X(box.X)} {Y(box.Y + box.Height, height)} {Points(box.Width)} {Points(box.Height)} re f\n");
                break;
            case TextLine line:
                operators.Append(Fill(line.Colour)).Append((line.Font == PlateFont.Bold ? _bold : _regular).Show(
                    line.Text, line.Size * PointsPerMillimetre, (line.X + Margin) * PointsPerMillimetre, (height - line.Baseline + Margin) * PointsPerMillimetre));
                break;
            case QrModules qr:
                // All modules are one shape, so that no hairline of paper shows between neighbours.
                operators.Append(CultureInfo.InvariantCulture,
                    $"q {Fill(PlateColour.Ink)}{Points(qr.Module)} 0 0 -{Points(qr.Module)} {X(qr.X)} {Y(qr.Y, height)} cm\n");
                foreach (var (column, row, length) in qr.Runs()) operators.Append(CultureInfo.InvariantCulture, $"{column} {row} {length} 1 re\n");
                operators.Append("f Q\n");
                break;
        }
    }

    private static void CropMarks(StringBuilder operators, PlateSize size)
    {
        operators.Append(CultureInfo.InvariantCulture, $"0 0 0 1 K {MarkWidth} w\n");
        foreach (var x in (double[])[0, size.Width])
        {
            Stroke(x, -MarkTo, x, -MarkFrom);
            Stroke(x, size.Height + MarkFrom, x, size.Height + MarkTo);
        }
        foreach (var y in (double[])[0, size.Height])
        {
            Stroke(-MarkTo, y, -MarkFrom, y);
            Stroke(size.Width + MarkFrom, y, size.Width + MarkTo, y);
        }

        void Stroke(double x0, double y0, double x1, double y1) => operators.Append(CultureInfo.InvariantCulture,
            $"{X(x0)} {Y(y0, size.Height)} m {X(x1)} {Y(y1, size.Height)} l S\n");
    }

    private void End(string title)
    {
        _regular.Write();
        _bold.Write();
        _file.Object(_parent, FormattableString.Invariant(
            $"<< /Type /Pages /Count {_pages.Count} /Kids [{string.Join(' ', _pages.Select(page => FormattableString.Invariant($"{page} 0 R")))}] >>"));
        var (catalog, info) = (_file.Reserve(), _file.Reserve());
        _file.Object(catalog, FormattableString.Invariant($"<< /Type /Catalog /Pages {_parent} 0 R >>"));
        _file.Object(info, $"<< /Title {PdfFile.Text(title)} /Creator (Kazva) /Producer (Kazva) /Trapped /False >>");
        _file.End(catalog, info);
    }

    /// <summary>The rectangle that far outside of the cut.</summary>
    private static string Around(PlateSize size, double distance) => string.Create(CultureInfo.InvariantCulture,
        $"[{Points(Margin - distance)} {Points(Margin - distance)} {Points(Margin + size.Width + distance)} {Points(Margin + size.Height + distance)}]");

    private static string Fill(PlateColour colour)
    {
        var (cyan, magenta, yellow, black) = colour.Inks;
        return FormattableString.Invariant($"{cyan:0.###} {magenta:0.###} {yellow:0.###} {black:0.###} k ");
    }

    private static string X(double x) => Points(x + Margin);

    /// <summary>PDF counts upwards.</summary>
    private static string Y(double y, double height) => Points(height - y + Margin);

    private static string Points(double millimetres) => (millimetres * PointsPerMillimetre).ToString("0.####", CultureInfo.InvariantCulture);
}

using Kazva.Dashboard.Plates.Formats;
using Kazva.Dashboard.Plates.Layout;

namespace Kazva.Dashboard.Plates;

/// <summary>Makes plates in the formats that people print and show.</summary>
public static class PlatePrinter
{
    /// <summary>A plate as SVG, trimmed.</summary>
    public static byte[] Svg(Plate plate, PlateSize size) => SvgPlate.Write(PlateLayout.Of(plate, size));

    /// <summary>A plate as PNG, trimmed, at 300 dots an inch.</summary>
    public static byte[] Png(Plate plate, PlateSize size) => PngPlate.Write(PlateLayout.Of(plate, size));

    /// <summary>Plates as one PDF for a printer, a page each: 3 mm of bleed, crop marks, TrimBox and BleedBox.</summary>
    /// <param name="target">Is written from front to back, and needs not be seekable.</param>
    /// <param name="title">Of the document.</param>
    /// <param name="plates">Are taken one by one as they are drawn.</param>
    public static void Pdf(Stream target, string title, IEnumerable<Plate> plates, PlateSize size) =>
        PdfPlates.Write(target, title, plates.Select(plate => PlateLayout.Of(plate, size)));
}

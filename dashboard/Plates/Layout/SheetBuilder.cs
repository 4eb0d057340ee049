using System.Collections.Immutable;
using Kazva.Dashboard.Plates.Fonts;
using QRCoder;

namespace Kazva.Dashboard.Plates.Layout;

/// <summary>How a line stands in its room.</summary>
internal enum Alignment
{
    Left,
    Centre,
}

/// <summary>Puts marks on a sheet.</summary>
internal sealed class SheetBuilder(PlateSize size)
{
    /// <summary>A module is a whole number of these wide, so that at the usual resolution of print its edges are sharp.</summary>
    private const double Dot = 25.4 / 300;

    private readonly ImmutableArray<Mark>.Builder _marks = ImmutableArray.CreateBuilder<Mark>();

    public double Width => size.Width;

    public double Height => size.Height;

    public Sheet ToSheet(string title) => new(size, title, _marks.ToImmutable());

    /// <summary>A band across the sheet, out to three of its edges.</summary>
    public void Band(double height, PlateColour colour) =>
        _marks.Add(new Box(-Sheet.Bleed, -Sheet.Bleed, size.Width + (2 * Sheet.Bleed), height + Sheet.Bleed, colour));

    /// <summary>A text, from the top down.</summary>
    /// <returns>Where it ends.</returns>
    public double Text(FittedText text, double x, double y, double width, Alignment alignment, PlateColour colour)
    {
        for (var i = 0; i < text.Lines.Length; i++)
        {
            var line = text.Lines[i];
            var left = alignment == Alignment.Left ? x : x + ((width - (text.Font.Width(line) * text.Size)) / 2);
            _marks.Add(new TextLine(left, y + text.Baseline(i), text.Size, text.Font, line, colour));
        }
        return y + text.Height;
    }

    /// <summary>The address on one line, its code in bold, and so large that both fit.</summary>
    /// <returns>Where it ends.</returns>
    public double Address(Plate plate, double most, double x, double y, double width, Alignment alignment)
    {
        var ems = PlateFont.Regular.Width(plate.AddressStart) + PlateFont.Bold.Width(plate.Code);
        var em = Math.Min(most, width / ems);
        var start = new FittedText(PlateFont.Regular, [plate.AddressStart], em);
        var left = alignment == Alignment.Left ? x : x + ((width - (ems * em)) / 2);
        _marks.Add(new TextLine(left, y + start.Baseline(0), em, PlateFont.Regular, plate.AddressStart, PlateColour.Ink));
        _marks.Add(new TextLine(left + (PlateFont.Regular.Width(plate.AddressStart) * em), y + start.Baseline(0), em, PlateFont.Bold, plate.Code, PlateColour.Ink));
        return y + start.Height;
    }

    /// <summary>The QR code with its quiet zone of four modules, in a square of at most <paramref name="room"/> millimetres around a middle.</summary>
    public void Qr(string address, double middleX, double middleY, double room)
    {
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.Q);
        var rows = code.ModuleMatrix.Select(row => row.Cast<bool>().ToImmutableArray()).ToImmutableArray();
        var module = Math.Floor(room / rows.Length / Dot) * Dot;
        var half = rows.Length * module / 2;
        _marks.Add(new QrModules(Snap(middleX - half), Snap(middleY - half), module, rows));
    }

    private static double Snap(double at) => Math.Round(at / Dot) * Dot;
}

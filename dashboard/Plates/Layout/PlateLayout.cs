using Kazva.Dashboard.Plates.Fonts;

namespace Kazva.Dashboard.Plates.Layout;

/// <summary>Where everything stands on a plate, for each size: one band of colour, a large code, and much white.</summary>
internal static class PlateLayout
{
    public static Sheet Of(Plate plate, PlateSize size)
    {
        var sheet = new SheetBuilder(size);
        if (size == PlateSize.A6) Upright(sheet, plate, size.MostLanguages);
        else if (size == PlateSize.BusWindow) Lying(sheet, plate, size.MostLanguages);
        else Square(sheet, plate, size.MostLanguages);
        return sheet.ToSheet($"{plate.Code} · {plate.Name}");
    }

    private static void Upright(SheetBuilder sheet, Plate plate, int languages)
    {
        const double margin = 9, bandHeight = 34;
        var width = sheet.Width - (2 * margin);
        sheet.Band(bandHeight, plate.Colour);
        Ask(sheet, plate, languages, margin, bandHeight, width, large: 8.6, small: 4.3, organisation: 3.3);

        const double qr = 64;
        sheet.Qr(plate.Address, sheet.Width / 2, bandHeight + 1.5 + (qr / 2), qr);

        var y = bandHeight + qr + 1.5;
        y = Centre(sheet, FittedText.Fit(PlateFont.Bold, plate.Name, 5.4, 3.4, width, 2), margin, y, width, PlateColour.Ink);
        if (plate.OtherName is { } other) y = Centre(sheet, FittedText.Fit(PlateFont.Regular, other, 3.5, 2.8, width, 1), margin, y, width, PlateColour.Soft);
        Centre(sheet, FittedText.Fit(PlateFont.Regular, plate.Settlement, 3.5, 2.8, width, 1), margin, y, width, PlateColour.Soft);

        sheet.Address(plate, 5.0, margin, 122, width, Alignment.Centre);
        Small(sheet, plate, languages, margin, 130.5, width, 2.8, 143.5, Alignment.Centre);
    }

    private static void Lying(SheetBuilder sheet, Plate plate, int languages)
    {
        const double margin = 13, bandHeight = 41;
        sheet.Band(bandHeight, plate.Colour);
        Ask(sheet, plate, languages, margin, bandHeight, sheet.Width - (2 * margin), large: 12.5, small: 5.6, organisation: 4.2);

        const double qr = 101;
        var left = margin - 8;
        sheet.Qr(plate.Address, left + (qr / 2), bandHeight + ((sheet.Height - bandHeight) / 2), qr);

        var x = left + qr + 5;
        var width = sheet.Width - margin - x;
        var y = sheet.Text(FittedText.Fit(PlateFont.Bold, plate.Name, 8.2, 4.6, width, 3), x, 52, width, Alignment.Left, PlateColour.Ink);
        if (plate.OtherName is { } other) y = sheet.Text(FittedText.Fit(PlateFont.Regular, other, 4.6, 3.6, width, 2), x, y + 1, width, Alignment.Left, PlateColour.Soft);
        sheet.Text(FittedText.Fit(PlateFont.Regular, plate.Settlement, 4.6, 3.6, width, 1), x, y + 1, width, Alignment.Left, PlateColour.Soft);

        sheet.Address(plate, 7.4, x, 101, width, Alignment.Left);
        Small(sheet, plate, languages, x, 113, width, 4.0, 138, Alignment.Left);
    }

    private static void Square(SheetBuilder sheet, Plate plate, int languages)
    {
        const double margin = 5, bandHeight = 15.5;
        var width = sheet.Width - (2 * margin);
        sheet.Band(bandHeight, plate.Colour);
        Ask(sheet, plate, languages, margin, bandHeight, width, large: 5.6, small: 3.1, organisation: null);

        const double qr = 43;
        sheet.Qr(plate.Address, sheet.Width / 2, bandHeight + (qr / 2), qr);

        const double y = bandHeight + qr;
        Centre(sheet, FittedText.Fit(PlateFont.Bold, plate.Name, 3.7, 2.6, width, 1), margin, y, width, PlateColour.Ink);
        sheet.Address(plate, 4.2, margin, 63.4, width, Alignment.Centre);
        Small(sheet, plate, languages, margin, 69, width, 2.3, 76.5, Alignment.Centre, isShort: true);
    }

    /// <summary>The band's text, in the middle of its height: who asks, what for, and the same in other languages.</summary>
    private static void Ask(
        SheetBuilder sheet, Plate plate, int languages, double x, double height, double width, double large, double small, double? organisation)
    {
        var colour = plate.Colour.ForText;
        var who = organisation is { } em ? FittedText.Fit(PlateFont.Regular, plate.Organisation, em, 2.4, width, 1) : null;
        var ask = FittedText.Fit(PlateFont.Bold, plate.Words[0].Ask, large, small, width, 1);
        var further = plate.Words.Skip(1).Take(languages - 1).Select(words => words.Ask).ToList();
        var others = further.Count == 0 ? null : FittedText.Fit(PlateFont.Regular, string.Join("  ·  ", further), small, 2.4, width, 1);
        var y = (height - (who?.Height ?? 0) - ask.Height - (others?.Height ?? 0)) / 2;
        if (who is not null) y = Centre(sheet, who, x, y, width, colour);
        y = Centre(sheet, ask, x, y, width, colour);
        if (others is not null) Centre(sheet, others, x, y, width, colour);
    }

    /// <summary>What to do, and what nobody is asked for, a line each, language by language; where there are many, or the plate is small, only
    /// the latter.</summary>
    /// <param name="end">Where it must have ended, in millimetres from the top.</param>
    private static void Small(
        SheetBuilder sheet, Plate plate, int languages, double x, double y, double width, double most, double end, Alignment alignment, bool isShort = false)
    {
        const double gap = 0.3;
        var words = plate.Words.Take(languages).ToList();
        var texts = words.ConvertAll(one => isShort || words.Count > 2 ? [one.Never] : (string[])[one.How, one.Never]);
        // One size for all, so that no language looks less than another.
        var room = Math.Min(most, (end - y) / (FittedText.HeightOf(texts.Sum(lines => lines.Length)) + (gap * (texts.Count - 1))));
        var size = texts.SelectMany(lines => lines).Min(line => FittedText.Fit(PlateFont.Regular, line, room, 1.6, width, 1).Size);
        foreach (var (i, lines) in texts.Index())
        {
            foreach (var line in lines)
                y = sheet.Text(FittedText.Fit(PlateFont.Regular, line, size, size, width, 1), x, y, width, alignment, i == 0 ? PlateColour.Ink : PlateColour.Soft);
            y += gap * size;
        }
    }

    private static double Centre(SheetBuilder sheet, FittedText text, double x, double y, double width, PlateColour colour) =>
        sheet.Text(text, x, y, width, Alignment.Centre, colour);
}

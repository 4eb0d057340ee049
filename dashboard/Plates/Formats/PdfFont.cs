using System.Globalization;
using System.Text;
using Kazva.Dashboard.Plates.Fonts;

namespace Kazva.Dashboard.Plates.Formats;

/// <summary>A font within a PDF file: only the glyphs that are used, addressed by their numbers, with what they read as, so that texts
/// can be searched and copied.</summary>
internal sealed class PdfFont(PdfFile file, PlateFont font, string resource)
{
    private const int MostInABlock = 100;

    private readonly int _number = file.Reserve();
    private readonly SortedDictionary<int, Rune> _used = [];

    /// <summary>What a page's resources have of it.</summary>
    public string Resource => FormattableString.Invariant($"/{resource} {_number} 0 R");

    /// <summary>The operators that show a line, the em and the place in points.</summary>
    public string Show(string text, double em, double x, double y)
    {
        var glyphs = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            var glyph = font.Glyph(rune);
            _used.TryAdd(glyph, rune);
            glyphs.Append(CultureInfo.InvariantCulture, $"{glyph:X4}");
        }
        return FormattableString.Invariant($"BT /{resource} {em:0.###} Tf {x:0.###} {y:0.###} Td <{glyphs}> Tj ET\n");
    }

    /// <summary>Writes the font with the glyphs that were shown.</summary>
    public void Write()
    {
        var (descendant, descriptor, program, unicode) = (file.Reserve(), file.Reserve(), file.Reserve(), file.Reserve());
        var tables = font.Tables;
        // Six letters say that it is a part of the font. They need to differ only between parts within one file.
        var name = $"KAZVAA+{font.Name}";
        file.Object(_number, FormattableString.Invariant(
            $"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts [{descendant} 0 R] /ToUnicode {unicode} 0 R >>"));
        file.Object(descendant, FormattableString.Invariant(
            $"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor {descriptor} 0 R /CIDToGIDMap /Identity /DW 1000 /W [{Widths()}] >>"));
        var head = tables.At("head");
        var hhea = tables.At("hhea");
        file.Object(descriptor, FormattableString.Invariant(
            $"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [{Units(head + 36)} {Units(head + 38)} {Units(head + 40)} {Units(head + 42)}] /ItalicAngle 0 /Ascent {Units(hhea + 4)} /Descent {Units(hhea + 6)} /CapHeight {Units(tables.At("OS/2") + 88)} /StemV 80 /FontFile2 {program} 0 R >>"));
        var part = FontPart.Of(font, _used.Keys);
        file.Stream(program, part, FormattableString.Invariant($"/Length1 {part.Length} "));
        file.Stream(unicode, Encoding.ASCII.GetBytes(ToUnicode()));

        int Units(int at) => (int)Math.Round(tables.Signed(at) * 1000.0 / tables.UnitsPerEm);
    }

    private string Widths() => string.Join(' ', _used.Keys.Select(glyph => FormattableString.Invariant($"{glyph} [{font.Advance(glyph) * 1000:0.##}]")));

    private string ToUnicode()
    {
        var map = new StringBuilder(
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
            + "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
        foreach (var block in _used.Chunk(MostInABlock))
        {
            map.Append(CultureInfo.InvariantCulture, $"{block.Length} beginbfchar\n");
            foreach (var (glyph, rune) in block)
                map.Append(CultureInfo.InvariantCulture, $"<{glyph:X4}> <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(rune.ToString()))}>\n");
            map.Append("endbfchar\n");
        }
        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }
}

using System.Buffers.Binary;
using System.Text;

namespace Kazva.Dashboard.Plates.Fonts;

/// <summary>The tables of a TrueType font file (OpenType 1.9).</summary>
internal sealed class TrueTypeTables
{
    private readonly byte[] _file;
    private readonly Dictionary<string, (int At, int Length)> _tables = new(StringComparer.Ordinal);
    private readonly bool _hasLongOffsets;

    public TrueTypeTables(byte[] file)
    {
        _file = file;
        for (var i = 0; i < Unsigned(4); i++)
        {
            var entry = 12 + (16 * i);
            _tables[Encoding.ASCII.GetString(file, entry, 4)] = ((int)Long(entry + 8), (int)Long(entry + 12));
        }
        UnitsPerEm = Unsigned(At("head") + 18);
        _hasLongOffsets = Unsigned(At("head") + 50) == 1;
        Glyphs = Unsigned(At("maxp") + 4);
        LongMetrics = Unsigned(At("hhea") + 34);
    }

    public int UnitsPerEm { get; }

    /// <summary>How many glyphs there are.</summary>
    public int Glyphs { get; }

    /// <summary>How many of them, from the first on, have an advance of their own.</summary>
    private int LongMetrics { get; }

    /// <summary>Where a table begins.</summary>
    public int At(string table) => _tables[table].At;

    /// <summary>A table as it stands in the file.</summary>
    public ReadOnlySpan<byte> Table(string table) => _file.AsSpan(_tables[table].At, _tables[table].Length);

    public bool Has(string table) => _tables.ContainsKey(table);

    public byte Byte(int at) => _file[at];

    public int Unsigned(int at) => BinaryPrimitives.ReadUInt16BigEndian(_file.AsSpan(at));

    public int Signed(int at) => BinaryPrimitives.ReadInt16BigEndian(_file.AsSpan(at));

    public uint Long(int at) => BinaryPrimitives.ReadUInt32BigEndian(_file.AsSpan(at));

    /// <summary>How far a glyph moves on, in units.</summary>
    public int Advance(int glyph) => Unsigned(At("hmtx") + (4 * Math.Min(glyph, LongMetrics - 1)));

    /// <summary>Where a glyph's outline stands; null when it has none, as a space.</summary>
    public int? GlyphAt(int glyph)
    {
        var (from, to) = (Offset(glyph), Offset(glyph + 1));
        return to > from ? At("glyf") + from : null;
    }

    /// <summary>The bytes of a glyph's outline.</summary>
    public ReadOnlySpan<byte> Glyph(int glyph) => _file.AsSpan(At("glyf") + Offset(glyph), Offset(glyph + 1) - Offset(glyph));

    private int Offset(int glyph) => _hasLongOffsets ? (int)Long(At("loca") + (4 * glyph)) : 2 * Unsigned(At("loca") + (2 * glyph));
}

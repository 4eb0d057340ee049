using System.Buffers.Binary;
using System.Text;
using Kazva.Dashboard.Plates.Fonts;

namespace Kazva.Dashboard.Plates.Formats;

/// <summary>A font file with the outlines of some glyphs only; they keep their numbers.</summary>
internal static class FontPart
{
    /// <summary>The tables that a font within a PDF file needs.</summary>
    private static readonly string[] Needed = ["cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"];

    public static byte[] Of(PlateFont font, IEnumerable<int> glyphs)
    {
        var (outlines, offsets) = Outlines(font, glyphs);
        var head = font.Tables.Table("head").ToArray();
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1); // offsets of 32 bits
        var tables = Needed.Where(font.Tables.Has).Select(name => (Name: name, Data: name switch
        {
            "glyf" => outlines,
            "loca" => offsets,
            "head" => head,
            _ => font.Tables.Table(name).ToArray(),
        })).ToList();
        return File(tables);
    }

    private static (byte[] Outlines, byte[] Offsets) Outlines(PlateFont font, IEnumerable<int> glyphs)
    {
        // A font has its glyph 0, for what it lacks.
        var kept = font.WithParts(glyphs.Append(0));
        using var outlines = new MemoryStream();
        var offsets = new byte[4 * (font.Tables.Glyphs + 1)];
        for (var glyph = 0; glyph < font.Tables.Glyphs; glyph++)
        {
            BinaryPrimitives.WriteInt32BigEndian(offsets.AsSpan(4 * glyph), (int)outlines.Length);
            if (!kept.Contains(glyph)) continue;
            outlines.Write(font.Tables.Glyph(glyph));
            while (outlines.Length % 4 != 0) outlines.WriteByte(0);
        }
        BinaryPrimitives.WriteInt32BigEndian(offsets.AsSpan(4 * font.Tables.Glyphs), (int)outlines.Length);
        return (outlines.ToArray(), offsets);
    }

    private static byte[] File(List<(string Name, byte[] Data)> tables)
    {
        var power = (int)Math.Floor(Math.Log2(tables.Count));
        var start = 12 + (16 * tables.Count);
        var file = new byte[start + tables.Sum(table => Padded(table.Data.Length))];
        BinaryPrimitives.WriteInt32BigEndian(file, 0x00010000);
        BinaryPrimitives.WriteInt16BigEndian(file.AsSpan(4), (short)tables.Count);
        BinaryPrimitives.WriteInt16BigEndian(file.AsSpan(6), (short)(16 << power));
        BinaryPrimitives.WriteInt16BigEndian(file.AsSpan(8), (short)power);
        BinaryPrimitives.WriteInt16BigEndian(file.AsSpan(10), (short)((16 * tables.Count) - (16 << power)));
        for (var i = 0; i < tables.Count; i++)
        {
            var entry = file.AsSpan(12 + (16 * i), 16);
            tables[i].Data.CopyTo(file, start);
            Encoding.ASCII.GetBytes(tables[i].Name, entry);
            BinaryPrimitives.WriteUInt32BigEndian(entry[4..], Sum(file.AsSpan(start, Padded(tables[i].Data.Length))));
            BinaryPrimitives.WriteInt32BigEndian(entry[8..], start);
            BinaryPrimitives.WriteInt32BigEndian(entry[12..], tables[i].Data.Length);
            start += Padded(tables[i].Data.Length);
        }
        return file;
    }

    private static int Padded(int length) => (length + 3) / 4 * 4;

    private static uint Sum(ReadOnlySpan<byte> words)
    {
        var sum = 0u;
        for (var at = 0; at < words.Length; at += 4) unchecked { sum += BinaryPrimitives.ReadUInt32BigEndian(words[at..]); }
        return sum;
    }
}

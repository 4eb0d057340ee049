using System.Text;

namespace Kazva.Silo.Import;

/// <summary>Turns the byte offsets that parsers of UTF-8 give into places, which count characters.</summary>
internal sealed class BytePlaces(SourceText source)
{
    // Offsets come in order, but for a few, so the count of characters goes on from the last one.
    private int _bytes;
    private int _characters;

    /// <summary>The text in UTF-8, in which the offsets count.</summary>
    public byte[] Bytes { get; } = Encoding.UTF8.GetBytes(source.Text);

    /// <summary>The place of a byte; the end of the text is a place too.</summary>
    public Place At(long offset)
    {
        var to = (int)Math.Clamp(offset, 0, Bytes.Length);
        if (to < _bytes) (_bytes, _characters) = (0, 0);
        _characters += Encoding.UTF8.GetCharCount(Bytes, _bytes, to - _bytes);
        _bytes = to;
        return source.At(_characters);
    }

    /// <summary>The place of a byte in a line that ends at <c>\n</c>, both counted from 0.</summary>
    public Place At(long line, long byteInLine)
    {
        var start = 0;
        for (var n = 0L; n < line; n++) start = Array.IndexOf(Bytes, (byte)'\n', start) + 1;
        return At(start + byteInLine);
    }
}

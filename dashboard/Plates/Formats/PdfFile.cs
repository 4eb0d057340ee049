using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Kazva.Dashboard.Plates.Formats;

/// <summary>Writes the objects of a PDF file (ISO 32000-1) one after the other, and at the end where each stands.</summary>
internal sealed class PdfFile
{
    private readonly Stream _target;
    private readonly List<long> _offsets = [];
    private long _position;

    public PdfFile(Stream target)
    {
        _target = target;
        // The second line's bytes tell programs that move files that this is no text.
        Write("%PDF-1.7\n"u8);
        Write([(byte)'%', 0xe2, 0xe3, 0xcf, 0xd3, (byte)'\n']);
    }

    /// <summary>The number of an object that is written later.</summary>
    public int Reserve()
    {
        _offsets.Add(0);
        return _offsets.Count;
    }

    /// <summary>Writes an object under its number.</summary>
    public void Object(int number, string value)
    {
        _offsets[number - 1] = _position;
        Write(Encoding.ASCII.GetBytes($"{Number(number)} 0 obj\n{value}\nendobj\n"));
    }

    /// <summary>Writes a stream, compressed.</summary>
    /// <param name="entries">Further entries of its dictionary.</param>
    public void Stream(int number, ReadOnlySpan<byte> data, string entries = "")
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true)) zlib.Write(data);
        _offsets[number - 1] = _position;
        Write(Encoding.ASCII.GetBytes($"{Number(number)} 0 obj\n<< /Length {Number(compressed.Length)} /Filter /FlateDecode {entries}>>\nstream\n"));
        Write(compressed.GetBuffer().AsSpan(0, (int)compressed.Length));
        Write("\nendstream\nendobj\n"u8);
    }

    /// <summary>Writes where everything stands.</summary>
    /// <exception cref="InvalidOperationException">A reserved object was not written.</exception>
    public void End(int catalog, int info)
    {
        if (_offsets.IndexOf(0) is >= 0 and var missing) throw new InvalidOperationException($"Object {missing + 1} was not written.");
        var table = new StringBuilder();
        table.Append(CultureInfo.InvariantCulture, $"xref\n0 {_offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in _offsets) table.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        table.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {_offsets.Count + 1} /Root {catalog} 0 R /Info {info} 0 R >>\nstartxref\n{_position}\n%%EOF\n");
        Write(Encoding.ASCII.GetBytes(table.ToString()));
    }

    /// <summary>A text of any letters.</summary>
    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private void Write(ReadOnlySpan<byte> bytes)
    {
        _target.Write(bytes);
        _position += bytes.Length;
    }
}

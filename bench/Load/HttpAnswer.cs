using System.Buffers.Text;

namespace Kazva.Bench.Load;

/// <summary>Just enough of HTTP/1.1 to know when an answer has come whole, for a connection on which one request is under way.</summary>
internal static class HttpAnswer
{
    private static ReadOnlySpan<byte> HeaderEnd => "\r\n\r\n"u8;

    private static ReadOnlySpan<byte> LastChunk => "\r\n0\r\n\r\n"u8;

    /// <summary>The status of an answer that is there whole; 0 while it is not.</summary>
    /// <exception cref="InvalidDataException">It is no answer of HTTP/1.1, or one without a length.</exception>
    public static int Status(ReadOnlySpan<byte> received)
    {
        var end = received.IndexOf(HeaderEnd);
        if (end < 0) return 0;
        if (!received.StartsWith("HTTP/1.1 "u8) || !Utf8Parser.TryParse(received.Slice(9, 3), out int status, out _))
            throw new InvalidDataException("It is no answer of HTTP/1.1.");
        var header = received[..(end + 2)];
        var body = received[(end + HeaderEnd.Length)..];
        if (Value(header, "content-length:"u8) is { IsEmpty: false } length)
            return Utf8Parser.TryParse(length, out int bytes, out _) && body.Length >= bytes ? status : 0;
        if (!Value(header, "transfer-encoding:"u8).IsEmpty)
            return body.EndsWith(LastChunk) || body.SequenceEqual(LastChunk[2..]) ? status : 0;
        return status is 204 or 304 ? status : throw new InvalidDataException("The answer does not say how long it is.");
    }

    private static ReadOnlySpan<byte> Value(ReadOnlySpan<byte> header, ReadOnlySpan<byte> lowerName)
    {
        for (var at = header.IndexOf("\r\n"u8) + 2; at >= 2 && at < header.Length;)
        {
            var line = header[at..];
            line = line[..line.IndexOf("\r\n"u8)];
            if (line.Length > lowerName.Length && System.Text.Ascii.EqualsIgnoreCase(line[..lowerName.Length], lowerName))
                return line[lowerName.Length..].Trim((byte)' ');
            at += line.Length + 2;
        }
        return default;
    }
}

using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Kazva.Silo.Import;

/// <summary>A text file of a grid definition, which knows the line and column of every character.</summary>
internal sealed class SourceText
{
    private readonly List<int> _lineStarts = [0];

    /// <param name="file">The path inside the folder, with forward slashes.</param>
    /// <param name="text">What is in it, without a byte order mark.</param>
    public SourceText(string file, string text)
    {
        File = file;
        Text = text;
        for (var i = 0; i < text.Length; i++)
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
                _lineStarts.Add(i + 1);
    }

    /// <summary>The path inside the folder, with forward slashes.</summary>
    public string File { get; }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>The place of the character at <paramref name="index"/>; the end of the text is a place too.</summary>
    public Place At(int index)
    {
        var found = _lineStarts.BinarySearch(index);
        var line = found >= 0 ? found : ~found - 1;
        return new Place(File, line + 1, index - _lineStarts[line] + 1);
    }

    /// <summary>Reads a file as UTF-8; reports and returns null when it is not there or not UTF-8.</summary>
    /// <param name="purpose">What the file is for, to name in the message when it is missing.</param>
    public static SourceText? Open(string folder, string file, string purpose, MistakeList mistakes)
    {
        byte[] bytes;
        try
        {
            bytes = System.IO.File.ReadAllBytes(Path.Combine(folder, file));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            mistakes.Add(file, 1, 1, $"the file is missing; expected {purpose}");
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            mistakes.Add(file, 1, 1, $"the file cannot be read: {e.Message}");
            return null;
        }
        return Decode(file, bytes, mistakes);
    }

    private static SourceText? Decode(string file, byte[] bytes, MistakeList mistakes)
    {
        var content = bytes.AsSpan();
        if (content.StartsWith(Encoding.UTF8.Preamble)) content = content[Encoding.UTF8.Preamble.Length..];
        var characters = new char[content.Length];
        var status = Utf8.ToUtf16(content, characters, out var read, out var written, replaceInvalidSequences: false);
        var source = new SourceText(file, new string(characters, 0, written));
        if (status == OperationStatus.Done) return source;

        var place = source.At(written);
        mistakes.Add(file, place.Line, place.Column,
            $"the byte 0x{content[read]:X2} is not UTF-8; expected a file saved as UTF-8 (not Windows-1251 or UTF-16)");
        return null;
    }
}

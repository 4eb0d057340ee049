using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;

namespace Kazva.Dashboard.Plates.Fonts;

/// <summary>
/// A font of the plates: Fira Sans (SIL Open Font License 1.1, see <c>OFL.txt</c> beside the files), which has Latin, Cyrillic and Greek
/// letters. It is in the program, so that a plate looks the same whatever is installed on the machine.
/// </summary>
internal sealed class PlateFont
{
    private readonly FrozenDictionary<int, int> _glyphs;
    private readonly GlyphOutline _outlines;
    private readonly ConcurrentDictionary<int, ImmutableArray<GlyphContour>> _known = new();

    private PlateFont(string name)
    {
        Name = name;
        using var file = typeof(PlateFont).Assembly.GetManifestResourceStream($"{name}.ttf") ?? throw new InvalidOperationException($"The font {name} is not in the program.");
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        Tables = new TrueTypeTables(bytes);
        _glyphs = ReadGlyphs(Tables);
        _outlines = new GlyphOutline(Tables);
    }

    public static PlateFont Regular { get; } = new("FiraSans-Regular");

    public static PlateFont Bold { get; } = new("FiraSans-Bold");

    /// <summary>The PostScript name.</summary>
    public string Name { get; }

    public TrueTypeTables Tables { get; }

    /// <summary>Whether every character of a text has a glyph.</summary>
    public bool CanWrite(string text) => text.EnumerateRunes().All(rune => Glyph(rune) != 0);

    /// <summary>A character's glyph; 0, an empty box, when there is none.</summary>
    public int Glyph(Rune rune) => _glyphs.GetValueOrDefault(rune.Value);

    /// <summary>How far a glyph moves on, in ems.</summary>
    public double Advance(int glyph) => (double)Tables.Advance(glyph) / Tables.UnitsPerEm;

    /// <summary>The width of a line of text, in ems.</summary>
    public double Width(string text) => text.EnumerateRunes().Sum(rune => Advance(Glyph(rune)));

    /// <summary>The outline of a glyph.</summary>
    public ImmutableArray<GlyphContour> Outline(int glyph) => _known.GetOrAdd(glyph, _outlines.Of);

    /// <summary>The glyphs, and those that any of them is put together from.</summary>
    public SortedSet<int> WithParts(IEnumerable<int> glyphs)
    {
        var all = new SortedSet<int>();
        var waiting = new Stack<int>(glyphs);
        while (waiting.TryPop(out var glyph))
            if (all.Add(glyph))
                foreach (var part in _outlines.PartsOf(glyph)) waiting.Push(part);
        return all;
    }

    /// <summary>The table <c>cmap</c> in format 4, which has the characters of the Basic Multilingual Plane.</summary>
    private static FrozenDictionary<int, int> ReadGlyphs(TrueTypeTables tables)
    {
        var cmap = tables.At("cmap");
        var unicode = Enumerable.Range(0, tables.Unsigned(cmap + 2)).Select(i => cmap + 4 + (8 * i))
            .First(entry => tables.Unsigned(entry) == 3 && tables.Unsigned(entry + 2) == 1);
        var map = cmap + (int)tables.Long(unicode + 4);
        var twice = tables.Unsigned(map + 6);
        var glyphs = new Dictionary<int, int>();
        for (var segment = 0; segment < twice; segment += 2)
        {
            var last = tables.Unsigned(map + 14 + segment);
            var first = tables.Unsigned(map + 16 + twice + segment);
            var delta = tables.Unsigned(map + 16 + (2 * twice) + segment);
            var range = map + 16 + (3 * twice) + segment;
            for (var character = first; character <= last && character != 0xffff; character++)
            {
                var offset = tables.Unsigned(range);
                var glyph = offset == 0 ? character : tables.Unsigned(range + offset + (2 * (character - first)));
                if (offset == 0 || glyph != 0) glyph = (glyph + delta) & 0xffff;
                if (glyph != 0) glyphs[character] = glyph;
            }
        }
        return glyphs.ToFrozenDictionary();
    }
}

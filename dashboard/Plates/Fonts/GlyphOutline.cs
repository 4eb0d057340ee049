using System.Collections.Immutable;

namespace Kazva.Dashboard.Plates.Fonts;

/// <summary>One piece of a contour: a quadratic Bézier curve from where the last ended, or a line, whose control point lies at its end.</summary>
internal readonly record struct GlyphCurve(double ControlX, double ControlY, double X, double Y)
{
    public bool IsLine => ControlX.Equals(X) && ControlY.Equals(Y);
}

/// <summary>A closed contour, in ems; y goes up from the baseline.</summary>
internal sealed record GlyphContour(double StartX, double StartY, ImmutableArray<GlyphCurve> Curves);

/// <summary>Reads glyphs of the table <c>glyf</c> (OpenType 1.9): https://learn.microsoft.com/typography/opentype/spec/glyf.</summary>
internal sealed class GlyphOutline(TrueTypeTables tables)
{
    private const int OnCurve = 1, ShortX = 2, ShortY = 4, Repeat = 8, SameX = 16, SameY = 32;
    private const int Words = 1, Offsets = 2, Scale = 8, More = 32, ScaleBoth = 64, Matrix = 128;

    private readonly record struct Point(double X, double Y, bool IsOn);

    /// <summary>The contours of a glyph, in ems.</summary>
    public ImmutableArray<GlyphContour> Of(int glyph) => [.. Contours(glyph).Select(Curves)];

    /// <summary>The glyphs that a composite one is put together from; none of any other.</summary>
    public IEnumerable<int> PartsOf(int glyph)
    {
        var at = tables.GlyphAt(glyph);
        if (at is null || tables.Signed(at.Value) >= 0) yield break;
        foreach (var part in Components(at.Value + 10)) yield return part.Glyph;
    }

    private List<List<Point>> Contours(int glyph)
    {
        if (tables.GlyphAt(glyph) is not { } at) return [];
        var count = tables.Signed(at);
        if (count >= 0) return Simple(at + 10, count);
        var contours = new List<List<Point>>();
        foreach (var part in Components(at + 10))
            contours.AddRange(Contours(part.Glyph).Select(contour => contour.ConvertAll(point => new Point(
                (point.X * part.XX) + (point.Y * part.YX) + part.X, (point.X * part.XY) + (point.Y * part.YY) + part.Y, point.IsOn))));
        return contours;
    }

    private List<List<Point>> Simple(int at, int count)
    {
        if (count == 0) return [];
        var ends = Enumerable.Range(0, count).Select(i => tables.Unsigned(at + (2 * i))).ToList();
        var points = ends[^1] + 1;
        at += 2 * count;
        at += 2 + tables.Unsigned(at);
        var flags = new byte[points];
        for (var i = 0; i < points; i++)
        {
            var flag = flags[i] = tables.Byte(at++);
            if ((flag & Repeat) == 0) continue;
            for (var more = tables.Byte(at++); more > 0; more--) flags[++i] = flag;
        }
        var xs = Coordinates(flags, ShortX, SameX, ref at);
        var ys = Coordinates(flags, ShortY, SameY, ref at);
        var contours = new List<List<Point>>();
        var first = 0;
        foreach (var end in ends)
        {
            contours.Add([.. Enumerable.Range(first, end + 1 - first).Select(i => new Point(xs[i], ys[i], (flags[i] & OnCurve) != 0))]);
            first = end + 1;
        }
        return contours;
    }

    private double[] Coordinates(byte[] flags, int isShort, int isSame, ref int at)
    {
        var values = new double[flags.Length];
        var value = 0;
        for (var i = 0; i < flags.Length; i++)
        {
            if ((flags[i] & isShort) != 0) value += (flags[i] & isSame) != 0 ? tables.Byte(at++) : -tables.Byte(at++);
            else if ((flags[i] & isSame) == 0)
            {
                value += tables.Signed(at);
                at += 2;
            }
            values[i] = value;
        }
        return values;
    }

    private IEnumerable<(int Glyph, double XX, double XY, double YX, double YY, double X, double Y)> Components(int at)
    {
        int flags;
        do
        {
            flags = tables.Unsigned(at);
            var glyph = tables.Unsigned(at + 2);
            at += 4;
            if ((flags & Offsets) == 0) throw new NotSupportedException("A part of a glyph is placed by points, which the fonts of plates do not do.");
            var (x, y) = (flags & Words) != 0 ? (tables.Signed(at), tables.Signed(at + 2)) : ((sbyte)tables.Byte(at), (sbyte)tables.Byte(at + 1));
            at += (flags & Words) != 0 ? 4 : 2;
            double xx = 1, xy = 0, yx = 0, yy = 1;
            if ((flags & Scale) != 0)
            {
                xx = yy = Fraction(at);
                at += 2;
            }
            else if ((flags & ScaleBoth) != 0)
            {
                (xx, yy) = (Fraction(at), Fraction(at + 2));
                at += 4;
            }
            else if ((flags & Matrix) != 0)
            {
                (xx, xy, yx, yy) = (Fraction(at), Fraction(at + 2), Fraction(at + 4), Fraction(at + 6));
                at += 8;
            }
            yield return (glyph, xx, xy, yx, yy, x, y);
        }
        while ((flags & More) != 0);
    }

    private double Fraction(int at) => tables.Signed(at) / 16384.0;

    /// <summary>Between two control points that follow each other lies a point of the curve, in the middle.</summary>
    private GlyphContour Curves(List<Point> points)
    {
        var first = points.FindIndex(point => point.IsOn);
        var start = first >= 0 ? points[first] : Middle(points[0], points[^1]);
        var curves = ImmutableArray.CreateBuilder<GlyphCurve>();
        Point? control = null;
        for (var i = 1; i <= points.Count; i++)
        {
            var next = first >= 0 ? points[(first + i) % points.Count] : points[i - 1];
            if (next.IsOn) Add(next);
            else
            {
                if (control is { } last) Add(Middle(last, next));
                control = next;
            }
        }
        if (control is not null) Add(start);
        return new GlyphContour(start.X / tables.UnitsPerEm, start.Y / tables.UnitsPerEm, curves.ToImmutable());

        void Add(Point to)
        {
            var by = control ?? to;
            curves.Add(new GlyphCurve(by.X / tables.UnitsPerEm, by.Y / tables.UnitsPerEm, to.X / tables.UnitsPerEm, to.Y / tables.UnitsPerEm));
            control = null;
        }
    }

    private static Point Middle(Point a, Point b) => new((a.X + b.X) / 2, (a.Y + b.Y) / 2, IsOn: true);
}

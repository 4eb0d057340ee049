namespace Kazva.Dashboard.Plates.Formats;

/// <summary>How much of each pixel closed contours cover, by their exact signed area: every edge adds to the pixels that it crosses what lies
/// to the right of it, and the sum along a row is the coverage.</summary>
internal sealed class Coverage(int width, int height)
{
    // One column more takes what an edge in the last one hands on.
    private readonly float[] _areas = new float[(width + 2) * height];

    public void Line(double x0, double y0, double x1, double y1)
    {
        if (y0.Equals(y1)) return;
        var sign = y0 < y1 ? 1 : -1;
        if (sign < 0) (x0, y0, x1, y1) = (x1, y1, x0, y0);
        var slope = (x1 - x0) / (y1 - y0);
        for (var row = Math.Max(0, (int)Math.Floor(y0)); row < Math.Min(height, (int)Math.Ceiling(y1)); row++)
        {
            var (from, to) = (Math.Max(y0, row), Math.Min(y1, row + 1));
            var (a, b) = (x0 + ((from - y0) * slope), x0 + ((to - y0) * slope));
            Row(row, Math.Min(a, b), Math.Max(a, b), sign * (to - from));
        }
    }

    /// <summary>The curve in pieces that nobody sees the corners of.</summary>
    public void Curve(double x0, double y0, double controlX, double controlY, double x1, double y1)
    {
        const int pieces = 8;
        var (x, y) = (x0, y0);
        for (var i = 1; i <= pieces; i++)
        {
            var t = (double)i / pieces;
            var (a, b, c) = ((1 - t) * (1 - t), 2 * t * (1 - t), t * t);
            var (nextX, nextY) = ((a * x0) + (b * controlX) + (c * x1), (a * y0) + (b * controlY) + (c * y1));
            Line(x, y, nextX, nextY);
            (x, y) = (nextX, nextY);
        }
    }

    /// <summary>The shares of a row's pixels, from 0 to 1.</summary>
    public void Read(int row, Span<float> shares)
    {
        var sum = 0f;
        for (var x = 0; x < width; x++)
        {
            sum += _areas[(row * (width + 2)) + x];
            shares[x] = Math.Min(1, Math.Abs(sum));
        }
    }

    /// <summary>An edge's part in one row: <paramref name="height"/> of it, spread evenly from left to right.</summary>
    private void Row(int row, double left, double right, double height)
    {
        (left, right) = (Math.Clamp(left, 0, width), Math.Clamp(right, 0, width));
        var areas = _areas.AsSpan(row * (width + 2), width + 2);
        var (first, last) = ((int)left, Math.Max((int)left, (int)Math.Ceiling(right) - 1));
        var before = 0.0;
        for (var pixel = first; pixel <= last; pixel++)
        {
            // Of the edge within this pixel, what lies to its right there; further pixels are covered by all of it.
            var (from, to) = (Math.Max(left, pixel), Math.Min(right, pixel + 1));
            var share = right > left ? (to - from) / (right - left) : 1;
            var covered = height * share * (pixel + 1 - ((from + to) / 2));
            areas[pixel] += (float)(covered + before);
            before = (height * share) - covered;
        }
        areas[last + 1] += (float)before;
    }
}

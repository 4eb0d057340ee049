namespace Kazva.Dashboard.Plates.Formats;

/// <summary>An image of red, green and blue bytes, white at first.</summary>
internal sealed class Pixels
{
    private const int Channels = 3;

    private readonly byte[] _bytes;

    public Pixels(int width, int height)
    {
        (Width, Height) = (width, height);
        _bytes = new byte[width * height * Channels];
        _bytes.AsSpan().Fill(byte.MaxValue);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>The bytes of a row.</summary>
    public ReadOnlySpan<byte> Row(int row) => _bytes.AsSpan(row * Width * Channels, Width * Channels);

    /// <summary>Fills a rectangle, half-open; what lies outside the image is left out.</summary>
    public void Fill(int left, int top, int right, int bottom, PlateColour colour)
    {
        for (var y = Math.Max(0, top); y < Math.Min(Height, bottom); y++)
            for (var x = Math.Max(0, left); x < Math.Min(Width, right); x++)
                Set(x, y, colour, 1);
    }

    /// <summary>Lays a colour over part of a row, pixel by pixel to its share; what lies outside the image is left out.</summary>
    public void Blend(int left, int row, ReadOnlySpan<float> shares, PlateColour colour)
    {
        if (row < 0 || row >= Height) return;
        for (var i = 0; i < shares.Length; i++)
            if (shares[i] > 0 && left + i >= 0 && left + i < Width)
                Set(left + i, row, colour, shares[i]);
    }

    private void Set(int x, int y, PlateColour colour, float share)
    {
        var at = ((y * Width) + x) * Channels;
        _bytes[at] = Mixed(_bytes[at], colour.Red, share);
        _bytes[at + 1] = Mixed(_bytes[at + 1], colour.Green, share);
        _bytes[at + 2] = Mixed(_bytes[at + 2], colour.Blue, share);
    }

    private static byte Mixed(byte under, byte over, float share) => (byte)MathF.Round(under + ((over - under) * share));
}

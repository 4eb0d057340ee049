using System.Globalization;

namespace Kazva.Bench.Reporting;

/// <summary>What a value should be.</summary>
internal readonly record struct Goal(double Bound, bool IsLeast)
{
    public static Goal AtLeast(double bound) => new(bound, IsLeast: true);

    public static Goal AtMost(double bound) => new(bound, IsLeast: false);

    public bool IsMet(double value) => IsLeast ? value >= Bound : value <= Bound;

    public string Text(string unit) => $"{(IsLeast ? '≥' : '≤')} {Numbers.Text(Bound, unit)}";
}

/// <summary>Numbers as tables show them.</summary>
internal static class Numbers
{
    /// <summary>With about three digits that say something, and the unit.</summary>
    public static string Text(double value, string unit) =>
        double.IsNaN(value) ? "–" : $"{value.ToString(Format(Math.Abs(value)), CultureInfo.InvariantCulture)}{(unit.Length == 0 ? "" : " " + unit)}";

    private static string Format(double size) => size switch
    {
        _ when size == Math.Floor(size) => "N0",
        >= 100 => "N0",
        >= 10 => "N1",
        _ => "N2",
    };
}

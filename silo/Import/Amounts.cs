using System.Globalization;
using Kazva.Alarms.Rules;

namespace Kazva.Silo.Import;

/// <summary>Times, percentages and levels as an administrator writes them in a definition.</summary>
internal static class Amounts
{
    /// <summary>What a time is, to say so in a message.</summary>
    public const string Time = "a time such as 90s, 15m, 24h or 14d";

    /// <summary>What a percentage is.</summary>
    public const string Percentage = "a percentage such as 80 %";

    private const string ShareLevel = "a level such as 30 %, or one held against the usual one such as usual + 10 %";
    private const string MeanLevel = "a level such as 6.5, or one held against the usual one such as usual - 1";
    private const string Usual = "usual";

    /// <summary>A time; <paramref name="standIn"/> when it is wrong.</summary>
    public static TimeSpan Duration(this YamlMap yaml, string key, TimeSpan standIn)
    {
        var text = yaml.Text(key, t => RuleTime.TryParse(t, out _), Time);
        return RuleTime.TryParse(text, out var time) ? time : standIn;
    }

    /// <summary>A percentage, as a share of 1; <paramref name="standIn"/> when it is wrong.</summary>
    public static double Percent(this YamlMap yaml, string key, double standIn)
    {
        var text = yaml.Text(key, t => TryPercent(t, out _), Percentage);
        return TryPercent(text, out var share) ? share : standIn;
    }

    /// <summary>The level of a drop rule; <paramref name="standIn"/> when it is wrong.</summary>
    public static DropLevel Level(this YamlMap yaml, string key, DropMeasure measure, DropLevel standIn)
    {
        var isMean = measure is DropMeasure.Mean;
        var text = yaml.Text(key, t => TryLevel(t, isMean, out _), isMean ? MeanLevel : ShareLevel);
        return TryLevel(text, isMean, out var level) ? level : standIn;
    }

    /// <summary>Reads <c>80 %</c> or <c>80%</c> as 0.8.</summary>
    public static bool TryPercent(string text, out double share)
    {
        share = 0;
        if (!text.EndsWith('%') || !TryNumber(text[..^1], out var number)) return false;
        // In decimals, so that 80 % is the very same 0.8 as anywhere else.
        share = (double)(number / 100);
        return true;
    }

    /// <summary>A share as a percentage.</summary>
    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(100 * share, 6)} %");

    /// <summary>A level as it is written.</summary>
    public static string Level(DropLevel level, bool isMean)
    {
        string Amount(double amount) => isMean ? amount.ToString(CultureInfo.InvariantCulture) : Percent(amount);
        return level.Fixed is { } at ? Amount(at) : level.Margin == 0 ? Usual : $"{Usual} {(isMean ? '-' : '+')} {Amount(level.Margin)}";
    }

    private static bool TryLevel(string text, bool isMean, out DropLevel level)
    {
        level = new DropLevel(null, 0);
        if (text == Usual) return true;
        var isUsual = text.StartsWith(Usual, StringComparison.Ordinal);
        var rest = isUsual ? text[Usual.Length..].TrimStart() : text;
        // More dissatisfaction is worse, and so is a lower mean: the sign says which way the margin lies.
        if (isUsual && !rest.StartsWith(isMean ? '-' : '+')) return false;
        if (!TryAmount(isUsual ? rest[1..] : rest, isMean, out var amount)) return false;
        level = isUsual ? new DropLevel(null, amount) : new DropLevel(amount, 0);
        return true;
    }

    private static bool TryAmount(string text, bool isMean, out double amount)
    {
        if (!isMean) return TryPercent(text, out amount);
        var isNumber = TryNumber(text, out var number);
        amount = (double)number;
        return isNumber;
    }

    private static bool TryNumber(string text, out decimal number) =>
        decimal.TryParse(text.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
}

using System.Buffers;
using System.Globalization;
using System.Text;

namespace Kazva.Submissions;

/// <summary>Masks phone numbers and personal numbers (EGN). A text is seen as groups of digits with what stands between them; from each group on, the
/// longest run that is a number is taken, so that a number is found whatever stands before it. Dates are passed over.</summary>
internal static class PersonalNumbers
{
    private const int FewestDigits = 8;
    private const int MostDigits = 15;
    private const int LongestGap = 3;

    private static readonly SearchValues<char> Gaps = SearchValues.Create(
        " -–‑./_()\u00A0\u00AD\u200B\u200C\u200D\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060\u2066\u2067\u2068\u2069");

    public static string Mask(string text)
    {
        var groups = Groups(text);
        StringBuilder? masked = null;
        var done = 0;
        for (var first = 0; first < groups.Count; first++)
        {
            if (DateLength(text, groups, first) is > 0 and var length)
            {
                first += length - 1;
                continue;
            }
            if (Longest(text, groups, first) is not { } last) continue;
            masked ??= new StringBuilder(text.Length);
            masked.Append(text, done, Start(text, groups[first].Start) - done).Append(PersonalData.Mark);
            done = groups[last].End;
            first = last;
        }
        return masked is null ? text : masked.Append(text, done, text.Length - done).ToString();
    }

    /// <summary>Whether ten digits are a personal number: a date of birth from 1800 to 2099 and the check digit
    /// (weights 2, 4, 8, 5, 10, 9, 7, 3, 6, modulo 11, modulo 10; Ordinance RD-02-20-9 of 2012 on the civil registry).</summary>
    internal static bool IsEgn(ReadOnlySpan<char> digits)
    {
        if (digits.Length != 10) return false;
        ReadOnlySpan<int> weights = [2, 4, 8, 5, 10, 9, 7, 3, 6];
        var sum = 0;
        for (var i = 0; i < weights.Length; i++) sum += weights[i] * (digits[i] - '0');
        if (sum % 11 % 10 != digits[9] - '0') return false;
        var (year, month, day) = (Two(digits), Two(digits[2..]), Two(digits[4..]));
        (year, month) = month switch { > 40 => (2000 + year, month - 40), > 20 => (1800 + year, month - 20), _ => (1900 + year, month) };
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
    }

    private static List<Group> Groups(string text)
    {
        var groups = new List<Group>();
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsDigit(text[at])) continue;
            var start = at;
            while (at < text.Length && char.IsDigit(text[at])) at++;
            groups.Add(new Group(start, at));
        }
        return groups;
    }

    /// <summary>The last group of the longest number that begins with a group; null when none does.</summary>
    private static int? Longest(string text, List<Group> groups, int first)
    {
        var start = groups[first].Start;
        var followsLetter = start > 0 && char.IsLetter(text[start - 1]);
        Span<char> digits = stackalloc char[MostDigits];
        var (count, hasDot, hasComma, hasOther) = (0, false, false, false);
        int? longest = null;
        for (var last = first; last < groups.Count; last++)
        {
            if (last > first)
            {
                var gap = text.AsSpan(groups[last - 1].End, groups[last].Start - groups[last - 1].End);
                if (!IsGap(gap)) break;
                hasDot |= gap.Contains('.');
                hasComma |= gap.Contains(',');
                hasOther |= !gap.ContainsAny('.', ',');
                // 08.30 09.15 are times and 02, 11, 12 are bus lines; 0888.123.456 and 0888,123,456 are numbers.
                if ((hasDot || hasComma) && hasOther || (hasComma && groups[first].Length < 3) || DateLength(text, groups, last) > 0) break;
            }
            var length = groups[last].End - groups[last].Start;
            if (count + length > MostDigits) break;
            for (var i = 0; i < length; i++)
                digits[count + i] = (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(text[groups[last].Start + i]));
            count += length;
            if (count < FewestDigits) continue;
            var isStuck = followsLetter || (groups[last].End < text.Length && char.IsLetter(text[groups[last].End]));
            if (isStuck ? IsNumberAmongLetters(digits[..count]) : IsNumber(digits[..count], HasPlus(text, start), groups[first].Length, last - first)) longest = last;
        }
        return longest;
    }

    /// <param name="firstGroup">The digits of the first group.</param>
    /// <param name="gaps">How many groups come after it.</param>
    private static bool IsNumber(ReadOnlySpan<char> digits, bool hasPlus, int firstGroup, int gaps)
    {
        if (hasPlus) return digits[0] != '0';
        if (digits.StartsWith("00")) return digits[2] != '0' && digits.Length >= 10 && firstGroup >= 2;
        if (IsEgn(digits) && (gaps == 0 || (gaps == 1 && firstGroup == 6))) return true;
        if (digits.StartsWith("359")) return digits.Length is 11 or 12;
        // National: the zero, the code and the number make nine or ten digits.
        if (digits[0] == '0') return digits[1] != '0' && digits.Length is 9 or 10 && firstGroup >= 2;
        // A mobile number without its zero.
        return digits.Length == 9 && (digits[..2] is "87" or "88" or "89" or "98" or "99") && firstGroup is 2 or 3 or 9;
    }

    /// <summary>What stands in one word with letters (ЕГН7523169263, тел0888123456) may be an inventory number, so it must leave no doubt.</summary>
    private static bool IsNumberAmongLetters(ReadOnlySpan<char> digits) =>
        IsEgn(digits)
        || (digits.Length == 10 && digits[..3] is "087" or "088" or "089" or "098" or "099")
        || (digits.Length == 12 && digits.StartsWith("359"))
        || (digits.Length == 14 && digits.StartsWith("00359"));

    /// <summary>How many groups make a date from a group on: 4.5.2026, 04/05/26, 2026-05-04; 0 for none.</summary>
    private static int DateLength(string text, List<Group> groups, int first)
    {
        if (first + 2 >= groups.Count) return 0;
        var (a, b, c) = (groups[first], groups[first + 1], groups[first + 2]);
        if (b.Start - a.End != 1 || c.Start - b.End != 1 || text[a.End] != text[b.End] || text[a.End] is not ('.' or '/' or '-')) return 0;
        // One that goes on is something else.
        if (first + 3 < groups.Count && groups[first + 3].Start - c.End == 1 && text[c.End] == text[a.End]) return 0;
        var (x, y) = (Value(text, a), Value(text, b));
        var isDayFirst = a.Length <= 2 && b.Length <= 2 && c.Length is 2 or 4 && x is >= 1 and <= 31 && y is >= 1 and <= 12;
        var isYearFirst = a.Length == 4 && x is >= 1900 and <= 2099 && y is >= 1 and <= 12 && c.Length <= 2 && Value(text, c) is >= 1 and <= 31;
        return isDayFirst || isYearFirst ? 3 : 0;
    }

    private static int Value(string text, Group group)
    {
        var value = 0;
        for (var at = group.Start; at < group.End && value < 100_000; at++) value = value * 10 + CharUnicodeInfo.GetDecimalDigitValue(text[at]);
        return value;
    }

    private static int Two(ReadOnlySpan<char> digits) => (digits[0] - '0') * 10 + (digits[1] - '0');

    private static bool IsGap(ReadOnlySpan<char> gap) =>
        // A comma with a space after it parts what is said; without one it may part digits.
        gap is "," || (gap.Length <= LongestGap && !gap.ContainsAnyExcept(Gaps));

    private static bool HasPlus(string text, int start) => start > 0 && (text[start - 1] == '+' || (start > 1 && text[start - 1] == '(' && text[start - 2] == '+'));

    /// <summary>With the plus and the bracket before it.</summary>
    private static int Start(string text, int start)
    {
        while (start > 0 && text[start - 1] is '+' or '(') start--;
        return start;
    }

    private readonly record struct Group(int Start, int End)
    {
        public int Length => End - Start;
    }
}

using System.Buffers;

namespace Kazva.Definition;

/// <summary>
/// The short code of a plate: six characters of Crockford's base 32
/// (https://www.crockford.com/base32.html: no I, L, O, U), the last a check character.
/// <para>The check is linear over GF(32), the field of 2⁵ elements with x⁵ + x² + 1: the sum of
/// αⁱ·cᵢ over the six places is zero, with α = x a primitive element. So every single wrong character and every
/// swap of two different neighbours is noticed, as in a Reed–Solomon code with one check symbol.</para>
/// </summary>
public static class PlateCode
{
    /// <summary>The number of characters, the check character included.</summary>
    public const int Length = 6;

    /// <summary>The characters in the order of their values.</summary>
    public const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static readonly SearchValues<char> Characters = SearchValues.Create(Alphabet);

    /// <summary>Reads what a person typed: case, spaces and hyphens do not matter, O is 0, I and L are 1.</summary>
    /// <returns>The canonical spelling, or null when it is not six characters of the alphabet.
    /// The check character is not looked at: see <see cref="HasRightCheck"/>.</returns>
    public static string? Normalise(string? typed)
    {
        if (typed is null || typed.Length > 2 * Length) return null;
        // What a plate's QR code leads to is canonical as it stands.
        if (typed.Length == Length && !typed.AsSpan().ContainsAnyExcept(Characters)) return typed;
        Span<char> code = stackalloc char[Length];
        var length = 0;
        foreach (var character in typed)
        {
            var c = char.ToUpperInvariant(character);
            if (c is ' ' or '-') continue;
            c = c switch { 'O' => '0', 'I' or 'L' => '1', _ => c };
            if (length == Length || !Alphabet.Contains(c, StringComparison.Ordinal)) return null;
            code[length++] = c;
        }
        return length == Length ? new string(code) : null;
    }

    /// <summary>Whether the last character of a canonical code is the check of the others.</summary>
    public static bool HasRightCheck(string code) =>
        code.Length == Length && Check(code.AsSpan(0, Length - 1)) == code[^1];

    /// <summary>The code with the given five characters and their check character.</summary>
    /// <exception cref="ArgumentException">Not five characters of the alphabet.</exception>
    public static string WithCheck(string firstFive)
    {
        if (firstFive.Length != Length - 1 || firstFive.Any(c => !Alphabet.Contains(c, StringComparison.Ordinal)))
            throw new ArgumentException($"'{firstFive}' is not {Length - 1} characters of {Alphabet}.", nameof(firstFive));
        return firstFive + Check(firstFive);
    }

    /// <summary>All codes that differ from <paramref name="code"/> in one character, or by a swap of two neighbours, and have the right check.</summary>
    public static IEnumerable<string> Neighbours(string code)
    {
        for (var place = 0; place < Length; place++)
            foreach (var c in Alphabet)
                if (c != code[place] && Changed(code, (place, c)) is var near && HasRightCheck(near))
                    yield return near;
        for (var place = 0; place + 1 < Length; place++)
            if (code[place] != code[place + 1]
                && Changed(code, (place, code[place + 1]), (place + 1, code[place])) is var swapped
                && HasRightCheck(swapped))
                yield return swapped;
    }

    private static string Changed(string code, params ReadOnlySpan<(int Place, char Character)> changes)
    {
        var characters = code.ToCharArray();
        foreach (var (place, character) in changes) characters[place] = character;
        return new string(characters);
    }

    private static char Check(ReadOnlySpan<char> firstFive)
    {
        // Horner's rule from the left: after each character the sum is multiplied by α,
        // so the check character, multiplied by α⁰, is the sum itself (the field has characteristic 2).
        var sum = 0;
        foreach (var c in firstFive) sum = TimesAlpha(sum ^ Alphabet.IndexOf(c, StringComparison.Ordinal));
        return Alphabet[sum];
    }

    private static int TimesAlpha(int element)
    {
        var shifted = element << 1;
        return (shifted & 0b100000) == 0 ? shifted : shifted ^ 0b100101;
    }
}

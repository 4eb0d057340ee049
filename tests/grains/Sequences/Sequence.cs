using FsCheck;
using FsCheck.Fluent;

namespace Kazva.Sequences.Tests;

/// <summary>Properties of random sequences of steps.</summary>
internal static class Sequence
{
    /// <summary>Tries the property on random sequences. A failure is cut down to a short sequence and thrown with the seed
    /// that makes it again: <c>Config.QuickThrowOnFailure.WithReplay(…)</c>.</summary>
    /// <param name="longest">The most steps of a sequence.</param>
    /// <param name="times">How many sequences.</param>
    public static void Always<T>(Gen<T> step, int longest, int times, Action<T[]> property) =>
        Check.One(
            Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(times),
            Prop.ForAll(Arb.From(Gen.Choose(1, longest).SelectMany(length => step.ArrayOf(length)), Shorter), property));

    /// <summary>The sequence without one of its halves, quarters, … , single steps.</summary>
    private static IEnumerable<T[]> Shorter<T>(T[] steps)
    {
        for (var cut = steps.Length / 2; cut > 0; cut /= 2)
            for (var from = 0; from + cut <= steps.Length; from += cut)
                yield return [.. steps[..from], .. steps[(from + cut)..]];
    }
}

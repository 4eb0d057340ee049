namespace Kazva.RollUp;

/// <summary>Asks many grains, but only so many at a time.</summary>
internal static class AtOnce
{
    /// <summary>Does something with every item, at most <paramref name="most"/> under way at a time, all on the caller's scheduler.</summary>
    /// <returns>Fails as the first that failed; as many fewer are under way from then on.</returns>
    public static async Task Each<T>(IEnumerable<T> items, int most, Func<T, Task> act)
    {
        using var rest = items.GetEnumerator();
        await Task.WhenAll(Enumerable.Range(0, most).Select(_ => Next()));

        async Task Next()
        {
            while (rest.MoveNext()) await act(rest.Current);
        }
    }
}

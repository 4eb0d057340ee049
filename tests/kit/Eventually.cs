namespace Kazva.TestKit;

/// <summary>Waits for what happens a moment later, as long as it takes up to a limit, and not longer than it takes.</summary>
public static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(20);

    /// <summary>Asks until the answer is as expected, and returns it.</summary>
    /// <exception cref="TimeoutException">It never was; the message has the last answer.</exception>
    public static Task<T> Is<T>(Func<Task<T>> ask, Func<T, bool> expected) => Within(Limit, ask, expected);

    /// <summary>Asks until the answer is as expected, for so long at most, and returns it.</summary>
    /// <exception cref="TimeoutException">It never was; the message has the last answer.</exception>
    public static async Task<T> Within<T>(TimeSpan most, Func<Task<T>> ask, Func<T, bool> expected)
    {
        using var limit = new CancellationTokenSource(most);
        while (true)
        {
            var answer = await ask();
            if (expected(answer)) return answer;
            if (limit.IsCancellationRequested) throw new TimeoutException($"Still {answer} after {most}.");
            await Task.Delay(Between, CancellationToken.None);
        }
    }
}

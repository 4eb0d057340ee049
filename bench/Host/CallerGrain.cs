using System.Diagnostics;
using Kazva.Embedded;

namespace Kazva.Bench.Host;

/// <summary>A grain that calls others and is called by them.</summary>
public interface ICallerGrain : IGrainWithStringKey
{
    /// <summary>Gives back what it is given.</summary>
    [AlwaysInterleave]
    Task<int> Echo(int value);

    /// <summary>Calls others for a while, several at a time.</summary>
    /// <returns>How many calls were answered.</returns>
    Task<long> CallOthers(int self, int grains, int atATime, TimeSpan time);
}

/// <inheritdoc cref="ICallerGrain"/>
public sealed class CallerGrain : Grain, ICallerGrain
{
    // Cached by the runtime for small values only.
    private static readonly Task<int>[] Answers = [.. Enumerable.Range(0, 1024).Select(Task.FromResult)];

    /// <inheritdoc/>
    public Task<int> Echo(int value) => Answers[value & 1023];

    /// <inheritdoc/>
    public async Task<long> CallOthers(int self, int grains, int atATime, TimeSpan time)
    {
        var others = new ICallerGrain[16];
        for (var i = 0; i < others.Length; i++)
            others[i] = GrainFactory.GetGrain<ICallerGrain>(((self + (i * 37) + 1) % grains).ToString());
        var answers = new Task<int>[atATime];
        var calls = 0L;
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < time;)
        {
            for (var i = 0; i < atATime; i++) answers[i] = others[(i + (int)calls) & 15].Echo(i);
            for (var i = 0; i < atATime; i++)
                if (await answers[i] != (i & 1023)) throw new InvalidOperationException("A wrong answer.");
            calls += atATime;
        }
        return calls;
    }
}

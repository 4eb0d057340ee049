using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Kazva.TestKit;

namespace Kazva.Bench.Cluster;

/// <summary>Citizens who answer by HTTP at some gateways, spread over all plates of a grid.</summary>
internal sealed class OpenLoad(IReadOnlyList<Uri> gateways, IReadOnlyList<string> codes) : IDisposable
{
    /// <summary>Who is behind so far that more wait for an answer is not measured any better by more of them, and the machine would run out of memory.</summary>
    private const int MostWaiting = 4_000;

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };
    private readonly Random _random = new(1);
    private int _turn;

    public void Dispose() => _http.Dispose();

    /// <summary>Sends so many a second, whatever becomes of the earlier ones, unless too many of them wait.</summary>
    /// <returns>The times from the moment at which an answer should have been sent to its acceptance, sorted, and how many were refused or not sent.</returns>
    public async Task<(List<double> Milliseconds, int Refused)> AtRate(int perSecond, TimeSpan time)
    {
        var took = new ConcurrentBag<double>();
        var (refused, waiting) = (0, 0);
        var watch = Stopwatch.StartNew();
        var under = new List<Task>();
        for (var i = 0; i < perSecond * time.TotalSeconds; i++)
        {
            var due = TimeSpan.FromSeconds((double)i / perSecond);
            if (due - watch.Elapsed is { Ticks: > 0 } early) await Task.Delay(early);
            if (Volatile.Read(ref waiting) >= MostWaiting) Interlocked.Increment(ref refused);
            else under.Add(Answer(due));
        }
        await Task.WhenAll(under);
        return ([.. took.Order()], refused);

        async Task Answer(TimeSpan due)
        {
            Interlocked.Increment(ref waiting);
            if (await Send()) took.Add((watch.Elapsed - due).TotalMilliseconds);
            else Interlocked.Increment(ref refused);
            Interlocked.Decrement(ref waiting);
        }
    }

    /// <summary>So many citizens, each of whom answers again as soon as the last answer was accepted.</summary>
    /// <returns>Accepted answers a second, and how many were refused.</returns>
    public async Task<(double PerSecond, int Refused)> Saturated(int citizens, TimeSpan time)
    {
        var (accepted, refused) = (0, 0);
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, citizens).Select(async _ =>
        {
            while (watch.Elapsed < time)
                if (await Send()) Interlocked.Increment(ref accepted);
                else Interlocked.Increment(ref refused);
        }));
        return (accepted / watch.Elapsed.TotalSeconds, refused);
    }

    private async Task<bool> Send()
    {
        string code;
        int score;
        lock (_random) (code, score) = (codes[_random.Next(codes.Count)], _random.Next(1, 11));
        var gateway = gateways[(int)((uint)Interlocked.Increment(ref _turn) % gateways.Count)];
        try
        {
            using var response = await _http.Send(code, score, at: gateway);
            return response.StatusCode == HttpStatusCode.Accepted;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace Kazva.TestKit;

/// <summary>Citizens who answer at a steady rate through a balancer that behaves as the documented one does: it asks the gateways' readiness,
/// sends to one that is ready, and tries the other when a connection fails. A citizen who is refused sends the same answer again.</summary>
public sealed class CitizenLoad : IAsyncDisposable
{
    private static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(250);

    private readonly Func<IReadOnlyList<KazvaProcess>> _gateways;
    private readonly CancellationTokenSource _end = new();
    private readonly CancellationTokenSource _gone = new();
    private readonly ConcurrentDictionary<Guid, string> _acknowledged = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<(TimeSpan Sent, TimeSpan Accepted)>> _byPlate = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<string> _refused = [];
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly TaskCompletionSource _balanced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _running;
    private Uri[] _ready = [];
    private int _turn;
    private int _waiting;

    /// <summary>Begins.</summary>
    public CitizenLoad(Func<IReadOnlyList<KazvaProcess>> gateways, int perSecond)
    {
        _gateways = gateways;
        _running = Task.WhenAll(Balance(), Run(TimeSpan.FromSeconds(1.0 / perSecond)));
    }

    /// <summary>The ids that were answered with 202.</summary>
    public ICollection<Guid> Acknowledged => _acknowledged.Keys;

    /// <summary>What citizens were shown other than 202.</summary>
    public IReadOnlyCollection<string> Refused => _refused;

    /// <summary>What citizens were shown that no fault excuses: anything but 503, or no gateway at all.</summary>
    public IEnumerable<string> Inexcusable => _refused.Where(refusal => int.TryParse(refusal, out var status) && status != 503);

    /// <summary>The time since the beginning.</summary>
    public TimeSpan Now => _clock.Elapsed;

    /// <summary>Waits until so many more answers were accepted.</summary>
    public async Task Accepted(int more)
    {
        var until = _acknowledged.Count + more;
        await Eventually.Within(TimeSpan.FromMinutes(2), () => Task.FromResult(_acknowledged.Count), count => count >= until);
    }

    /// <summary>The longest time between an answer that was accepted and the next at the same plate, after a moment.</summary>
    public TimeSpan LongestGap(TimeSpan since) => _byPlate.Values
        .Select(plate => plate.Select(answer => answer.Accepted).Where(at => at > since).Order().Prepend(since).ToList())
        .SelectMany(times => times.Skip(1).Zip(times, (next, last) => next - last))
        .DefaultIfEmpty().Max();

    /// <summary>Times from first sending to acceptance of what was sent after a moment, sorted.</summary>
    public List<TimeSpan> Latencies(TimeSpan since) =>
        [.. _byPlate.Values.SelectMany(plate => plate).Where(answer => answer.Sent > since).Select(answer => answer.Accepted - answer.Sent).Order()];

    /// <summary>Sends nothing new, and waits until everything that was sent has been accepted.</summary>
    public async Task Finish()
    {
        await _end.CancelAsync();
        await Eventually.Within(TimeSpan.FromMinutes(2), () => Task.FromResult(Volatile.Read(ref _waiting)), waiting => waiting == 0);
        await _running;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        await _end.CancelAsync();
        await _running;
        _http.Dispose();
    }

    private async Task Run(TimeSpan every)
    {
        // The first citizen comes when the balancer knows of a gateway, as to one that has been running.
        await _balanced.Task;
        using var beat = new PeriodicTimer(every);
        var random = new Random(1);
        while (await Beat(beat))
        {
            Interlocked.Increment(ref _waiting);
            _ = Answer(Guid.NewGuid(), SmallGrid.Codes[random.Next(5)], random.Next(1, 11));
        }
    }

    private async Task<bool> Beat(PeriodicTimer beat)
    {
        try
        {
            return await beat.WaitForNextTickAsync(_end.Token);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task Answer(Guid id, string code, int score)
    {
        var sent = _clock.Elapsed;
        while (!await Send(id, code, score))
        {
            if (_gone.IsCancellationRequested) return;
            await Task.Delay(Again);
        }
        _acknowledged[id] = code;
        _byPlate.GetOrAdd(code, _ => new()).Enqueue((sent, _clock.Elapsed));
        Interlocked.Decrement(ref _waiting);
    }

    /// <summary>One request of a citizen, who sees what the balancer's last attempt brought.</summary>
    private async Task<bool> Send(Guid id, string code, int score)
    {
        var refusal = "no gateway is ready";
        foreach (var gateway in Turn())
        {
            try
            {
                using var response = await _http.Send(code, score, id, at: gateway);
                if (response.StatusCode == HttpStatusCode.Accepted) return true;
                refusal = $"{(int)response.StatusCode}";
                break;
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
            {
                refusal = exception.Message; // The balancer tries the next one: sending an answer twice does no harm.
            }
        }
        _refused.Add(refusal);
        return false;
    }

    private IEnumerable<Uri> Turn()
    {
        var ready = _ready;
        var first = Interlocked.Increment(ref _turn);
        return Enumerable.Range(0, ready.Length).Select(i => ready[(first + i) % ready.Length]);
    }

    private async Task Balance()
    {
        while (!_gone.IsCancellationRequested && (!_end.IsCancellationRequested || Volatile.Read(ref _waiting) > 0))
        {
            var asked = await Task.WhenAll(_gateways().ToArray().Select(async gateway => (gateway.Address, Ready: await IsReady(gateway.Address))));
            _ready = [.. asked.Where(gateway => gateway.Ready).Select(gateway => gateway.Address)];
            if (_ready.Length > 0) _balanced.TrySetResult();
            await Task.Delay(AskEvery);
        }
        _balanced.TrySetResult();
    }

    private async Task<bool> IsReady(Uri gateway)
    {
        try
        {
            using var response = await _http.GetAsync(new Uri(gateway, "/health/ready"));
            return response.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}

using System.Diagnostics;
using System.Net;

namespace Kazva.Bench.Load;

/// <summary>Citizens who answer over many connections. Connections stay open from one load to the next.</summary>
internal sealed class Generator : IDisposable
{
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(30);
    private static ulong _seeds = (ulong)Environment.TickCount64; // A submission's id must not come twice on one database.

    private readonly EndPoint _target;
    private readonly RequestMix _mix;
    private readonly List<CitizenConnection> _connections = [];
    private readonly Lock _lock = new();
    private readonly Stack<CitizenConnection> _idle = new();
    private readonly Queue<long> _late = new();
    private FastRandom _random = new(Interlocked.Increment(ref _seeds) * 7919);
    private Tally? _tally;
    private long _asked;
    private long _end;
    private bool _isOpenLoop;

    private Generator(EndPoint target, RequestMix mix) => (_target, _mix) = (target, mix);

    /// <summary>Opens so many connections.</summary>
    public static async Task<Generator> OpenAsync(EndPoint target, RequestMix mix, int connections)
    {
        var generator = new Generator(target, mix);
        for (var i = 0; i < connections; i++) generator._connections.Add(await CitizenConnection.OpenAsync(target, generator.Answered));
        return generator;
    }

    /// <summary>Closed loop: on each connection the next is sent as soon as the last was answered, to learn how many can be taken. Times say little here.</summary>
    public async Task<LoadResult> SaturateAsync(TimeSpan warmUp, TimeSpan time)
    {
        var now = Stopwatch.GetTimestamp();
        _isOpenLoop = false;
        _end = now + Ticks(warmUp + time);
        _tally = new Tally(now + Ticks(warmUp), _end, (int)(time.TotalSeconds * 60_000));
        _asked = _connections.Count;
        foreach (var connection in _connections) SendNow(connection);
        await Task.Delay(warmUp + time);
        var result = await Finish();
        if (!IsQuiet()) throw new InvalidOperationException($"Requests were not answered within {LongestAnswer.TotalSeconds} s.");
        return result;
    }

    /// <summary>Open loop: so many a second in the mean, at random moments, whatever becomes of the earlier ones. A request that finds every
    /// connection busy waits, and the wait is part of its time.</summary>
    public async Task<LoadResult> AtRateAsync(double perSecond, TimeSpan warmUp, TimeSpan time)
    {
        var begun = Stopwatch.GetTimestamp();
        _isOpenLoop = true;
        _end = begun + Ticks(warmUp + time);
        _tally = new Tally(begun + Ticks(warmUp), long.MaxValue, (int)(time.TotalSeconds * perSecond * 1.2));
        _asked = 0;
        lock (_lock)
        {
            _idle.Clear();
            foreach (var connection in _connections) _idle.Push(connection);
        }
        var random = new FastRandom((ulong)begun);
        var late = new List<double>((int)(time.TotalSeconds * perSecond * 1.2));
        await Task.Factory.StartNew(() => SendAll(begun, begun + Ticks(warmUp), perSecond, random, late), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var result = await Finish();
        if (result.Accepted + result.RefusedInAll != _asked)
            throw new InvalidOperationException($"{_asked} were sent, {result.Accepted + result.RefusedInAll} were answered within {LongestAnswer.TotalSeconds} s.");
        // The last answers come after the last request, which is no part of the rate.
        return result with { PerSecond = result.Times.Count / time.TotalSeconds, SentLate = new Percentiles(late) };
    }

    public void Dispose()
    {
        foreach (var connection in _connections) connection.Dispose();
    }

    /// <param name="late">How many milliseconds after its moment the sender was woken for each: where the machine has no core for it, or its host takes it
    /// away, it is not the program's doing, and is counted all the same.</param>
    private void SendAll(long begun, long measuredFrom, double perSecond, FastRandom random, List<double> late)
    {
        for (double due = begun; ;)
        {
            due += random.NextExponential() / perSecond * Stopwatch.Frequency;
            if (due >= _end) return;
            PreciseWait.Until((long)due);
            if (due >= measuredFrom) late.Add((Stopwatch.GetTimestamp() - due) * 1000 / Stopwatch.Frequency);
            CitizenConnection? free;
            Interlocked.Increment(ref _asked);
            lock (_lock)
                if (!_idle.TryPop(out free))
                    _late.Enqueue((long)due);
            if (free is not null) Send(free, (long)due);
        }
    }

    private void Answered(CitizenConnection connection, int status)
    {
        // Counted before the answer is: until all were answered, fewer answers than requests are seen.
        var again = status != 0 && !_isOpenLoop && Stopwatch.GetTimestamp() < _end;
        if (again) Interlocked.Increment(ref _asked);
        _tally!.Take(status, connection.Due);
        if (again) SendNow(connection);
        if (status == 0 || !_isOpenLoop) return;
        long due;
        lock (_lock)
            if (!_late.TryDequeue(out due))
            {
                _idle.Push(connection);
                return;
            }
        Send(connection, due);
    }

    private void SendNow(CitizenConnection connection) => Send(connection, Stopwatch.GetTimestamp());

    private void Send(CitizenConnection connection, long due)
    {
        connection.Due = due;
        int length;
        lock (_idle) length = _mix.Write(connection.Request, ref _random);
        connection.Send(length);
    }

    private async Task<LoadResult> Finish()
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < LongestAnswer && !IsQuiet();) await Task.Delay(5);
        return _tally!.Result();
    }

    private bool IsQuiet() => _tally!.Answers == Interlocked.Read(ref _asked);

    private static long Ticks(TimeSpan time) => (long)(time.TotalSeconds * Stopwatch.Frequency);
}

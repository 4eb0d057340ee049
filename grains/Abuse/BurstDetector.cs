namespace Kazva.Abuse;

/// <summary>
/// Tells whether a submission is one of improbably many that look alike. Improbable are at least <see cref="AbuseOptions.BurstFrom"/> within
/// the window, and at least <see cref="AbuseOptions.BurstFactor"/> times as many as usual. Alike are those whose content, or whose source, is
/// that of at least <see cref="AbuseOptions.BurstAlike"/> of the newest. A crowd that says different things from different places is neither
/// stopped nor held, however large it is. Not safe for parallel use.
/// </summary>
internal sealed class BurstDetector(AbuseOptions options)
{
    /// <summary>How many of the newest are compared.</summary>
    public const int MostCompared = 200;

    private readonly int[] _minutes = new int[(int)options.BurstWindow.TotalMinutes];
    private readonly Queue<Arrival> _newest = new();
    private long _minute;
    private int _count;

    /// <summary>Whether nothing came within the window.</summary>
    public bool IsEmpty => _count == 0;

    /// <summary>Takes a submission.</summary>
    /// <param name="usual">How many are usual within the window.</param>
    public bool IsPartOfOne(ulong content, long? source, double usual, DateTimeOffset now)
    {
        Roll(now);
        _minutes[_minute % _minutes.Length]++;
        _count++;
        _newest.Enqueue(new Arrival(content, source, _minute));
        if (_newest.Count > MostCompared) _newest.Dequeue();
        return _count >= options.BurstFrom && _count >= options.BurstFactor * usual && LooksLikeTheOthers(content, source);
    }

    /// <summary>Lets go what has left the window.</summary>
    public void Roll(DateTimeOffset now)
    {
        var minute = now.ToUnixTimeSeconds() / 60;
        // A clock that was put back, or nothing for a whole window: all of it is of another time.
        if (minute < _minute || minute - _minute >= _minutes.Length)
        {
            Array.Clear(_minutes);
            _newest.Clear();
            (_minute, _count) = (minute, 0);
            return;
        }
        while (_minute < minute)
        {
            ref var oldest = ref _minutes[++_minute % _minutes.Length];
            _count -= oldest;
            oldest = 0;
        }
        while (_newest.TryPeek(out var arrival) && arrival.Minute <= minute - _minutes.Length) _newest.Dequeue();
    }

    private bool LooksLikeTheOthers(ulong content, long? source)
    {
        var (sameContent, sameSource) = (0, 0);
        foreach (var arrival in _newest)
        {
            if (arrival.Content == content) sameContent++;
            if (source is not null && arrival.Source == source) sameSource++;
        }
        return Math.Max(sameContent, sameSource) >= options.BurstAlike * _newest.Count;
    }

    private readonly record struct Arrival(ulong Content, long? Source, long Minute);
}

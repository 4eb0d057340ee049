using System.Runtime.InteropServices;

namespace Kazva.Abuse;

/// <summary>
/// Tells whether a submission is one of improbably many that are alike in one thing, such as what they say or where they come from. Improbable
/// are at least <see cref="AbuseOptions.BurstFrom"/> within the window, and at least <see cref="AbuseOptions.BurstFactor"/> times as many as
/// usual. Alike are those that have it in common with at least <see cref="AbuseOptions.BurstAlike"/> of the newest. Not safe for parallel use.
/// </summary>
internal sealed class BurstDetector(AbuseOptions options)
{
    /// <summary>How many of the newest are compared.</summary>
    public const int MostCompared = 200;

    private readonly int[] _minutes = new int[(int)options.BurstWindow.TotalMinutes];
    private readonly Queue<Arrival> _newest = new();
    private readonly Dictionary<ulong, int> _alike = [];
    private long _minute;
    private int _count;

    /// <summary>Whether nothing came within the window.</summary>
    public bool IsEmpty => _count == 0;

    /// <summary>Takes a submission.</summary>
    /// <param name="trait">A hash of what it may have in common with others.</param>
    /// <param name="usual">How many are usual within the window.</param>
    public bool IsPartOfOne(ulong trait, double usual, DateTimeOffset now)
    {
        Roll(now);
        _minutes[_minute % _minutes.Length]++;
        _count++;
        _newest.Enqueue(new Arrival(trait, _minute));
        var alike = ++CollectionsMarshal.GetValueRefOrAddDefault(_alike, trait, out _);
        if (_newest.Count > MostCompared) alike = Forget() == trait ? alike - 1 : alike;
        return _count >= options.BurstFrom && _count >= options.BurstFactor * usual && alike >= options.BurstAlike * _newest.Count;
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
            _alike.Clear();
            (_minute, _count) = (minute, 0);
            return;
        }
        while (_minute < minute)
        {
            ref var oldest = ref _minutes[++_minute % _minutes.Length];
            _count -= oldest;
            oldest = 0;
        }
        while (_newest.TryPeek(out var arrival) && arrival.Minute <= minute - _minutes.Length) Forget();
    }

    /// <returns>The trait of the oldest, which is not compared any more.</returns>
    private ulong Forget()
    {
        var trait = _newest.Dequeue().Trait;
        if (--CollectionsMarshal.GetValueRefOrNullRef(_alike, trait) == 0) _alike.Remove(trait);
        return trait;
    }

    private readonly record struct Arrival(ulong Trait, long Minute);
}

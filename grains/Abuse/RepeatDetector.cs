using System.Runtime.InteropServices;

namespace Kazva.Abuse;

/// <summary>Tells whether the same was sent from the same source a short while before. It goes on being the same for as long as it keeps
/// coming. Remembers a bounded number of the newest; not safe for parallel use.</summary>
internal sealed class RepeatDetector(TimeSpan within)
{
    /// <summary>How many are remembered at most.</summary>
    public const int MostKept = 4096;

    private readonly Dictionary<ulong, Seen> _seen = [];
    private readonly Queue<(ulong Content, DateTimeOffset At)> _order = new();

    /// <summary>Whether nothing is remembered.</summary>
    public bool IsEmpty => _order.Count == 0;

    /// <summary>Takes a submission.</summary>
    /// <param name="content">Its content from its source.</param>
    /// <param name="id">Its id: sent again under the same one it is no repeat, but the same submission.</param>
    public bool IsRepeat(ulong content, Guid id, DateTimeOffset now)
    {
        Forget(now);
        ref var seen = ref CollectionsMarshal.GetValueRefOrAddDefault(_seen, content, out var isKnown);
        seen = new Seen(isKnown ? seen.Id : id, now);
        var isRepeat = isKnown && seen.Id != id;
        _order.Enqueue((content, now));
        if (_order.Count > MostKept) ForgetOldest();
        return isRepeat;
    }

    /// <summary>Lets go what is too old, and what is from a clock that was put back since.</summary>
    public void Forget(DateTimeOffset now)
    {
        while (_order.TryPeek(out var oldest) && (now - oldest.At >= within || oldest.At > now)) ForgetOldest();
    }

    private void ForgetOldest()
    {
        var (content, at) = _order.Dequeue();
        if (_seen.TryGetValue(content, out var seen) && seen.At == at) _seen.Remove(content);
    }

    private readonly record struct Seen(Guid Id, DateTimeOffset At);
}

namespace Kazva.Alarms.Judging;

/// <summary>The number and the sum of what was counted in a rolling window of any length. Its content is a function of what was
/// added and the tick alone, whatever the order. Time never goes back. Memory grows with the buckets that hold anything.</summary>
internal sealed class SlidingWindow(WindowShape shape)
{
    private readonly List<Bucket> _buckets = new(2);
    private int _gone;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Whether nothing is in it that could still leave.</summary>
    public bool IsEmpty => _buckets.Count == 0;

    /// <summary>The sum of their amounts.</summary>
    public int Sum { get; private set; }

    /// <summary>The tick at which the next of them leave; <see cref="Ticks.Never"/> when there are none.</summary>
    public int NextLeave => _gone < _buckets.Count ? shape.EndOf(_buckets[_gone].Number) : Ticks.Never;

    /// <summary>Adds one; what is too old for the window at tick <paramref name="now"/> is ignored.</summary>
    /// <param name="change">1, or −1 to take it out.</param>
    public void Add(int counted, int amount, int now, int change = 1)
    {
        var number = shape.BucketOf(counted);
        if (!shape.Holds(number, now)) return;
        amount *= change;
        Count += change;
        Sum += amount;
        // New answers are the common case, and they belong at the end.
        var at = _buckets.Count;
        while (at > _gone && _buckets[at - 1].Number > number) at--;
        if (at > _gone && _buckets[at - 1].Number == number)
            _buckets[at - 1] = new Bucket(number, _buckets[at - 1].Count + change, _buckets[at - 1].Sum + amount);
        else
            _buckets.Insert(at, new Bucket(number, change, amount));
    }

    /// <summary>Lets go what is too old at tick <paramref name="now"/>.</summary>
    public void Roll(int now)
    {
        for (; _gone < _buckets.Count && !shape.Holds(_buckets[_gone].Number, now); _gone++)
        {
            Count -= _buckets[_gone].Count;
            Sum -= _buckets[_gone].Sum;
        }
        if (_gone * 2 <= _buckets.Count) return;
        _buckets.RemoveRange(0, _gone);
        _gone = 0;
    }

    private readonly record struct Bucket(int Number, int Count, int Sum);
}

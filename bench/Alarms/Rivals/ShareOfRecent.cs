namespace Kazva.Bench.Alarms.Rivals;

/// <summary>At least a share dissatisfied of at least so many answers in a window. It stands until that has not been so for a day.</summary>
internal sealed class ShareOfRecent(TimeSpan window, int least, double share) : PlaceRule
{
    private static readonly TimeSpan KeepFor = TimeSpan.FromDays(1);

    protected override IEnumerable<DateTimeOffset> Fires(Place place, UsualLevels usual)
    {
        var alarm = new Hysteresis(KeepFor);
        foreach (var (at, count, low) in SlidingWindow.Over(place, window))
        {
            var holds = count >= least && low >= share * count;
            if (alarm.Fires(at, holds, clear: !holds)) yield return at;
        }
    }
}

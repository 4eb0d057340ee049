namespace Kazva.Bench.Alarms.Rivals;

/// <summary>An alarm at each low score. Its frontier: after an alarm the place is left alone for a time.</summary>
internal sealed class EveryLowScore(TimeSpan alone) : PlaceRule
{
    protected override IEnumerable<DateTimeOffset> Fires(Place place, UsualLevels usual)
    {
        var last = DateTimeOffset.MinValue;
        foreach (var answer in place.Answers)
            if (answer.IsLow && answer.At - last >= alone)
                yield return last = answer.At;
    }
}

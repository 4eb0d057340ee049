namespace Kazva.Bench.Alarms.Rivals;

/// <summary>
/// S ← max(0, S + w) at each answer, an alarm at S ≥ h. Where p is the usual share dissatisfied and R the odds ratio to be found,
/// w = ln(R / (1 − p + R p)) of a dissatisfied answer and w = ln(1 / (1 − p + R p)) of another: the logarithm of the likelihood ratio.
/// (Steiner, Cook, Farewell and Treasure, Monitoring surgical performance using risk-adjusted cumulative sum charts, Biostatistics 1, 2000, 441–452,
/// formula 2.) An alarm stands until S, which does not rise above h, is back at 0.
/// </summary>
/// <param name="ownWeight">How many answers the category's usual share stands for in the place's own; null where the category's alone counts.</param>
internal sealed class BernoulliCusum(double oddsRatio, double h, double? ownWeight) : PlaceRule
{
    protected override IEnumerable<DateTimeOffset> Fires(Place place, UsualLevels usual)
    {
        var levels = ownWeight is { } weight ? usual.OfPlace(place, weight) : usual.OfCategory(place.Category);
        var (sum, stands) = (0.0, false);
        foreach (var answer in place.Answers)
        {
            var p = levels[usual.Day(answer.At)];
            if (double.IsNaN(p)) continue;
            sum = Math.Clamp(sum + Math.Log((answer.IsLow ? oddsRatio : 1) / (1 - p + (oddsRatio * p))), 0, h);
            if (sum >= h && !stands)
            {
                stands = true;
                yield return answer.At;
            }
            else if (sum <= 0)
            {
                stands = false;
            }
        }
    }
}

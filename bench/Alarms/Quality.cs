namespace Kazva.Bench.Alarms;

/// <summary>How good the alarms of a rule were.</summary>
/// <param name="FalseAMonth">False alarms in 30 days: those on places that had not got worse by then.</param>
/// <param name="Worse">Places that got worse.</param>
/// <param name="Found">Those of them on which an alarm fired within 14 days, or so many as were asked for. An alarm that stood already finds nothing.</param>
/// <param name="Median">Days from the change to the alarm at the median place that was found.</param>
/// <param name="Wait">Mean days from the change to the alarm over all that got worse, where those 14 stand for those not found: unlike the median of the
/// found it does not become better by finding less.</param>
internal sealed record Quality(double FalseAMonth, double Worse, double Found, double Median, double Wait)
{
    private const double Month = 30;

    /// <summary>The share found.</summary>
    public double Share => Found / Worse;

    /// <summary>Over some towns: means a town of what is counted.</summary>
    /// <param name="which">The changes that are looked for; all when null.</param>
    /// <param name="within">Days.</param>
    public static Quality Of(
        IReadOnlyList<(Town Town, IReadOnlyList<Firing> Firings)> judged, Func<Change, bool>? which = null, double within = 14)
    {
        var wrong = 0;
        var (days, worse) = (0.0, 0);
        var delays = new List<double>();
        foreach (var (town, firings) in judged)
        {
            days += (town.To - town.Measured).TotalDays;
            var bySubject = firings.Where(firing => firing.At >= town.Measured).ToLookup(firing => firing.Subject, firing => firing.At, StringComparer.Ordinal);
            foreach (var place in town.Places)
            {
                wrong += bySubject[place.Code].Count(at => place.Change is null || at < place.Change.At);
                if (place.Change is not { } change || which?.Invoke(change) == false) continue;
                worse++;
                var found = bySubject[place.Code].Concat(bySubject[place.Cell]).Where(at => at >= change.At).DefaultIfEmpty(DateTimeOffset.MaxValue).Min();
                if ((found - change.At).TotalDays <= within) delays.Add((found - change.At).TotalDays);
            }
            foreach (var cell in town.Places.GroupBy(place => place.Cell, StringComparer.Ordinal))
                wrong += bySubject[cell.Key].Count(at => !cell.Any(place => place.Change is { } change && change.At <= at));
        }
        delays.Sort();
        return new Quality(
            wrong * Month / days, (double)worse / judged.Count, (double)delays.Count / judged.Count,
            delays.Count == 0 ? double.NaN : delays[delays.Count / 2], (delays.Sum() + (within * (worse - delays.Count))) / worse);
    }
}

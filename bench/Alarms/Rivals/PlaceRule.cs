namespace Kazva.Bench.Alarms.Rivals;

/// <summary>A rule that judges each place by itself.</summary>
internal abstract class PlaceRule
{
    /// <summary>Every alarm of a town, in no order.</summary>
    public IReadOnlyList<Firing> Judge(Town town)
    {
        var usual = new UsualLevels(town);
        return [.. town.Places.SelectMany(place => Fires(place, usual).Select(at => new Firing(place.Code, at)))];
    }

    protected abstract IEnumerable<DateTimeOffset> Fires(Place place, UsualLevels usual);
}

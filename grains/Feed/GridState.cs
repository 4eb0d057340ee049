using System.Text.Json.Serialization;
using Kazva.RollUp;
using Kazva.Windows;

namespace Kazva.Feed;

/// <summary>The state of one grain at one moment, the same shape everywhere.</summary>
/// <param name="Id">A code, a settlement's or category's id, or the organisation's id.</param>
/// <param name="Version">Rises with every submission that the state takes in. A location's is its last number;
/// an area's is the sum of its locations', so it falls when a new definition takes a location away: then the feed has a
/// new epoch. Of one version, the later <paramref name="AsOf"/> is the newer.</param>
/// <param name="AsOf">The moment that the windows end at, UTC.</param>
[GenerateSerializer, Immutable, Alias("kazva.state")]
public sealed record GridState(
    [property: Id(0)] GridLevel Kind,
    [property: Id(1)] string Id,
    [property: Id(2)] long Version,
    [property: Id(3)] DateTimeOffset AsOf,
    [property: Id(4)] WindowFigures Windows);

/// <summary>Satisfaction in each of the five windows.</summary>
[GenerateSerializer, Immutable, Alias("kazva.window-figures")]
public sealed record WindowFigures(
    [property: Id(0), JsonPropertyName("1h")] Satisfaction Hour,
    [property: Id(1), JsonPropertyName("24h")] Satisfaction Day,
    [property: Id(2), JsonPropertyName("7d")] Satisfaction Week,
    [property: Id(3), JsonPropertyName("30d")] Satisfaction Month,
    [property: Id(4), JsonPropertyName("90d")] Satisfaction Quarter)
{
    /// <summary>The figures of windows as they stand.</summary>
    public static WindowFigures Of(RollingWindows windows)
    {
        var hour = windows[Window.Hour];
        var day = windows.Widened(hour, Window.Day);
        var week = windows.Widened(day, Window.Week);
        var month = windows.Widened(week, Window.Month);
        return new WindowFigures(hour, day, week, month, windows.Widened(month, Window.Quarter));
    }

    /// <summary>The figures of one window.</summary>
    public Satisfaction this[Window window] => window switch
    {
        Window.Hour => Hour,
        Window.Day => Day,
        Window.Week => Week,
        Window.Month => Month,
        _ => Quarter,
    };
}

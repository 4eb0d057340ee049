using Kazva.Windows;

namespace Kazva.Locations;

/// <summary>A location's state as it was at some number. It may be old or missing: the log after it makes up for it.</summary>
[GenerateSerializer, Alias("kazva.location-snapshot")]
public sealed class LocationSnapshot
{
    /// <summary>The last number that the windows include; 0 before any.</summary>
    [Id(0)]
    public long Number { get; set; }

    /// <summary>The moment that the windows end at. A later one than now comes of a clock that was put back, and is passed over:
    /// scores may have left the windows that belong in them.</summary>
    [Id(2)]
    public DateTimeOffset AsOf { get; set; }

    /// <summary>The windows at that number. Never a shared instance: a serializer may fill in the one that it finds here.</summary>
    [Id(1)]
    public WindowsSnapshot Windows { get; set; } = new([]);
}

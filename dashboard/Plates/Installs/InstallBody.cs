using System.Collections.Immutable;
using Kazva.Dashboard.Staff;
using Kazva.Submissions;

namespace Kazva.Dashboard.Plates.Installs;

/// <summary>What staff say of a plate that they have put up.</summary>
internal sealed class InstallBody
{
    private const int LongestNote = 500;
    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Now when not given.</summary>
    public DateTimeOffset? At { get; init; }

    public string? Note { get; init; }

    /// <summary>Degrees east (WGS 84), with <see cref="Lat"/>.</summary>
    public double? Lon { get; init; }

    /// <summary>Degrees north (WGS 84), with <see cref="Lon"/>.</summary>
    public double? Lat { get; init; }

    /// <summary>Adds what is not as it should be.</summary>
    public void Check(DateTimeOffset now, ImmutableArray<FieldError>.Builder errors)
    {
        if (At > now) errors.Add(new("at", "future", "Not in the future; now, when it is not given."));
        if (At < Earliest) errors.Add(new("at", "too-early", "In this century."));
        if (StaffBody.CheckText("note", Note, LongestNote, isNeeded: false) is { } wrong) errors.Add(wrong);
        Coordinate("lon", Lon, 180, Lat is not null, errors);
        Coordinate("lat", Lat, 90, Lon is not null, errors);
    }

    private static void Coordinate(string field, double? degrees, int most, bool hasOther, ImmutableArray<FieldError>.Builder errors)
    {
        if (degrees is null && hasOther) errors.Add(new(field, "required", "lon and lat are given together, or neither."));
        if (degrees is { } given && !(Math.Abs(given) <= most)) errors.Add(new(field, "range", FormattableString.Invariant($"Degrees from -{most} to {most}.")));
    }
}

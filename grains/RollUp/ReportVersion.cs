namespace Kazva.RollUp;

/// <summary>How new a report is among those of its source: by the definition first, and only then by the version.
/// <para>When a definition moves a location to another area, the version of the area that it left falls, for it is the sum of what is
/// still there. While the silos of a cluster are restarted one by one, a receiver may have heard the higher one of before from a
/// silo with the old definition. By the version alone it would take nothing from that area any more.</para></summary>
/// <param name="Definition">See <see cref="Report"/>.</param>
/// <param name="Version">See <see cref="Report"/>.</param>
[GenerateSerializer, Immutable, Alias("kazva.report-version")]
public readonly record struct ReportVersion(
    [property: Id(0)] int Definition,
    [property: Id(1)] long Version) : IComparable<ReportVersion>
{
    /// <summary>The definition of what depends on none: a location's answers are the same under each.</summary>
    public const int AnyDefinition = int.MaxValue;

    /// <summary>Older than every report: of who has heard none.</summary>
    public static ReportVersion None => new(int.MinValue, long.MinValue);

    /// <inheritdoc/>
    public int CompareTo(ReportVersion other) =>
        Definition == other.Definition ? Version.CompareTo(other.Version) : Definition.CompareTo(other.Definition);

    /// <summary>Whether the left one is older.</summary>
    public static bool operator <(ReportVersion left, ReportVersion right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left one is newer.</summary>
    public static bool operator >(ReportVersion left, ReportVersion right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left one is not newer.</summary>
    public static bool operator <=(ReportVersion left, ReportVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left one is not older.</summary>
    public static bool operator >=(ReportVersion left, ReportVersion right) => left.CompareTo(right) >= 0;
}

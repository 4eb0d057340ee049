using System.Collections.Immutable;
using Kazva.Feed;
using Kazva.RollUp;

namespace Kazva.Areas;

/// <summary>A grain that adds up what its locations, and the areas directly under it, report.</summary>
[Alias("kazva.area")]
public interface IAreaGrain : IGrainWithStringKey
{
    /// <summary>Takes the report of a location or an area under it, unless it is not newer than what the area has. Waits for nothing.</summary>
    [Alias("take"), AlwaysInterleave]
    Task Report(Report report);

    /// <summary>The live figures. Waits until everything under the area has been heard.</summary>
    [Alias("state"), AlwaysInterleave]
    Task<GridState> GetState();

    /// <summary>The whole sum, with a version, for who has missed a report. Waits until everything under the area has been heard.</summary>
    /// <param name="known">How new what the caller has is; <see cref="ReportVersion.None"/> for nothing.</param>
    /// <returns>Null when there is nothing newer.</returns>
    [Alias("report"), AlwaysInterleave]
    Task<Report?> GetReport(ReportVersion known);
}

/// <summary>A village, a terminal, a region. Its key is <c>organisation/settlement</c>.</summary>
[Alias("kazva.settlement")]
public interface ISettlementGrain : IAreaGrain
{
    /// <summary>The newest reports of the locations that name this settlement themselves: as many, from the given one on, as one
    /// message should hold. Waits until they have been heard.</summary>
    /// <param name="from">How many reports the caller has got from earlier calls; they come in one order.</param>
    [Alias("location-reports"), AlwaysInterleave]
    Task<LocationReports> GetLocationReports(int from);
}

/// <summary>One category in a settlement and all that lies within it. Its key is <c>organisation/settlement/category</c>.</summary>
[Alias("kazva.settlement-category")]
public interface ISettlementCategoryGrain : IAreaGrain;

/// <summary>A kind of service. Its key is <c>organisation/category</c>.</summary>
[Alias("kazva.category")]
public interface ICategoryGrain : IAreaGrain;

/// <summary>The whole. Its key is the organisation's id.</summary>
[Alias("kazva.organisation")]
public interface IOrganisationGrain : IAreaGrain;

/// <summary>Some of the reports of a settlement's locations.</summary>
/// <param name="More">Whether there are further ones.</param>
[GenerateSerializer, Immutable, Alias("kazva.location-reports")]
public sealed record LocationReports([property: Id(0)] ImmutableArray<Report> Reports, [property: Id(1)] bool More)
{
    /// <summary>The most reports in one message: a few megabytes if every one of them were as large as can be, 40 kB as they are.</summary>
    public const int Most = 200;
}

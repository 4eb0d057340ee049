using Kazva.Feed;
using Kazva.RollUp;

namespace Kazva.Areas;

/// <summary>A grain that adds up what its locations report.</summary>
[Alias("kazva.area")]
public interface IAreaGrain : IGrainWithStringKey
{
    /// <summary>Takes a location's report, unless it is not newer than what the area has.</summary>
    [Alias("take"), AlwaysInterleave]
    Task Report(Report report);

    /// <summary>The live figures.</summary>
    [Alias("state"), AlwaysInterleave]
    Task<GridState> GetState();

    /// <summary>The whole sum, with a version.</summary>
    [Alias("report"), AlwaysInterleave]
    Task<Report> GetReport();
}

/// <summary>A village, a terminal, a region. Its key is <c>organisation/settlement</c>.</summary>
[Alias("kazva.settlement")]
public interface ISettlementGrain : IAreaGrain;

/// <summary>A kind of service. Its key is <c>organisation/category</c>.</summary>
[Alias("kazva.category")]
public interface ICategoryGrain : IAreaGrain;

/// <summary>The whole. Its key is the organisation's id.</summary>
[Alias("kazva.organisation")]
public interface IOrganisationGrain : IAreaGrain;

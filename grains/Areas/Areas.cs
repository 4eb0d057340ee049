using System.Collections.Immutable;
using Kazva.Definition;
using Kazva.RollUp;
using Kazva.Submissions;
using Microsoft.Extensions.Logging;

namespace Kazva.Areas;

/// <summary>Adds up the locations of a settlement.</summary>
[Reentrant, KeepAlive, GrainType("settlement")]
internal sealed class SettlementGrain(IGridCatalog catalog, ISubmissionLog log, TimeProvider time, ILogger<SettlementGrain> logger)
    : AreaGrain(GridLevel.Settlement, catalog, log, time, logger), ISettlementGrain
{
    /// <inheritdoc/>
    protected override (string Organisation, string Id) Key(string key) => GridKey.Parse(key);

    /// <inheritdoc/>
    protected override ImmutableArray<string> Codes(GridIndex grid, string id) => grid.BySettlement.GetValueOrDefault(id, []);
}

/// <summary>Adds up the locations of a category.</summary>
[Reentrant, KeepAlive, GrainType("category")]
internal sealed class CategoryGrain(IGridCatalog catalog, ISubmissionLog log, TimeProvider time, ILogger<CategoryGrain> logger)
    : AreaGrain(GridLevel.Category, catalog, log, time, logger), ICategoryGrain
{
    /// <inheritdoc/>
    protected override (string Organisation, string Id) Key(string key) => GridKey.Parse(key);

    /// <inheritdoc/>
    protected override ImmutableArray<string> Codes(GridIndex grid, string id) => grid.ByCategory.GetValueOrDefault(id, []);
}

/// <summary>Adds up all locations.</summary>
[Reentrant, KeepAlive, GrainType("organisation")]
internal sealed class OrganisationGrain(IGridCatalog catalog, ISubmissionLog log, TimeProvider time, ILogger<OrganisationGrain> logger)
    : AreaGrain(GridLevel.Organisation, catalog, log, time, logger), IOrganisationGrain
{
    /// <inheritdoc/>
    protected override (string Organisation, string Id) Key(string key) => (key, key);

    /// <inheritdoc/>
    protected override ImmutableArray<string> Codes(GridIndex grid, string id) => grid.AllCodes;
}

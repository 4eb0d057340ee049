using Kazva.Definition;
using Kazva.RollUp;
using Microsoft.Extensions.Logging;

namespace Kazva.Areas;

/// <summary>Adds up a settlement's own locations and the settlements within it.</summary>
[Reentrant, KeepAlive, GrainType("settlement")]
internal sealed class SettlementGrain(IGridCatalog catalog, LogHeads heads, TimeProvider time, ILogger<SettlementGrain> logger)
    : AreaGrain(GridLevel.Settlement, catalog, heads, time, logger), ISettlementGrain;

/// <summary>Adds up the locations of a category in a settlement and in those within it.</summary>
[Reentrant, KeepAlive, GrainType("settlement-category")]
internal sealed class SettlementCategoryGrain(
    IGridCatalog catalog, LogHeads heads, TimeProvider time, ILogger<SettlementCategoryGrain> logger)
    : AreaGrain(GridLevel.SettlementCategory, catalog, heads, time, logger), ISettlementCategoryGrain;

/// <summary>Adds up a category of the outermost settlements.</summary>
[Reentrant, KeepAlive, GrainType("category")]
internal sealed class CategoryGrain(IGridCatalog catalog, LogHeads heads, TimeProvider time, ILogger<CategoryGrain> logger)
    : AreaGrain(GridLevel.Category, catalog, heads, time, logger), ICategoryGrain;

/// <summary>Adds up the outermost settlements.</summary>
[Reentrant, KeepAlive, GrainType("organisation")]
internal sealed class OrganisationGrain(IGridCatalog catalog, LogHeads heads, TimeProvider time, ILogger<OrganisationGrain> logger)
    : AreaGrain(GridLevel.Organisation, catalog, heads, time, logger), IOrganisationGrain
{
    /// <inheritdoc/>
    protected override (string Organisation, string Id) Key(string key) => (key, key);
}

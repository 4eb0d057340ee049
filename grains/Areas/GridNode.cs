using Kazva.Definition;
using Kazva.RollUp;

namespace Kazva.Areas;

/// <summary>A place in the tree of sums: a location, or an area that adds up others.</summary>
/// <param name="Id">A code, a settlement's or category's id, the organisation's id, or <c>settlement/category</c>.</param>
public readonly record struct GridNode(GridLevel Level, string Id)
{
    /// <summary>A plate.</summary>
    public static GridNode Location(string code) => new(GridLevel.Location, code);

    /// <summary>A settlement with all that lies within it.</summary>
    public static GridNode Settlement(string id) => new(GridLevel.Settlement, id);

    /// <summary>One category in a settlement and in all that lies within it.</summary>
    public static GridNode SettlementCategory(string settlement, string category) =>
        new(GridLevel.SettlementCategory, $"{settlement}/{category}");

    /// <summary>A category.</summary>
    public static GridNode Category(string id) => new(GridLevel.Category, id);

    /// <summary>The whole.</summary>
    public static GridNode Organisation(string id) => new(GridLevel.Organisation, id);

    /// <summary>The name of its register where it is added up: a settlement's id may be spelt as a code is, so it gets a slash.</summary>
    public string Source => Level == GridLevel.Settlement ? $"{Id}/" : Id;

    /// <summary>The settlement and the category of a <see cref="GridLevel.SettlementCategory"/>.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public (string Settlement, string Category) Parts => GridKey.Parse(Id);

    /// <summary>The level and the id. Not what a record says of itself: most nodes have no <see cref="Parts"/>.</summary>
    public override string ToString() => $"{Level} {Id}";

    /// <summary>The grain that adds up this area.</summary>
    /// <exception cref="InvalidOperationException">It is a location, which adds up nothing.</exception>
    public IAreaGrain AreaGrain(IGrainFactory grains, string organisation) => Level switch
    {
        GridLevel.Settlement => grains.GetGrain<ISettlementGrain>(GridKey.Of(organisation, Id)),
        GridLevel.SettlementCategory => grains.GetGrain<ISettlementCategoryGrain>(GridKey.Of(organisation, Id)),
        GridLevel.Category => grains.GetGrain<ICategoryGrain>(GridKey.Of(organisation, Id)),
        GridLevel.Organisation => grains.GetGrain<IOrganisationGrain>(organisation),
        _ => throw new InvalidOperationException($"{this} is no area."),
    };
}

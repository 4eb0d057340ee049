using Kazva.Definition;
using Orleans.Metadata;
using Orleans.Runtime.Placement;

namespace Kazva.Silo.Hosting;

/// <summary>Puts what adds up together onto one silo: a settlement with its categories and its locations, so that most reports
/// never leave the process.</summary>
internal sealed class SettlementPlacement : PlacementStrategy
{
    public static SettlementPlacement Instance { get; } = new();
}

/// <summary>Places every grain of ours so. The grains need not know.</summary>
internal sealed class SettlementPlacementResolver : IPlacementStrategyResolver
{
    private static readonly HashSet<string> Ours = new(StringComparer.Ordinal)
    {
        "location", "settlement", "settlement-category", "category", "organisation", "feed",
    };

    public bool TryResolvePlacementStrategy(GrainType grainType, GrainProperties? properties, out PlacementStrategy result)
    {
        result = SettlementPlacement.Instance;
        return Ours.Contains(grainType.ToString()!);
    }
}

/// <summary>
/// Chooses by the highest random weight of silo and settlement (rendezvous hashing; Thaler and Ravishankar, 1998): every silo
/// comes to the same choice without asking, settlements spread evenly, and a silo that joins or leaves moves only its own.
/// </summary>
internal sealed class SettlementPlacementDirector(IGridCatalog catalog) : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var silos = context.GetCompatibleSilos(target);
        if (IPlacementDirector.GetPlacementHint(target.RequestContextData, silos) is { } hint) return Task.FromResult(hint);

        ulong hash = GrainId.Create("settlement", Group(target.GrainIdentity)).GetUniformHashCode();
        return Task.FromResult(silos.MaxBy(silo => Mix((hash << 32) | (uint)silo.GetConsistentHashCode()))!);
    }

    /// <summary>The key of the settlement that a grain belongs to; its own key when to none.</summary>
    internal string Group(GrainId grain)
    {
        var key = grain.Key.ToString()!;
        var parts = key.Split('/');
        return grain.Type.ToString() switch
        {
            "location" when parts is [var organisation, var code] && catalog.TryGet(organisation, out var grid)
                && grid.Locations.TryGetValue(code, out var location) => GridKey.Of(organisation, location.Settlement),
            "settlement-category" when parts is [var organisation, var settlement, _] => GridKey.Of(organisation, settlement),
            _ => key,
        };
    }

    /// <summary>The finalizer of SplitMix64 (Steele, Lea and Flood, 2014), which spreads every bit over all.</summary>
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
